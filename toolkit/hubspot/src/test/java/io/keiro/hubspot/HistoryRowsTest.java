package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

class HistoryRowsTest {

    /** Entry n of record 7 or 8 has value n % 3 at moment n; a chunk of the database has 2,048 rows. */
    private static HistoryTable table(int counted, int rows) throws SQLException {
        HashNumbers three = HashNumbers.of("n % 3", new long[] {0, 1, 2});
        HistoryRows read = new HistoryRows(RecordRows.ofNumbers(new long[] {7, 8}), three, three, 1, counted);
        String query = "SELECT CAST(7 + n % 2 AS BIGINT), CAST(1 AS BIGINT), CAST(n AS BIGINT), CAST(n % 3 AS BIGINT),"
                + " CAST(n % 4 AS BIGINT) FROM range(" + rows + ") r(n)";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                var statement = connection.prepare(query);
                var result = statement.query()) {
            while (result.nextChunk()) {
                read.take(result.chunk(), (int) result.chunk().rowCount());
            }
        }
        String[] texts = {"a", "b", "c"};
        return read.table(List.of("step"), 2, texts, new HistoryTable.Sources(texts, texts, texts, new int[0]));
    }

    /** What a run of the same program adds between counting and reading. */
    @Test
    void moreRowsThanWereCounted() throws SQLException {
        HistoryTable counted = table(9_000, 9_000);
        HistoryTable grown = table(10, 9_000);
        // Of every fourth row the source is not known yet.
        assertThat(counted.rowCount()).isEqualTo(6_750);
        assertThat(grown.rowCount()).isEqualTo(6_750);
        for (int record = 0; record < 2; record++) {
            assertThat(grown.timeline(record, "step").rows())
                    .isEqualTo(counted.timeline(record, "step").rows());
        }
        assertThat(grown.timeline(0, "step").rows().get(0).value()).isEqualTo("a");
        assertThat(grown.timeline(1, "step").rows().get(0).moment()).hasToString("1970-01-01T00:00:00.001Z");
    }
}
