package io.keiro.log;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A file that has been looked at: that it is there, how it is packed and what its first bytes say it is. The content decides, the name
 * only helps in messages.
 *
 * @param entry which file in an archive of several, else empty
 * @param stamp what it was like when it was looked at
 */
record SourceFile(Path path, Packing packing, Content content, String entry, Stamp stamp) {

    /** Size and time of the last change. */
    record Stamp(long size, FileTime changed) {
        static Stamp of(Path path) throws IOException {
            return new Stamp(Files.size(path), Files.getLastModifiedTime(path));
        }
    }

    private SourceFile(Path path, Packing packing, Content content) throws IOException {
        this(path, packing, content, "", Stamp.of(path));
    }

    enum Packing {
        PLAIN,
        GZIP,
        ZIP
    }

    enum Content {
        TEXT,
        XML,
        WORKBOOK,
        PARQUET
    }

    private static final int PEEK = 4096;

    static SourceFile of(Path path) {
        if (!Files.exists(path)) {
            throw missing(path);
        }
        String name = name(path);
        if (Files.isDirectory(path)) {
            throw LogFormatException.in(
                    name,
                    Phrase.of(
                            "is a folder; name one file in it, for example .xes, .xes.gz, .csv or .xlsx"
                                    + listing(path),
                            "はフォルダーです。中のファイル(.xes、.xes.gz、.csv、.xlsx など)を1つ指定してください" + listing(path)));
        }
        if (!Files.isRegularFile(path)) {
            throw LogFormatException.in(
                    name,
                    Phrase.of(
                            "is a pipe or a device, which can be read only once; save it as a file first",
                            "はパイプまたはデバイスで、一度しか読めません。先にファイルとして保存してください"));
        }
        try {
            byte[] start = start(path, Packing.PLAIN);
            if (start.length == 0) {
                throw empty(name);
            }
            if (startsWith(start, 0x1f, 0x8b)) {
                return packed(path, Packing.GZIP);
            }
            if (isZip(start)) {
                return zipped(path, name);
            }
            if (startsWith(start, 'P', 'A', 'R', '1')) {
                return new SourceFile(path, Packing.PLAIN, Content.PARQUET);
            }
            return new SourceFile(path, Packing.PLAIN, content(name, start));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    String name() {
        return entry.isEmpty() ? name(path) : name(path) + "/" + NearestNames.visible(entry);
    }

    /** What to say if the file is no longer as it was when it was looked at: its parts may not belong together. */
    List<Phrase> changes() {
        boolean same;
        try {
            same = Stamp.of(path).equals(stamp);
        } catch (IOException e) {
            same = false;
        }
        return same
                ? List.of()
                : List.of(Phrase.of(
                        "the file " + name() + " was changed while it was read; read it again",
                        name() + " は読み込み中に変更されました。もう一度読み込んでください"));
    }

    /** The unpacked bytes from the beginning. */
    InputStream open() {
        return open(raw -> raw);
    }

    /**
     * The unpacked bytes from the beginning.
     *
     * @param watch put around the packed bytes
     */
    InputStream open(UnaryOperator<InputStream> watch) {
        try {
            return entry.isEmpty() ? open(path, packing, watch) : openEntry();
        } catch (IOException e) {
            throw unreadable(name(), e);
        }
    }

    /** A failure while reading: a damaged archive is the file's fault, everything else the disk's. */
    static RuntimeException unreadable(String name, IOException e) {
        // Another thread unpacks and wraps what it meets.
        if (e.getCause() instanceof LogFormatException said) {
            return said;
        }
        if (e instanceof EOFException || e instanceof ZipException) {
            return LogFormatException.caused(
                    LogFormatException.Place.file(name),
                    Phrase.of(
                            "the archive is damaged or cut off (" + e.getMessage()
                                    + "); copy or download the file again",
                            "圧縮ファイルが壊れているか途中で切れています(" + e.getMessage() + ")。もう一度コピーまたはダウンロードしてください"),
                    e);
        }
        String reason = e instanceof AccessDeniedException ? "no permission" : e.getMessage();
        return new UncheckedIOException(name + " cannot be read: " + reason, e);
    }

    private static SourceFile packed(Path path, Packing packing) throws IOException {
        byte[] start = start(path, packing);
        if (start.length == 0) {
            throw empty(name(path));
        }
        return new SourceFile(path, packing, content(name(path), start));
    }

    private InputStream openEntry() throws IOException {
        return new UnpackedBytes(ZipArchive.open(path, entry), name(), Files.size(path));
    }

    private static InputStream open(Path path, Packing packing, UnaryOperator<InputStream> watch) throws IOException {
        InputStream raw = watch.apply(Files.newInputStream(path));
        try {
            return switch (packing) {
                case PLAIN -> raw;
                case GZIP -> unpacked(path, new GZIPInputStream(raw, 1 << 16));
                case ZIP -> unpacked(path, onlyEntry(new ZipInputStream(new BufferedInputStream(raw, 1 << 16))));
            };
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unpacked(Path path, InputStream in) throws IOException {
        return new UnpackedBytes(in, name(path), Files.size(path));
    }

    /** A plain zip is read when it holds a single file; it is never unpacked onto the disk. */
    private static InputStream onlyEntry(ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            if (!entry.isDirectory()
                    && !file.startsWith(".")
                    && !entry.getName().startsWith("__MACOSX")) {
                return zip;
            }
        }
        throw new ZipException("it holds no file");
    }

    private static byte[] start(Path path, Packing packing) throws IOException {
        byte[] start = new byte[PEEK];
        int length = 0;
        try (InputStream in = open(path, packing, raw -> raw)) {
            for (int read = in.read(start); read > 0; read = in.read(start, length, PEEK - length)) {
                length += read;
            }
        } catch (EOFException | ZipException e) {
            // An archive may be cut off behind a good beginning; the reader of its content decides what that is worth.
            if (length == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(start, length);
    }

    /** The archive at a path, or null if there is another file or none. */
    static ZipArchive archive(Path path) {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try {
            return isZip(start(path, Packing.PLAIN)) ? ZipArchive.of(path, name(path)) : null;
        } catch (IOException e) {
            throw unreadable(name(path), e);
        }
    }

    private static boolean isZip(byte[] start) {
        return startsWith(start, 'P', 'K', 3, 4);
    }

    private static SourceFile zipped(Path path, String name) throws IOException {
        ZipArchive archive = ZipArchive.of(path, name);
        if (archive.isWorkbook()) {
            return new SourceFile(path, Packing.PLAIN, Content.WORKBOOK);
        }
        if (archive.files().size() > 1) {
            throw LogFormatException.in(
                    name,
                    Phrase.of(
                            "is an archive of several files; unpack it and name the one to read",
                            "は複数のファイルを含む圧縮ファイルです。展開して、読み込むファイルを指定してください"));
        }
        return packed(path, Packing.ZIP);
    }

    /** One of several files in an archive. */
    static SourceFile inArchive(Path path, String entry) {
        String name = name(path) + "/" + NearestNames.visible(entry);
        try {
            SourceFile file = new SourceFile(path, Packing.ZIP, Content.TEXT, entry, Stamp.of(path));
            try (InputStream in = file.open()) {
                byte[] start = in.readNBytes(PEEK);
                if (start.length == 0) {
                    throw empty(name);
                }
                return new SourceFile(path, Packing.ZIP, content(name, start), entry, file.stamp());
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static Content content(String name, byte[] start) {
        Phrase other = otherFormat(start);
        if (other != null) {
            throw LogFormatException.in(
                    name,
                    Phrase.of(
                            "is " + other.en()
                                    + ", not an event log; valid are XES, CSV (also .gz), Excel .xlsx and Parquet",
                            "は" + other.ja() + "で、イベントログではありません。XES、CSV(.gz も可)、Excel の .xlsx、Parquet を読み込めます"));
        }
        return startsLikeXml(start) ? Content.XML : Content.TEXT;
    }

    private static Phrase otherFormat(byte[] start) {
        if (isZip(start) || startsWith(start, 0x1f, 0x8b)) {
            return Phrase.of("an archive in an archive (unpack it first)", "圧縮ファイルの中の圧縮ファイル(先に展開してください)");
        }
        if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            return Phrase.of(
                    "an old Excel file (.xls) or a workbook with a password (save it as .xlsx without one)",
                    "古い Excel 形式(.xls)またはパスワード付きのブック(パスワードなしの .xlsx で保存し直してください)");
        }
        if (startsWith(start, 'P', 'A', 'R', '1')) {
            return Phrase.of("a packed Parquet file (unpack it first)", "圧縮された Parquet ファイル(先に展開してください)");
        }
        if (startsWith(start, 'S', 'Q', 'L', 'i', 't', 'e', ' ')) {
            return Phrase.of("an SQLite database", "SQLite データベース");
        }
        if (startsWith(start, '%', 'P', 'D', 'F')) {
            return Phrase.of("a PDF document", "PDF 文書");
        }
        return TextEncoding.looksBinary(start) ? Phrase.of("a binary file", "バイナリーファイル") : null;
    }

    private static boolean startsLikeXml(byte[] start) {
        for (byte b : start) {
            int value = b & 0xff;
            boolean mark = value == 0xef || value == 0xbb || value == 0xbf || value == 0xfe || value == 0xff;
            if (value == '<') {
                return true;
            }
            if (!mark && value > ' ') {
                return false;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static String name(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    private static LogFormatException empty(String name) {
        return LogFormatException.in(
                name,
                Phrase.of(
                        "is empty; expected a header and rows (CSV, Excel) or traces (XES); export or copy the file again",
                        "は空です。見出し行とデータ行(CSV、Excel)またはトレース(XES)が必要です。もう一度出力またはコピーしてください"));
    }

    private static UncheckedIOException missing(Path path) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        String where = folder != null && Files.isDirectory(folder)
                ? listing(folder)
                : "; the folder " + folder + " does not exist either";
        return new UncheckedIOException(path + " does not exist" + where, new NoSuchFileException(path.toString()));
    }

    static String listing(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(SourceFile::name)
                    .filter(n -> !n.startsWith("."))
                    .sorted()
                    .toList();
            return names.isEmpty() ? "; " + folder + " is empty" : "; " + folder + " holds " + NearestNames.list(names);
        } catch (IOException e) {
            return "; " + folder + " cannot be listed";
        }
    }
}
