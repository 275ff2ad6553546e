package io.keiro.hubspot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The engine's journal beside the file of a snapshot: what is committed and not yet folded into the file. Like the file, only its owner
 * can read it.
 *
 * @param file the snapshot's file
 */
record Journal(Path file) {

    static Journal of(Path file) {
        return new Journal(file);
    }

    Path path() {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    boolean isThere() {
        return Files.exists(path());
    }

    /** In bytes; 0 if there is none. */
    long size() {
        try {
            return isThere() ? Files.size(path()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The journal appears anew after every checkpoint, with the rights that the system usually gives, unless an empty one is there. To be
     * called when the file is open, because opening takes an empty one away.
     */
    void make() {
        try {
            if (isThere()) {
                OwnerOnly.protect(path());
            } else {
                OwnerOnly.write(path(), new byte[0]);
            }
        } catch (IOException e) {
            throw StoreFailure.cannotWrite(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** Takes away one into which nothing was written, or which has been folded in. */
    void dropEmpty() {
        try {
            if (isThere() && Files.size(path()) == 0) {
                Files.delete(path());
            }
        } catch (IOException e) {
            // The next one that opens the file takes it away.
        }
    }

    /** Takes it away with what it holds, before its file goes or another file takes that one's place. */
    void discard() throws IOException {
        Files.deleteIfExists(path());
    }
}
