package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of damaged files: flipped, cut and inserted bytes. Each gives a log whose report adds up, or a {@link LogFormatException};
 * two ways of reading give the same; none takes long.
 */
class MutatedFilesTest {

    private static final byte[] TELLING =
            "<>\"'&/ =;,\n\r\t\0\u0080\u00ff0123456789aLe-:.".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    private interface Reading {
        EventLog read();
    }

    /** The content, or the message without the name of the file. */
    private static Object outcome(Reading reading) {
        try {
            EventLog log = reading.read();
            ImportReport report = log.report();
            assertThat(report.rowsKept() + report.rowsDropped()).isEqualTo(report.rowsRead());
            assertThat(report.rowsKept()).isGreaterThanOrEqualTo(log.eventCount());
            return RandomLogs.content(log, true);
        } catch (LogFormatException e) {
            return e.getMessage().replaceFirst("^m\\.[a-z.]+", "");
        }
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int m = random.nextInt(4); m >= 0 && bytes.length > 1; m--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
                case 2 -> bytes = joined(bytes, at, new byte[] {TELLING[random.nextInt(TELLING.length)]}, at);
                default -> {
                    int end = Math.min(bytes.length, at + 1 + random.nextInt(20));
                    bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : joined(bytes, at, new byte[0], end);
                }
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int before, byte[] inserted, int behind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, before);
        out.writeBytes(inserted);
        out.write(bytes, behind, bytes.length - behind);
        return out.toByteArray();
    }

    private Path packed(byte[] bytes, String name) throws IOException {
        Path path = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(bytes);
        }
        return path;
    }

    @Test
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void twoThousandXesFilesByBothParsers() throws IOException {
        RandomLogs logs = new RandomLogs(2024);
        Random random = new Random(2024);
        Path path = folder.resolve("m.xes");
        int readable = 0;
        for (int i = 0; i < 2000; i++) {
            if (i % 20 == 0) {
                logs.next().writeXes(folder.resolve("base.xes"));
            }
            Files.write(path, mutated(Files.readAllBytes(folder.resolve("base.xes")), random));
            Object quick = outcome(() -> EventLog.read(path));
            if (Files.size(path) == 0 || quick.toString().startsWith(": is a binary file")) {
                continue;
            }
            SourceFile file = SourceFile.of(path);
            if (file.content() == SourceFile.Content.XML) {
                Object complete = outcome(() -> XesReader.readCompletely(file, XesImport.Settings.DEFAULTS));
                assertThat(quick).as("file " + i).isEqualTo(complete);
                if (i % 10 == 0) {
                    outcome(() -> EventLog.xes(path).keepBeforeDamage().read());
                }
            }
            readable += quick instanceof String ? 0 : 1;
        }
        assertThat(readable).as("some stay readable").isBetween(200, 1900);
    }

    @Test
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void twoThousandCsvFilesPlainAndPacked() throws IOException {
        RandomLogs logs = new RandomLogs(77);
        Random random = new Random(77);
        byte[] base = {};
        int readable = 0;
        for (int i = 0; i < 2000; i++) {
            if (i % 20 == 0) {
                EventLog log = logs.next();
                log.writeCsv(folder.resolve("base.csv"));
                base = Files.readAllBytes(folder.resolve("base.csv"));
            }
            byte[] bytes = mutated(base, random);
            Path path = Files.write(folder.resolve("m.csv"), bytes);
            Object plain = outcome(() -> EventLog.read(path));
            if (i % 5 == 0 && bytes.length > 3 && !plain.toString().contains("archive")) {
                Path gzip = packed(bytes, "m.csv.gz");
                assertThat(outcome(() -> EventLog.read(gzip))).as("file " + i).isEqualTo(plain);
            }
            readable += plain instanceof String ? 0 : 1;
        }
        assertThat(readable).as("some stay readable").isBetween(200, 1900);
    }

    @Test
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void damagedParquet() throws IOException {
        Random random = new Random(5);
        Path whole = folder.resolve("whole.parquet");
        EventLogTest.small().writeParquet(whole);
        byte[] bytes = Files.readAllBytes(whole);
        int refused = 0;
        for (int i = 0; i < 30; i++) {
            byte[] damaged = bytes.clone();
            // Sizes and the footer stand at the end.
            int from = i % 2 == 0 ? Math.max(0, damaged.length - 40) : 0;
            damaged[from + random.nextInt(damaged.length - from)] = (byte) random.nextInt(256);
            Path path = Files.write(folder.resolve("m.parquet"), damaged);
            refused += outcome(() -> EventLog.read(path)) instanceof String ? 1 : 0;
        }
        assertThat(refused).isPositive();
        for (String text : new String[] {"PAR1", "PAR1PAR1", "PAR1\u00ff\u00ff\u00ff\u007fPAR1"}) {
            Path path = Files.write(folder.resolve("m.parquet"), text.getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> EventLog.read(path))
                    .isInstanceOf(LogFormatException.class)
                    .hasMessageStartingWith("m.parquet cannot be read as Parquet (");
        }
    }

    private byte[] repacked(Path workbook, String part, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(workbook.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : in.stream().toArray(ZipEntry[]::new)) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(part)
                                ? content
                                : in.getInputStream(entry).readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    private byte[] part(Path workbook, String name) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet2.xml",
                "xl/workbook.xml",
                "xl/styles.xml",
                "[Content_Types].xml",
                "_rels/.rels",
                "xl/_rels/workbook.xml.rels"
            })
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void damagedPartsOfWorkbooks(String name) throws IOException {
        Random random = new Random(name.hashCode());
        Path whole = folder.resolve("whole.xlsx");
        EventLogTest.small().writeWorkbook(whole);
        byte[] part = part(whole, name);
        int refused = 0;
        for (int i = 0; i < 15; i++) {
            Path path = Files.write(folder.resolve("m.xlsx"), repacked(whole, name, mutated(part, random)));
            refused += outcome(() -> EventLog.read(path)) instanceof String ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='2'><c r='A2'><v>abc</v></c></row>|the cell in row 2, column 1 holds \"abc\"",
                "<row r='2'><c r='B2' t='s'><v>99999</v></c></row>|the cell in row 2, column 2 holds \"99999\"",
                "<row r='2'><c r='A2' s='zz'><v>1</v></c></row>|the cell in row 2, column 1 holds \"1\"",
                "<row r='x'><c r='A2'><v>1</v></c></row>|no row can be called x",
                "<row r='99999999999'><c r='A2'><v>1</v></c></row>|no row can be called 99999999999",
                "<row r='2'><c r='ZZZZ2'><v>1</v></c></row>|no cell can be called ZZZZ2"
            })
    void cellsThatAreWrong(String rowAndMessage) throws IOException {
        String[] parts = rowAndMessage.split("\\|");
        Path whole = folder.resolve("whole.xlsx");
        EventLogTest.small().writeWorkbook(whole);
        String sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                + "<row r='1'><c r='A1' t='str'><v>case</v></c><c r='B1' t='str'><v>activity</v></c>"
                + "<c r='C1' t='str'><v>time</v></c></row>" + parts[0] + "</sheetData></worksheet>";
        Path path = Files.write(
                folder.resolve("m.xlsx"),
                repacked(whole, "xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("m.xlsx cannot be read as an Excel workbook (" + parts[1]);
    }

    @Test
    void numbersBeyondEveryDateAreNoDates() throws IOException {
        Path whole = folder.resolve("whole.xlsx");
        EventLogTest.small().writeWorkbook(whole);
        String sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                + "<row r='1'><c r='A1' t='str'><v>case</v></c><c r='B1' t='str'><v>activity</v></c>"
                + "<c r='C1' t='str'><v>time</v></c></row>"
                + "<row r='2'><c r='A2'><v>1</v></c><c r='B2' t='str'><v>A</v></c><c r='C2' s='1'><v>1e300</v></c></row>"
                + "<row r='3'><c r='A3'><v>1</v></c><c r='B3' t='str'><v>B</v></c><c r='C3' s='1'><v>45292</v></c></row>"
                + "</sheetData></worksheet>";
        Path path = Files.write(
                folder.resolve("m.xlsx"),
                repacked(whole, "xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8)));
        EventLog log = EventLog.read(path);
        assertThat(log.activities()).containsExactly("B");
        assertThat(log.report().rowsDropped()).isEqualTo(1);
    }
}
