package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Files that only their owner may read: tokens, keys, snapshots. On file systems without POSIX permissions (Windows) the folder's own
 * rights apply, and nothing is checked or changed.
 */
final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Refuses a file that its group or others may touch. */
    static void require(Path file, Phrase where) {
        if (!knowsOwners(file)) {
            return;
        }
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
            Set<PosixFilePermission> tooMany = EnumSet.noneOf(PosixFilePermission.class);
            tooMany.addAll(granted);
            tooMany.removeAll(FOLDER);
            if (!tooMany.isEmpty()) {
                String rights = PosixFilePermissions.toString(granted);
                throw new HubSpotException(Phrase.of(
                        where.en() + " can be read by others (" + rights
                                + "). Make it yours alone, then try again: chmod 600 " + file,
                        where.ja() + " は他の人も読めます（" + rights + "）。自分だけが読めるようにしてから、もう一度実行してください：" + "chmod 600 " + file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an existing file readable and writable by its owner only; a file that is not there is left alone. */
    static void protect(Path file) {
        if (knowsOwners(file) && Files.exists(file)) {
            try {
                Files.setPosixFilePermissions(file, FILE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Creates the missing folders of a path, open to their owner only; folders that exist stay as they are. */
    static void createFolders(Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        createFolders(folder.getParent());
        try {
            if (knowsOwners(folder)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException madeMeanwhile) {
            if (!Files.isDirectory(folder)) {
                throw madeMeanwhile;
            }
        }
    }

    /** Writes a new file that is protected before it holds anything. */
    static void write(Path file, byte[] content) throws IOException {
        if (knowsOwners(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        } else {
            Files.createFile(file);
        }
        // On the disk at once: what a key has turned into pseudonyms is worth nothing without it.
        Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    /**
     * Makes a file that appears with all its content or not at all. If it is there, or another thread or process makes it at the same time,
     * that one stays as it is: read the file to see which.
     */
    static void writeOnce(Path file, byte[] content) throws IOException {
        Path prepared = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            write(prepared, content);
            try {
                Files.createLink(file, prepared);
            } catch (FileAlreadyExistsException there) {
                throw there;
            } catch (FileSystemException | UnsupportedOperationException noLinksHere) {
                // Never over a file that is there either; on Windows by the system's word, elsewhere by a look just
                // before.
                Files.move(prepared, file);
            }
        } catch (FileAlreadyExistsException there) {
            // Somebody was quicker.
        } finally {
            Files.deleteIfExists(prepared);
        }
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
