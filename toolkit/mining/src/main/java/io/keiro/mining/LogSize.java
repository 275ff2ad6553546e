package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.List;

/**
 * How much there is: cases, events, variants, activities, resources, and different pairs of directly following activities. Level LOG.
 *
 * <p>In an interval log events are activity instances. Cases without events count as cases and form one variant. Uses no times. Empty log:
 * all 0.
 */
public final class LogSize extends Metric {

    private static final Phrase TITLE = Phrase.of("Size of the log", "ログの規模");

    private LogSize(Metric.Result result) {
        super(result);
    }

    public static LogSize of(EventLog log) {
        int pairs = DirectlyFollowsGraph.of(log).edges().size();
        Resources resources = Resources.of(log);
        return new LogSize(new Metric.Result(
                Level.LOG,
                () -> DataTable.titled(
                                TITLE,
                                Whole.CASES.count(),
                                Field.of("events", Whole.EVENTS.count().label(), Kind.COUNT),
                                Field.of("variants", Phrase.of("Variants", "バリアント数"), Kind.COUNT),
                                Whole.ACTIVITIES.count(),
                                Whole.RESOURCES.count(),
                                Field.of("pairs", Phrase.of("Directly-follows pairs", "直接後続の組"), Kind.COUNT))
                        .row(
                                log.caseCount(),
                                log.eventCount(),
                                log.variantCount(),
                                log.activities().size(),
                                resources.size(),
                                pairs)
                        .build(),
                () -> Phrase.of(
                        Wording.count(log.caseCount(), "case", "cases") + ", "
                                + Wording.count(log.eventCount(), "event", "events") + ", "
                                + Wording.count(log.variantCount(), "variant", "variants"),
                        Wording.number(log.caseCount()) + "ケース、" + Wording.number(log.eventCount()) + "イベント、バリアント"
                                + Wording.number(log.variantCount()) + "種類"),
                List.of()));
    }
}
