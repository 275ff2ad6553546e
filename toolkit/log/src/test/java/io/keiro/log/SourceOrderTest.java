package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that was read in the order of its source keeps it through every format. */
class SourceOrderTest {

    @TempDir
    Path folder;

    private EventLog log;

    @BeforeEach
    void threeStepsOfWhichTheSecondHasTheLastTime() throws IOException {
        Path file = folder.resolve("source.csv");
        Files.writeString(file, """
                case,activity,time,amount
                1,a,2024-03-01T08:00:00Z,1
                1,b,2024-03-03T08:00:00Z,2
                1,c,2024-03-02T08:00:00Z,3
                2,c,,4
                2,a,2024-03-02T08:00:00Z,5
                """);
        log = EventLog.csv(file).order(EventOrder.SOURCE).read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.csv", "log.csv.gz", "log.xes", "log.xes.gz", "log.xlsx", "log.parquet"})
    void keptThroughEveryFormat(String name) {
        EventLog again = writtenAndRead(log, folder.resolve(name));
        assertThat(RandomLogs.content(again, true)).isEqualTo(RandomLogs.content(log, true));
        assertThat(again.order()).isEqualTo(EventOrder.SOURCE);
        assertThat(activities(again)).containsExactly("a", "b", "c", "c", "a");
        assertThat(again.eventAttributes()).containsExactly("amount");
        assertThat(again.report().warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.csv", "log.xes", "log.parquet"})
    void randomLogs(String name) throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            EventLog random = random(new Random(seed));
            EventLog again = writtenAndRead(random, folder.resolve(name));
            assertThat(RandomLogs.content(again, true)).as("seed " + seed).isEqualTo(RandomLogs.content(random, true));
        }
    }

    @Test
    void rowsThatWereSortedAgain() throws IOException {
        Path file = folder.resolve("log.csv");
        log.writeCsv(file);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        rows.sort(Comparator.reverseOrder());
        rows.add(0, lines.get(0));
        Files.write(file, rows);
        EventLog again = EventLog.read(file);
        assertThat(activities(again.keepCases("1"))).containsExactly("a", "b", "c");
        assertThat(activities(again.keepCases("2"))).containsExactly("c", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.csv", "log.xes"})
    void theCallerMayWantTheOrderOfTime(String name) {
        Path file = folder.resolve(name);
        writtenAndRead(log, file);
        EventLog byTime = name.endsWith("xes")
                ? EventLog.xes(file).order(EventOrder.TIME).read()
                : EventLog.csv(file).order(EventOrder.TIME).read();
        assertThat(activities(byTime)).containsExactly("a", "c", "b", "c", "a");
        assertThat(byTime.order()).isEqualTo(EventOrder.TIME);
    }

    @Test
    void severalFilesOfXes() throws IOException {
        Files.createDirectory(folder.resolve("many"));
        log.keepCases("1").writeXes(folder.resolve("many/1.xes"));
        log.keepCases("2").writeXes(folder.resolve("many/2.xes"));
        EventLog again = EventLog.read(folder.resolve("many/*.xes"));
        assertThat(activities(again)).containsExactly("a", "b", "c", "c", "a");
        assertThat(again.order()).isEqualTo(EventOrder.SOURCE);
    }

    @Test
    void intervals() throws IOException {
        Path file = folder.resolve("intervals.csv");
        Files.writeString(file, """
                case,activity,start,end
                1,a,2024-03-05T08:00:00Z,2024-03-05T09:00:00Z
                1,b,2024-03-01T08:00:00Z,2024-03-02T08:00:00Z
                """);
        EventLog read = EventLog.csv(file).order(EventOrder.SOURCE).read();
        EventLog again = writtenAndRead(read, folder.resolve("again.csv"));
        assertThat(activities(again)).containsExactly("a", "b");
        assertThat(RandomLogs.content(again, true)).isEqualTo(RandomLogs.content(read, true));
    }

    @Test
    void aLogInTheOrderOfTimeHasNoSuchColumn() throws IOException {
        Path file = folder.resolve("time.csv");
        EventLog.csv(folder.resolve("source.csv")).read().writeCsv(file);
        assertThat(Files.readAllLines(file).get(0)).doesNotContain(":order");
    }

    @Test
    void noWholeNumber() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, """
                case,activity,time,time:order
                1,a,2024-03-01T08:00:00Z,first
                1,b,2024-03-03T08:00:00Z,second
                """);
        assertThatThrownBy(() -> EventLog.read(file))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(
                        "bad.csv, column 'time:order': \"first\" is no whole number; a column of this name counts the events of a"
                                + " case; name the order yourself to read it as any other column: order(EventOrder.TIME)");
        assertThat(EventLog.csv(file).order(EventOrder.TIME).read().eventAttributes())
                .containsExactly("time:order");
    }

    /** A column that is wanted for something else counts nothing. */
    @Test
    void aColumnWithARoleOfItsOwn() throws IOException {
        Path file = folder.resolve("role.csv");
        Files.writeString(file, """
                case,step,time,time:order
                1,a,2024-03-03T08:00:00Z,second
                1,b,2024-03-01T08:00:00Z,first
                """);
        EventLog read = EventLog.csv(file).activity("time:order").read();
        assertThat(activities(read)).containsExactly("first", "second");
        assertThat(read.order()).isEqualTo(EventOrder.TIME);
    }

    private static EventLog writtenAndRead(EventLog log, Path file) {
        String name = file.getFileName().toString();
        if (name.contains(".csv")) {
            log.writeCsv(file);
        } else if (name.contains(".xes")) {
            log.writeXes(file);
        } else if (name.endsWith(".xlsx")) {
            log.writeWorkbook(file);
        } else {
            log.writeParquet(file);
        }
        return EventLog.read(file);
    }

    private static List<String> activities(EventLog log) {
        List<String> activities = new ArrayList<>();
        for (int e = 0; e < log.eventCount(); e++) {
            activities.add(log.activity(e));
        }
        return activities;
    }

    /** Interleaved cases whose times go forth and back. */
    private EventLog random(Random random) throws IOException {
        StringBuilder text = new StringBuilder("case,activity,time,note\n");
        for (int row = 0; row < 40; row++) {
            text.append('c')
                    .append(random.nextInt(5))
                    .append(",s")
                    .append(random.nextInt(4))
                    .append(',');
            if (random.nextInt(6) > 0) {
                text.append("2024-03-0").append(1 + random.nextInt(9)).append("T08:00:00Z");
            }
            text.append(",n").append(random.nextInt(3)).append('\n');
        }
        Path file = folder.resolve("random.csv");
        Files.writeString(file, text);
        return EventLog.csv(file).order(EventOrder.SOURCE).read();
    }
}
