package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that is read in stretches at the same time gives the log and the report of the same table read in one. */
class StretchedRowsTest {

    @TempDir
    Path folder;

    /** What makes a stretch end or begin in a place that is none. */
    private enum Trouble {
        NONE,
        QUOTED_LINE_BREAKS,
        BAD_TIMES,
        SURPLUS_CELLS,
        BLANK_ROWS,
        CASES_WITHOUT_EVENTS,
        CARRIAGE_RETURNS
    }

    private Path table(long seed, Trouble trouble, Charset charset) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("deal,activity,timestamp,owner,amount\n");
        String end = trouble == Trouble.CARRIAGE_RETURNS ? "\r\n" : "\n";
        for (int row = 0; text.length() < (4 << 20) + 999; row++) {
            boolean troubled = random.nextInt(50) == 0;
            text.append("D").append(random.nextInt(4) == 0 ? random.nextInt(row + 1) : row / 5);
            text.append(',').append("step ").append((char) ('A' + random.nextInt(20)));
            text.append(',')
                    .append(
                            troubled && trouble == Trouble.BAD_TIMES
                                    ? "soon"
                                    : String.format(
                                            "20%02d-%02d-%02d %02d:00:00%s",
                                            10 + random.nextInt(15),
                                            1 + random.nextInt(12),
                                            1 + random.nextInt(28),
                                            random.nextInt(24),
                                            random.nextBoolean() ? "+09:00" : ""));
            text.append(',');
            if (trouble == Trouble.QUOTED_LINE_BREAKS) {
                text.append("\"Mori,\nKen \"\"K\"\"\"");
            } else if (random.nextInt(3) > 0) {
                text.append("経路 ".repeat(random.nextInt(3))).append(random.nextInt(30));
            }
            text.append(',').append(random.nextInt(2000) / 4.0);
            text.append(troubled && trouble == Trouble.SURPLUS_CELLS ? ",too much" : "");
            text.append(end).append(troubled && trouble == Trouble.BLANK_ROWS ? ",,,," + end : "");
            if (troubled && trouble == Trouble.CASES_WITHOUT_EVENTS) {
                // Some of these cases have events after all.
                text.append(random.nextBoolean() ? "E" : "D")
                        .append(random.nextInt(2 * row + 2))
                        .append(",,,,")
                        .append(end);
            }
        }
        Path file = folder.resolve("table.csv");
        Files.write(file, text.toString().getBytes(charset));
        return file;
    }

    /** The same source, which knows no stretches. */
    private record InOne(TableSource table) implements TableSource {
        @Override
        public String name() {
            return table.name();
        }

        @Override
        public Phrase format() {
            return table.format();
        }

        @Override
        public void rows(RowHandler handler) {
            table.rows(handler);
        }
    }

    private static void same(Path file) {
        TableSource table = TableSource.open(SourceFile.of(file), new TableChoices());
        EventLog inOne = TableImport.of(new InOne(table)).read();
        EventLog inStretches = TableImport.of(table).read();
        assertThat(RandomLogs.content(inStretches, true)).isEqualTo(RandomLogs.content(inOne, true));
        assertThat(report(inStretches)).isEqualTo(report(inOne));
    }

    /** Without the time taken. */
    private static List<String> report(EventLog log) {
        List<String> lines = new ArrayList<>();
        for (String line : log.report().toString().split("\n")) {
            lines.add(line.replaceAll("[0-9.,]+ (ms|s)\\b", "…"));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void sameLogWhateverTheRowsHold(long seed) throws IOException {
        for (Trouble trouble : Trouble.values()) {
            same(table(seed, trouble, StandardCharsets.UTF_8));
        }
        same(table(seed, Trouble.NONE, TextEncoding.JAPANESE));
    }

    @Test
    void stretchesCoverTheTextAndBeginWithLines() throws IOException {
        Path file = table(5, Trouble.NONE, StandardCharsets.UTF_8);
        byte[] bytes = Files.readAllBytes(file);
        List<TextStretch> stretches = TextStretch.of(file, 2);
        assertThat(stretches).hasSize(2);
        assertThat(stretches.get(0).from()).isZero();
        assertThat(stretches.get(1).from()).isEqualTo(stretches.get(0).to());
        assertThat(stretches.get(1).to()).isEqualTo(bytes.length);
        assertThat(bytes[(int) stretches.get(0).to() - 1]).isEqualTo((byte) '\n');
        long lines = new String(bytes, StandardCharsets.UTF_8).lines().count();
        assertThat(stretches.get(0).lines(file) + stretches.get(1).lines(file)).isEqualTo(lines);
    }

    @Test
    void onlyAStretchThatEndsWithinARowIsReadAgainInOne() throws IOException {
        Path whole = table(9, Trouble.BAD_TIMES, StandardCharsets.UTF_8);
        assertThat(inStretches(whole)).isNotNull();
        // Of many beginnings some let the middle of the text fall into the first line of a row of two.
        String row = "D1,\"step\nA\",2024-03-01,x,1\n";
        Path torn = folder.resolve("torn.csv");
        int tears = 0;
        for (int shift = 0; shift < 14; shift++) {
            String text = "deal,activity,timestamp,owner,amount\nD1," + "s".repeat(1 + 4 * shift) + ",2024-03-01,x,1\n"
                    + row.repeat((5 << 20) / row.length());
            Files.writeString(torn, text);
            boolean isTorn =
                    text.startsWith("A\"", (int) TextStretch.of(torn, 2).get(1).from());
            assertThat(inStretches(torn) == null).isEqualTo(isTorn);
            tears += isTorn ? 1 : 0;
        }
        assertThat(tears).isBetween(1, 13);
        same(torn);
    }

    private static TableReader inStretches(Path file) {
        TableSource table = TableSource.open(SourceFile.of(file), new TableChoices());
        TableLayout layout = TableLayout.of(table, table.sample(), new TableChoices());
        TableReader reader =
                new TableReader(table, layout, new TableChoices(), new RelayedProgress(ProgressListener.SILENT));
        return StretchedRows.read(table.stretches(), reader, () -> {});
    }

    @Test
    void aTextWithoutLineBreaksIsOneStretch() throws IOException {
        Path file = folder.resolve("long.csv");
        Files.writeString(file, "x".repeat(9 << 20));
        assertThat(TextStretch.of(file, 4)).hasSize(1);
    }

    @Test
    void strictNamesTheFirstBadRowOfTheWholeTable() throws IOException {
        Path file = table(6, Trouble.NONE, StandardCharsets.UTF_8);
        String text = Files.readString(file);
        long rows = text.lines().count();
        Files.writeString(file, text + "D1,step A,yesterday,,1\n");
        assertThatThrownBy(() -> EventLog.csv(file).strict().read())
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("line " + (rows + 1))
                .hasMessageContaining("yesterday");
    }

    @Test
    void anUnclosedQuoteInTheFirstStretchIsAnErrorOfItsLine() throws IOException {
        Path file = table(7, Trouble.NONE, StandardCharsets.UTF_8);
        String text = Files.readString(file);
        int line = text.indexOf('\n', 1000) + 1;
        Files.writeString(file, text.substring(0, line) + "\"" + text.substring(line));
        assertThatThrownBy(() -> EventLog.read(file)).isInstanceOf(LogFormatException.class);
    }

    @Test
    void anInterruptEndsTheReadingAndItsThreads() throws Exception {
        Path file = table(8, Trouble.NONE, StandardCharsets.UTF_8);
        // Threads begin in the group of the thread that starts them, so those of other readings are not counted.
        ThreadGroup group = new ThreadGroup("interrupted reading");
        FutureTask<Integer> reading = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> EventLog.read(file)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            return group.activeCount();
        });
        new Thread(group, reading).start();
        assertThat(reading.get())
                .as("threads alive, the reading one among them")
                .isEqualTo(1);
    }
}
