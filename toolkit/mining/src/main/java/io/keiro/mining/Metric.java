package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A metric of a log at one {@link Level}: a table with one row per subject of the level. Made by {@code of(log, level)} of each metric; at
 * {@link Level#CASE} and {@link Level#EVENT} most join back onto the log with {@link #addTo}. To measure by group, put it into the
 * {@code apply} of a grouped log.
 */
public abstract class Metric implements Tabular {

    /**
     * What was measured.
     *
     * @param table made when it is asked for: a table of cases may be long
     * @param columns what joins back onto the log, if anything does
     */
    record Result(Level level, Supplier<DataTable> table, Supplier<Phrase> sentence, List<JoinedColumn> columns) {}

    private final Result result;

    Metric(Result result) {
        this.result = result;
    }

    /** What one row of the table stands for. */
    public Level level() {
        return result.level();
    }

    /**
     * The log with this metric as one attribute more, under a name of its own such as {@code waitingTimeHours}: durations in hours, counts
     * as they are; cases and events without a value have none. Cases are found by their id, so that a filtered log may be given as well;
     * events by their position, so that they must be those that were measured. A metric of two numbers adds two attributes.
     *
     * @throws IllegalArgumentException if this is neither at {@link Level#CASE} nor {@link Level#EVENT}, or has more than one row a case
     */
    public EventLog addTo(EventLog log) {
        EventLog joined = log;
        for (JoinedColumn column : columns()) {
            joined = column.addTo(joined, column.name());
        }
        return joined;
    }

    /** The same as {@link #addTo(EventLog)} under another name. */
    public EventLog addTo(EventLog log, String attribute) {
        if (columns().size() > 1) {
            throw new IllegalArgumentException("\"" + table().title() + "\" adds "
                    + columns().stream().map(JoinedColumn::name).collect(Collectors.joining(" and "))
                    + ", which cannot both be called \"" + attribute + "\"; use addTo(log)");
        }
        return columns().get(0).addTo(log, attribute);
    }

    private List<JoinedColumn> columns() {
        if (result.columns().isEmpty()) {
            throw new IllegalArgumentException("\"" + table().title() + "\" at Level." + level()
                    + " does not join onto a log: only metrics with one value for each case or event do; measure at"
                    + " Level.CASE or Level.EVENT where the metric has it");
        }
        return result.columns();
    }

    @Override
    public DataTable table() {
        return result.table().get();
    }

    @Override
    public Phrase sentence() {
        return result.sentence().get();
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
