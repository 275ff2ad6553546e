package io.keiro.log;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What a zip archive holds. It is read in place and never unpacked onto the disk, so that a name in it is only a label; an archive with a
 * name that leads out of it is refused all the same.
 *
 * @param files names of the files, folders and what systems add to archives left out
 * @param isWorkbook whether it is an Excel workbook
 */
record ZipArchive(Path path, List<String> files, boolean isWorkbook) {

    private static final int MOST_FILES = 10_000;

    static ZipArchive of(Path path, String name) throws IOException {
        List<String> files = new ArrayList<>();
        boolean workbook = false;
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
                workbook |= entry.getName().equals("[Content_Types].xml");
                add(entry, name, files);
            }
        } catch (ZipException e) {
            // Its table of contents is at the end and may be cut off; what is at the beginning can still be told.
            workbook = start(path, name, files);
        }
        return new ZipArchive(path, workbook ? List.of() : List.copyOf(files), workbook);
    }

    private static boolean start(Path path, String name, List<String> files) throws IOException {
        files.clear();
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("[Content_Types].xml")
                        || entry.getName().startsWith("xl/")) {
                    return true;
                }
                add(entry, name, files);
                if (!files.isEmpty()) {
                    return false;
                }
            }
            return false;
        }
    }

    private static void add(ZipEntry entry, String name, List<String> files) {
        String file = entry.getName();
        String plain = file.replace('\\', '/');
        if (plain.startsWith("/") || plain.matches("[A-Za-z]:.*") || ("/" + plain + "/").contains("/../")) {
            throw LogFormatException.in(
                    name,
                    Phrase.of(
                            "holds \"" + NearestNames.visible(file)
                                    + "\", a name that leads out of the archive; such archives are not read: pack the"
                                    + " files again",
                            "に、圧縮ファイルの外を指す名前「" + NearestNames.visible(file) + "」があります。読み込みません。ファイルを圧縮し直してください"));
        }
        String last = plain.substring(plain.lastIndexOf('/') + 1);
        if (!entry.isDirectory() && !last.startsWith(".") && !plain.startsWith("__MACOSX/")) {
            files.add(file);
        }
        if (files.size() > MOST_FILES) {
            String most = Wording.number(MOST_FILES);
            throw LogFormatException.in(
                    name,
                    Phrase.of(
                            "holds more than " + most + " files; unpack it and name the files to read",
                            "に " + most + "個を超えるファイルがあります。展開して、読み込むファイルを指定してください"));
        }
    }

    /** The unpacked bytes of one file in an archive. */
    static InputStream open(Path path, String file) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            ZipEntry entry = zip.getEntry(file);
            if (entry == null) {
                throw new ZipException("it does not hold " + file + " any more");
            }
            return new FilterInputStream(zip.getInputStream(entry)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    zip.close();
                }
            };
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }
}
