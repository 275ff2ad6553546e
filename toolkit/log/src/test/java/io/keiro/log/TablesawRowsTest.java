package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.DataTable.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

class TablesawRowsTest {

    @Test
    void everyKindOfColumnIsTakenOver() {
        Table table = Table.create(
                StringColumn.create("text", "a"),
                IntColumn.create("int", new int[] {1}),
                ShortColumn.create("short", new short[] {2}),
                DoubleColumn.create("double", new double[] {1.5}),
                FloatColumn.create("float", new float[] {2.5f}),
                BooleanColumn.create("flag", true),
                DateColumn.create("day", LocalDate.of(2024, 1, 2)),
                DateTimeColumn.create("moment", LocalDateTime.of(2024, 1, 2, 3, 4)),
                InstantColumn.create("instant", Instant.EPOCH),
                TimeColumn.create("time", LocalTime.of(5, 6)));
        DataTable ours = DataTable.of(table);
        assertThat(ours.fields())
                .extracting(DataTable.Field::kind)
                .containsExactly(
                        Kind.TEXT,
                        Kind.COUNT,
                        Kind.COUNT,
                        Kind.NUMBER,
                        Kind.NUMBER,
                        Kind.BOOLEAN,
                        Kind.DATE,
                        Kind.INSTANT,
                        Kind.INSTANT,
                        Kind.TEXT);
        assertThat(ours.row(0))
                .containsExactly(
                        "a",
                        1,
                        2L,
                        1.5,
                        2.5,
                        true,
                        LocalDate.of(2024, 1, 2),
                        Instant.parse("2024-01-02T03:04:00Z"),
                        Instant.EPOCH,
                        "05:06");
    }

    @Test
    void missingValuesAreNull() {
        Table table = Table.create(
                "deals", StringColumn.create("name", "Acme", null), DoubleColumn.create("amount", 1.5, Double.NaN));
        DataTable ours = DataTable.of(table);
        assertThat(ours.title()).isEqualTo(Phrase.same("deals"));
        assertThat(ours.rows()).containsExactly(List.of("Acme", 1.5), java.util.Arrays.asList(null, null));
    }

    @Test
    void changingTheTablesawTableChangesNothing() {
        Table table = Table.create("deals", StringColumn.create("name", "Acme"));
        DataTable ours = DataTable.of(table);
        table.stringColumn("name").append("Later").set(0, "Changed");
        assertThat(ours.rows()).containsExactly(List.of("Acme"));
    }

    @Test
    void thereAndBackIsTheSame() {
        Table table = Table.create(
                "deals", StringColumn.create("name", "Acme", "Beta"), DoubleColumn.create("amount", 1.5, 2));
        assertThat(DataTable.of(table).toTablesaw().print()).isEqualTo(table.print());
    }

    @Test
    void recognisesTablesAndNothingElse() {
        Table table = Table.create("deals", StringColumn.create("name", "Acme"));
        DataTable ours = DataTable.of(table);
        assertThat(DataTable.recognise(table))
                .hasValueSatisfying(t -> assertThat(t.rows()).isEqualTo(ours.rows()));
        assertThat(DataTable.recognise(ours)).containsSame(ours);
        assertThat(DataTable.recognise("text")).isEmpty();
        assertThat(DataTable.recognise(null)).isEmpty();
    }
}
