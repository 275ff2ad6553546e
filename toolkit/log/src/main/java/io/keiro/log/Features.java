package io.keiro.log;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import tech.tablesaw.api.Table;

/**
 * A log as numbers and labels to learn from: one row for each case, or for each prefix of each case with what happens next as targets.
 *
 * <p>Features: the case id, {@code length} (events so far), {@code elapsedHours} (first start to the last completion so far), {@code
 * sinceLastHours} (from the completion before to this one), {@code weekday} (1 is Monday) and {@code hour} (0 to 23) of the last
 * completion in the local time that was recorded, {@code activity} (the last one), {@code last:…} (the last known value of a column),
 * {@code count:A} for every activity that occurs, {@code ngram:A > B} for the most frequent sequences of neighbours.
 *
 * <p>Targets, of prefixes only: {@code nextActivity} (missing at the end), {@code nextHours} (to the next start) and {@code
 * remainingHours} (to the last completion of the case). Of both: {@code outcome}, the value of a column for the whole case.
 *
 * <p>Hours are elapsed time, or business time in a log with a calendar; missing where times are. A row knows nothing of later events, except
 * in its targets and in case attributes, which have no time: choose none that is only known at the end. A case without events has a row of
 * cases, with a length of 0, and no prefix. Cost: rows times columns. (Teinemaa, Dumas, La Rosa, Maggi, Outcome-oriented predictive
 * process monitoring: review and benchmark, 2019, calls this last state and aggregation encoding.)
 */
public final class Features implements Tabular {

    /** What has a row. */
    public enum Rows {
        CASES,
        /** The first event of a case, the first two, and so on to the whole case. */
        PREFIXES
    }

    /**
     * @param rows what has a row
     * @param longestPrefix events in the longest prefix that has a row
     * @param longestGram events in the longest sequence that is counted, from 1, which are activities alone, to 5
     * @param mostGrams how many sequences of each length at most, the most frequent ones
     * @param lastValues columns of events or cases whose last known value is a feature
     * @param outcome column whose value for the whole case is a target, or empty
     */
    public record Options(
            Rows rows, int longestPrefix, int longestGram, int mostGrams, List<String> lastValues, String outcome) {

        public Options {
            Objects.requireNonNull(rows, "features need to know what has a row, for example Features.Rows.PREFIXES");
            Objects.requireNonNull(outcome, "the outcome is the name of a column, or empty text");
            lastValues = List.copyOf(lastValues);
            if (longestPrefix < 1) {
                throw new IllegalArgumentException(
                        "the longest prefix has " + longestPrefix + " events; it must be 1 or more");
            }
            if (longestGram < 1 || longestGram > 5) {
                throw new IllegalArgumentException(
                        "the longest sequence has " + longestGram + " events; it must have 1 to 5");
            }
            if (mostGrams < 0) {
                throw new IllegalArgumentException(
                        "the number of sequences is " + mostGrams + "; it must be 0 or more");
            }
        }

        /** Cases, counts of activities and of the 50 most frequent pairs of neighbours, no values, no outcome. */
        public static Options defaults() {
            return new Options(Rows.CASES, Integer.MAX_VALUE, 2, 50, List.of(), "");
        }

        public Options withRows(Rows changed) {
            return new Options(changed, longestPrefix, longestGram, mostGrams, lastValues, outcome);
        }

        public Options withLongestPrefix(int changed) {
            return new Options(rows, changed, longestGram, mostGrams, lastValues, outcome);
        }

        public Options withLongestGram(int changed) {
            return new Options(rows, longestPrefix, changed, mostGrams, lastValues, outcome);
        }

        public Options withMostGrams(int changed) {
            return new Options(rows, longestPrefix, longestGram, changed, lastValues, outcome);
        }

        public Options withLastValues(String... columns) {
            return new Options(rows, longestPrefix, longestGram, mostGrams, List.of(columns), outcome);
        }

        public Options withOutcome(String column) {
            return new Options(rows, longestPrefix, longestGram, mostGrams, lastValues, column);
        }
    }

    private final EventLog log;
    private final Options options;
    private final List<Column> columns;
    private final int rows;

    private Features(EventLog log, Options options) {
        FeatureColumns found = new FeatureColumns(log, options);
        this.log = log;
        this.options = options;
        this.columns = found.all();
        this.rows = found.rows();
    }

    /** One row per case; see {@link Options#defaults}. */
    public static Features of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static Features of(EventLog log, Options options) {
        return new Features(
                log, Objects.requireNonNull(options, "features need options; use Features.of(log) for the usual ones"));
    }

    public int rowCount() {
        return rows;
    }

    /** One column each, features first, then targets; read-only. */
    public List<Column> columns() {
        return columns;
    }

    /** A copy as a Tablesaw table; times are local to the log's zone. */
    public Table toTablesaw() {
        LogTables table = new LogTables(log, "features");
        columns.forEach(column -> table.add(column.name(), column));
        return table.table();
    }

    /** The rows are made when they are asked for. */
    @Override
    public DataTable table() {
        List<DataTable.Field> fields = columns.stream()
                .map(column -> DataTable.Field.of(column.name(), ValueCounts.kind(column.type()))
                        .in(column.name().endsWith("Hours") ? "hours" : ""))
                .toList();
        return new DataTable(sentence(), fields, new AbstractList<>() {
            @Override
            public List<Object> get(int row) {
                Objects.checkIndex(row, rows);
                List<Object> values = new ArrayList<>(columns.size());
                columns.forEach(column -> values.add(column.value(row)));
                return Collections.unmodifiableList(values);
            }

            @Override
            public int size() {
                return rows;
            }
        });
    }

    @Override
    public Phrase sentence() {
        boolean cases = options.rows() == Rows.CASES;
        return Phrase.of(
                "Features of " + log.name() + ": "
                        + (cases ? Wording.count(rows, "case", "cases") : Wording.count(rows, "prefix", "prefixes"))
                        + ", "
                        + Wording.count(columns.size(), "column", "columns"),
                log.name() + " の特徴量: " + (cases ? "ケース数 " : "プレフィックス数 ") + Wording.number(rows) + "、列数 "
                        + Wording.number(columns.size()));
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
