package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that look like other types, identifiers that are numbers, cases without events: they come back from every format. */
class RoundTripTypesTest {

    private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");
    private static final String[] LOOKS = {
        "007", "12", "1.5", "true", "2024-03-01", "1,234", "03/04/2024", "Infinity", "€ 5"
    };

    @TempDir
    Path folder;

    private EventLog again(EventLog log, String format) {
        Path path = folder.resolve("log." + format);
        switch (format) {
            case "xlsx" -> log.writeWorkbook(path);
            case "parquet" -> log.writeParquet(path);
            case "csv", "csv.gz" -> log.writeCsv(path);
            default -> log.writeXes(path);
        }
        return EventLog.read(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "csv.gz", "xes", "xes.gz", "xlsx", "parquet"})
    void randomColumnsOfAnyTypeUnderAnyName(String format) {
        Random random = new Random(17);
        String[] names = {"deal_id", "note", "ownerId", "a, b", "quoted \"name\"", "amount", "商談ID"};
        for (int i = 0; i < 40; i++) {
            EventLogBuilder log = EventLog.builder("typed");
            int[] kinds = random.ints(names.length, 0, 6).toArray();
            String[] looks = new String[names.length];
            for (int n = 0; n < names.length; n++) {
                looks[n] = LOOKS[random.nextInt(LOOKS.length)];
            }
            for (int e = 0; e < 6; e++) {
                log.event("c" + random.nextInt(3), "A" + random.nextInt(2), DAY.plusSeconds(random.nextInt(3)));
                for (int n = 0; n < names.length; n++) {
                    if (random.nextInt(3) > 0) {
                        log.with(names[n], value(kinds[n], looks[n], random));
                    }
                }
            }
            log.caseAttribute("empty 1", "score", "10")
                    .caseAttribute("c0", "score", "9")
                    .caseAttribute("empty 2", "size", 3);
            EventLog built = log.build();
            assertThat(RandomLogs.content(again(built, format), true))
                    .as("log " + i)
                    .isEqualTo(RandomLogs.content(built, true));
        }
    }

    private static Object value(int kind, String look, Random random) {
        return switch (kind) {
            case 0, 1 -> look;
            case 2 -> random.nextLong(1000);
            case 3 -> (double) random.nextInt(5);
            case 4 -> random.nextBoolean();
            default -> DAY.plusMillis(random.nextInt());
        };
    }

    @Test
    void onlyWhatNeedsQuotesGetsThem() throws IOException {
        EventLog plain = EventLog.builder("p")
                .event("1", "A", DAY)
                .with("note", "x")
                .with("n", 5)
                .build();
        Path path = folder.resolve("p.csv");
        plain.writeCsv(path);
        assertThat(Files.readString(path))
                .isEqualTo("\uFEFFcase,activity,time,note,n\r\n1,A,2024-03-01T00:00:00Z,x,5\r\n");
        EventLog text = EventLog.builder("p")
                .event("1", "A", DAY)
                .with("note", "12")
                .with("n", 5)
                .build();
        text.writeCsv(path);
        assertThat(Files.readString(path))
                .isEqualTo("\uFEFF\"case\",activity,time,\"note\",n\r\n\"1\",A,2024-03-01T00:00:00Z,\"12\",5\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"case\",\"activity\",\"time\",\"n\"\n\"1\",\"A\",\"2024-03-01\",\"5\"\n",
                "case,activity,time,\"n\"\n1,A,2024-03-01,5\n",
                "case,activity,time,n\n1,A,2024-03-01,\"5\"\n",
                "case,activity,time,\"n\"\n1,A,2024-03-01,\"5\"\n1,A,2024-03-01,6\n"
            })
    void quotesThatSayNothingAboutTypes(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("t.csv"), text);
        assertThat(EventLog.read(path).eventAttribute("n").type()).isEqualTo(Column.Type.LONG);
    }

    @Test
    void caseWithoutEventsIsARow() throws IOException {
        Path path = Files.writeString(folder.resolve("t.csv"), """
                case,activity,time,case:region,n
                1,A,2024-03-01,West,1
                2,,,East,
                1,,,North,
                3,,2024-03-01,South,
                4,,,,5
                5,,,,
                """);
        EventLog log = EventLog.read(path);
        assertThat(log.caseIds()).containsExactly("1", "2", "5");
        assertThat(log.caseAttribute("region").text(0)).isEqualTo("West");
        assertThat(log.caseAttribute("region").text(1)).isEqualTo("East");
        assertThat(log.caseAttribute("region").isMissing(2)).isTrue();
        ImportReport report = log.report();
        assertThat(List.of(report.rowsRead(), report.rowsKept(), report.rowsDropped()))
                .containsExactly(6L, 3L, 3L);
        assertThat(report.toString())
                .contains(
                        "3 left out: the row has no activity (line 5 'activity', line 6 'activity', line 4 'activity').")
                .contains("Warning: 2 rows name a case and nothing that happened; kept as cases without events");
        assertThatThrownBy(() -> EventLog.csv(path).strict().read())
                .hasMessage("t.csv, line 5, column 'activity': the row has no activity");
        Path bad = Files.writeString(folder.resolve("u.csv"), "case,activity,time\n1,,\n1,A,2024-03-01\n");
        assertThatThrownBy(() -> EventLog.csv(bad).strict().read())
                .hasMessage("u.csv, line 2, column 'activity': the row has no activity");
        Path good = Files.writeString(folder.resolve("v.csv"), "case,activity,time\n1,,\n2,A,2024-03-01\n");
        assertThat(EventLog.csv(good).strict().read().caseIds()).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "parquet"})
    void logWithoutAnyEventDoesNotComeBack(String format) {
        EventLog log =
                EventLog.builder("n").caseAttribute("1", "region", "West").build();
        assertThatThrownBy(() -> again(log, format))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("none of the 1 rows became an event (1: the row has no activity)");
        assertThat(again(log, "xes").caseCount()).isEqualTo(1);
    }
}
