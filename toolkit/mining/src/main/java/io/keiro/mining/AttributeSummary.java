package io.keiro.mining;

import io.keiro.log.Column;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the attributes of a log hold: type, missing values, different values, the three most frequent ones, and the range. Level LOG: each
 * attribute of cases and of events; ACTIVITY: each event attribute for the events of each activity.
 *
 * <p>The range of numbers and moments is from the lowest to the highest, that of texts from first to last by code point. Frequent values are
 * listed the most frequent first, equals in the order of the values. Cost: a sort per attribute. Empty log: attributes without values.
 */
public final class AttributeSummary extends Metric {

    private static final Phrase TITLE = Phrase.of("Attributes", "属性");
    private static final Phrase OF_CASES = Phrase.of("case", "ケース");
    private static final Phrase OF_EVENTS = Phrase.of("event", "イベント");

    private AttributeSummary(Metric.Result result) {
        super(result);
    }

    public static AttributeSummary of(EventLog log) {
        return of(log, Level.LOG);
    }

    public static AttributeSummary of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.ACTIVITY);
        return new AttributeSummary(new Metric.Result(
                level,
                () -> level == Level.LOG ? ofLog(log) : ofActivities(log),
                () -> sentence(log, level),
                List.of()));
    }

    private static DataTable.Builder builder(Phrase title, Field... first) {
        List<Field> fields = new ArrayList<>(List.of(first));
        fields.addAll(List.of(
                Field.of("attribute", Phrase.of("Attribute", "属性"), Kind.TEXT),
                Field.of("type", Phrase.of("Type", "型"), Kind.TEXT),
                Field.of("values", Phrase.of("Values", "値の数"), Kind.COUNT),
                Field.of("missing", Phrase.of("Missing", "欠損"), Kind.COUNT),
                Field.of("missingShare", Phrase.of("Share missing", "欠損の割合"), Kind.SHARE),
                Field.of("distinct", Phrase.of("Different values", "異なる値の数"), Kind.COUNT),
                Field.of("top", Phrase.of("Most frequent", "最頻値"), Kind.TEXT),
                Field.of("lowest", Phrase.of("Lowest", "最小"), Kind.TEXT),
                Field.of("highest", Phrase.of("Highest", "最大"), Kind.TEXT)));
        return DataTable.titled(title, fields);
    }

    private static DataTable ofLog(EventLog log) {
        DataTable.Builder table = builder(TITLE, Field.of("of", Phrase.of("Of", "対象"), Kind.TEXT));
        for (String name : log.caseAttributes()) {
            table.row(row(OF_CASES, log.caseAttribute(name), all(log.caseCount())));
        }
        for (String name : log.eventAttributes()) {
            table.row(row(OF_EVENTS, log.eventAttribute(name), all(log.eventCount())));
        }
        return table.build();
    }

    private static int[] all(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private static DataTable ofActivities(EventLog log) {
        DataTable.Builder table = builder(Shares.byLevel(TITLE, Level.ACTIVITY), Subjects.ACTIVITY);
        Subjects activities = Subjects.activities(log);
        int[][] events = new int[activities.names().size()][];
        int[] filled = new int[events.length];
        for (int activity : activities.ofEvents()) {
            filled[activity]++;
        }
        Arrays.setAll(events, a -> new int[filled[a]]);
        for (int e = log.eventCount() - 1; e >= 0; e--) {
            int activity = activities.ofEvents()[e];
            events[activity][--filled[activity]] = e;
        }
        for (int a = 0; a < events.length; a++) {
            for (String name : log.eventAttributes()) {
                table.row(row(activities.names().get(a)[0], log.eventAttribute(name), events[a]));
            }
        }
        return table.build();
    }

    private static Object[] row(Object of, Column column, int[] rows) {
        AttributeContent content = AttributeContent.of(column, rows);
        int missing = rows.length - content.values();
        return new Object[] {
            of,
            column.name(),
            content.type(),
            content.values(),
            missing,
            Whole.share(missing, rows.length),
            content.distinct(),
            content.top(),
            content.lowest(),
            content.highest()
        };
    }

    private static Phrase sentence(EventLog log, Level level) {
        int ofCases = level == Level.LOG ? log.caseAttributes().size() : 0;
        int ofEvents = log.eventAttributes().size();
        String en = Wording.count(ofEvents, "event attribute", "event attributes");
        String ja = "イベント属性" + Wording.number(ofEvents) + "件";
        return level == Level.LOG
                ? Phrase.of(
                        Wording.count(ofCases, "case attribute", "case attributes") + ", " + en,
                        "ケース属性" + Wording.number(ofCases) + "件、" + ja)
                : Phrase.of(
                        en + " of " + level.count(log.activities().size()).en(),
                        level.count(log.activities().size()).ja() + "の" + ja);
    }
}
