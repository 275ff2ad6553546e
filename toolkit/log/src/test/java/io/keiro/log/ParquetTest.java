package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTest {

    @TempDir
    Path folder;

    /** Writes what a query gives, as another tool would. */
    private Path parquet(String name, String query) throws SQLException {
        Path path = folder.resolve(name);
        try (Connection database = ParquetFile.connect();
                Statement statement = database.createStatement()) {
            statement.execute("COPY (" + query + ") TO " + ParquetFile.text(path.toString()) + " (FORMAT parquet)");
        }
        return path;
    }

    @Test
    void randomLogsComeBackAsTheyWere() {
        RandomLogs logs = new RandomLogs(41);
        int written = 0;
        for (int i = 0; i < 40; i++) {
            EventLog log = logs.next();
            if (log.eventCount() == 0) {
                continue;
            }
            Path path = folder.resolve("log.parquet");
            log.writeParquet(path);
            EventLog again = EventLog.read(path);
            assertThat(RandomLogs.content(again, true)).as("log " + i).isEqualTo(RandomLogs.content(log, true));
            written++;
        }
        assertThat(written).isGreaterThan(25);
    }

    @Test
    void aRealLogComesBackAsItWas() {
        EventLog log = EventLog.read(SharedData.file("data/logs/receipt.xes.gz"));
        log.writeParquet(folder.resolve("receipt.parquet"));
        assertThat(RandomLogs.content(EventLog.read(folder.resolve("receipt.parquet")), true))
                .isEqualTo(RandomLogs.content(log, true));
    }

    @Test
    void typesAreTakenOver() throws SQLException {
        Path path = parquet("t.parquet", """
                SELECT 7 AS "case", 'A' AS activity, TIMESTAMPTZ '2024-03-01 09:00:00+00' AS "time",
                '012' AS code, 5::TINYINT AS small, 1.50::DECIMAL(9, 2) AS price, 0.1::FLOAT AS rate, 2.0::DOUBLE AS factor,
                true AS sent, DATE '2024-04-01' AS due, TIMESTAMP_NS '2024-01-01 00:00:00.123456789' AS nano,
                'red'::ENUM ('red', 'blue') AS colour, NULL::BIGINT AS nothing, [1, 2] AS list, {'a': 1} AS record""");
        EventLog log = EventLog.parquet(path).read();
        assertThat(log.caseId(0)).isEqualTo("7");
        assertThat(Instant.ofEpochMilli(log.time(0))).isEqualTo(Instant.parse("2024-03-01T09:00:00Z"));
        assertThat(log.eventAttributes())
                .containsExactly(
                        "code", "small", "price", "rate", "factor", "sent", "due", "nano", "colour", "nothing");
        assertThat(log.eventAttribute("code").value(0)).isEqualTo("012");
        assertThat(log.eventAttribute("small").value(0)).isEqualTo(5L);
        assertThat(log.eventAttribute("price").value(0)).isEqualTo(1.5);
        assertThat(log.eventAttribute("rate").value(0)).isEqualTo(0.1);
        assertThat(log.eventAttribute("factor").value(0)).isEqualTo(2.0);
        assertThat(log.eventAttribute("sent").value(0)).isEqualTo(true);
        assertThat(log.eventAttribute("due").value(0)).isEqualTo(Instant.parse("2024-04-01T00:00:00Z"));
        assertThat(log.eventAttribute("nano").value(0)).isEqualTo(Instant.parse("2024-01-01T00:00:00.123Z"));
        assertThat(log.eventAttribute("colour").value(0)).isEqualTo("red");
        assertThat(log.eventAttribute("nothing").type()).isEqualTo(Column.Type.LONG);
        assertThat(log.report().warnings())
                .extracting(Phrase::en)
                .containsExactly("2 columns are nested or binary and not read: \"list\", \"record\"");
        assertThat(log.report().format().en()).isEqualTo("Parquet");
    }

    @Test
    void timesWithoutZoneAreReadInTheGivenOne() throws SQLException {
        Path path =
                parquet("t.parquet", "SELECT 1 AS \"case\", 'A' AS activity, TIMESTAMP '2024-03-01 09:00:00.5' AS t");
        EventLog log =
                EventLog.parquet(path).time("t").zone(ZoneId.of("Asia/Tokyo")).read();
        assertThat(Instant.ofEpochMilli(log.time(0))).isEqualTo(Instant.parse("2024-03-01T00:00:00.500Z"));
    }

    @Test
    void orderBelowTheMillisecondCounts() throws SQLException {
        Path path = parquet("t.parquet", """
                SELECT 1 AS "case", a AS activity, t AS "time" FROM (VALUES
                ('B', TIMESTAMP_NS '2024-03-01 09:00:00.000000002'), ('A', TIMESTAMP_NS '2024-03-01 09:00:00.000000001'),
                ('C', TIMESTAMP_NS '2024-03-01 09:00:00.000000002')) AS v (a, t)""");
        assertThat(EventLogTest.trace(EventLog.read(path), 0)).containsExactly("A", "B", "C");
    }

    @Test
    void otherToolsSeeMomentsAndOffsets() throws SQLException {
        EventLog log = EventLog.builder("x")
                .zone(ZoneId.of("Asia/Tokyo"))
                .event("1", "A", Instant.parse("2024-03-01T00:00:00Z"))
                .build();
        Path path = folder.resolve("x.parquet");
        log.writeParquet(path);
        try (Connection database = ParquetFile.connect();
                Statement statement = database.createStatement();
                var row = statement.executeQuery(
                        "SELECT typeof(\"time\"), epoch_ms(\"time\"), \"time:offset\" FROM " + path(path))) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("TIMESTAMP WITH TIME ZONE");
            assertThat(row.getLong(2)).isEqualTo(log.time(0));
            assertThat(row.getString(3)).isEqualTo("+09:00");
        }
    }

    private static String path(Path path) {
        return "read_parquet(" + ParquetFile.pattern(path) + ")";
    }

    @Test
    void awkwardNamesOfFilesAndColumns() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("it's [1]")).resolve("a[b]'c.parquet");
        EventLog log = EventLog.builder("x")
                .event("1", "A", null)
                .with("Note", "1")
                .with("note", "2")
                .with("a\"b", "3")
                .build();
        log.writeParquet(odd);
        EventLog again = EventLog.read(odd);
        assertThat(again.eventAttributes()).containsExactly("Note", "note (2)", "a\"b");
        assertThat(again.eventAttribute("note (2)").text(0)).isEqualTo("2");
    }

    @Test
    void wrongOffset() throws SQLException {
        Path path = parquet(
                "t.parquet",
                "SELECT 1 AS \"case\", 'A' AS activity, TIMESTAMP '2024-03-01' AS \"time\", 'Tokyo' AS \"time:offset\"");
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessage("t.parquet, line 1, column 'time:offset': \"Tokyo\" is no UTC offset; expected one like"
                        + " +09:00 or Z");
    }

    @Test
    void damagedFile() throws Exception {
        Path whole = parquet("t.parquet", "SELECT 1 AS \"case\", 'A' AS activity, TIMESTAMP '2024-03-01' AS \"time\"");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> EventLog.read(cut))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("cut.parquet cannot be read as Parquet (")
                .hasMessageEndingWith("); copy or export the file again");
        Path nested = parquet("n.parquet", "SELECT [1] AS a");
        assertThatThrownBy(() -> EventLog.read(nested)).hasMessage("n.parquet has no column of single values: \"a\"");
    }

    @Test
    void progressIsTold() throws SQLException {
        Path path = parquet("t.parquet", "SELECT 1 AS \"case\", 'A' AS activity, TIMESTAMP '2024-03-01' AS \"time\"");
        List<Long> done = new java.util.ArrayList<>();
        EventLog.parquet(path)
                .progress((what, now, total) -> done.add(now * 10 + total))
                .read();
        assertThat(done).endsWith(11L);
    }
}
