package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the rows of a level stand for, numbered from 0: its variants, activities, resources, pairs of resource and activity.
 *
 * @param fields the columns that name a subject
 * @param names the values of these columns, by subject, in the order of rankings among equals
 * @param ofEvents subject of each event, -1 for none; of each case at {@link Level#TRACE}
 * @param leftOut events without subject
 */
record Subjects(List<Field> fields, List<Object[]> names, int[] ofEvents, int leftOut) {

    static final Field CASE = Field.of("case", Phrase.of("Case", "ケース"), DataTable.Kind.TEXT);
    static final Field ACTIVITY = Field.of("activity", Phrase.of("Activity", "アクティビティ"), DataTable.Kind.TEXT);
    static final Field RESOURCE = Field.of("resource", Phrase.of("Resource", "リソース"), DataTable.Kind.TEXT);
    static final Field VARIANT = Field.of("variant", Phrase.of("Variant", "バリアント"), DataTable.Kind.TEXT);

    static Subjects of(EventLog log, Level level) {
        return switch (level) {
            case CASE -> cases(log);
            case TRACE -> variants(log);
            case ACTIVITY -> activities(log);
            case RESOURCE -> resources(Resources.of(log));
            case RESOURCE_ACTIVITY -> pairs(log, Resources.of(log));
            default -> throw new IllegalStateException(level + " has no subjects");
        };
    }

    static Subjects activities(EventLog log) {
        List<String> labels = log.activities();
        int[] places = new int[log.activityCodeCount()];
        for (int i = 0; i < labels.size(); i++) {
            places[log.activityCode(labels.get(i))] = i;
        }
        int[] ofEvents = new int[log.eventCount()];
        Arrays.setAll(ofEvents, e -> places[log.activityCode(e)]);
        return new Subjects(
                List.of(ACTIVITY),
                labels.stream().map(label -> new Object[] {label}).toList(),
                ofEvents,
                0);
    }

    /** Numbers by activity code as numbers by subject; this must be the activities. */
    long[] byActivity(EventLog log, long[] byCode) {
        long[] bySubject = new long[names.size()];
        Arrays.setAll(bySubject, s -> byCode[log.activityCode((String) names.get(s)[0])]);
        return bySubject;
    }

    private static Subjects cases(EventLog log) {
        int[] ofEvents = new int[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            Arrays.fill(ofEvents, log.caseStart(c), log.caseEnd(c), c);
        }
        // Named when they are shown: a log may have millions.
        List<Object[]> names = new AbstractList<>() {
            @Override
            public Object[] get(int caseIndex) {
                return new Object[] {log.caseId(caseIndex)};
            }

            @Override
            public int size() {
                return log.caseCount();
            }
        };
        return new Subjects(List.of(CASE), names, ofEvents, 0);
    }

    static Subjects resources(Resources resources) {
        return new Subjects(
                List.of(RESOURCE),
                resources.labels().stream().map(label -> new Object[] {label}).toList(),
                resources.codes(),
                resources.missing());
    }

    private static Subjects pairs(EventLog log, Resources resources) {
        Subjects activities = activities(log);
        int width = activities.names().size();
        PairIndex found = new PairIndex(Math.max(width, resources.size()));
        int[] ofEvents = new int[log.eventCount()];
        for (int e = 0; e < ofEvents.length; e++) {
            int resource = resources.of(e);
            ofEvents[e] = resource < 0 ? -1 : found.add(resource, activities.ofEvents[e], 1);
        }
        Integer[] order = new Integer[found.pairs()];
        Arrays.setAll(order, id -> id);
        Arrays.sort(order, (a, b) -> {
            int byResource = Integer.compare(found.from(a), found.from(b));
            return byResource != 0 ? byResource : Integer.compare(found.to(a), found.to(b));
        });
        int[] places = new int[order.length];
        List<Object[]> names = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
            names.add(new Object[] {
                resources.labels().get(found.from(order[i])), activities.names().get(found.to(order[i]))[0]
            });
        }
        for (int e = 0; e < ofEvents.length; e++) {
            ofEvents[e] = ofEvents[e] < 0 ? -1 : places[ofEvents[e]];
        }
        return new Subjects(List.of(RESOURCE, ACTIVITY), names, ofEvents, resources.missing());
    }

    private static Subjects variants(EventLog log) {
        int[] ofCases = new int[log.caseCount()];
        Arrays.setAll(ofCases, log::variantOf);
        List<Object[]> names = new ArrayList<>();
        for (int v = 0; v < log.variantCount(); v++) {
            names.add(new Object[] {v + 1, label(log, v)});
        }
        Field rank = Field.of("rank", Phrase.of("Rank", "順位"), DataTable.Kind.COUNT);
        return new Subjects(List.of(rank, VARIANT), names, ofCases, 0);
    }

    /** The activities of a variant with arrows between them. */
    static String label(EventLog log, int variant) {
        int example = log.variantExample(variant);
        StringBuilder text = new StringBuilder();
        for (int e = log.caseStart(example); e < log.caseEnd(example); e++) {
            text.append(text.length() == 0 ? "" : " → ").append(log.activity(e));
        }
        return text.length() == 0 ? "(no events)" : text.toString();
    }

    /** A subject as it stands in a sentence. */
    String said(int subject) {
        Object[] name = names.get(subject);
        return name.length == 1
                ? name[0].toString()
                : fields.get(1) == VARIANT ? name[1].toString() : name[0] + ": " + name[1];
    }
}
