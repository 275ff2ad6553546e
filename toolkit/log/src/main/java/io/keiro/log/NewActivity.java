package io.keiro.log;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Makes the values of columns the activities. */
final class NewActivity {

    /** What XES puts between the parts of an event class. */
    private static final String JOINT = "+";

    private NewActivity() {}

    static EventLog of(EventLog log, Verb verb, List<String> columns) {
        String name = String.join(JOINT, columns);
        String old = log.mapping().activity();
        RowSelection attributes = log.frame().rows().events();
        if (columns.size() == 1) {
            attributes = attributes.without(Set.of(name));
        }
        if (!name.equals(old)) {
            TextColumn before = new TextColumn(
                    ActivityLogs.free(old, attributes),
                    log.frame().activities(),
                    log.frame().codes());
            attributes = attributes.with(before);
        }
        return build(log, verb, columns, attributes);
    }

    static EventLog projection(EventLog log, Verb verb, String column) {
        SourcePlaces places = log.frame().rows().events().places();
        return build(
                log, verb, List.of(column), RowSelection.none(log.eventCount()).placed(places));
    }

    private static EventLog build(EventLog log, Verb verb, List<String> columns, RowSelection attributes) {
        String name = String.join(JOINT, columns);
        CodedColumn labels = JoinedValues.of(log, columns, JOINT);
        int[] codes = labels.codes();
        int missing = labels.missing();
        Frame whole = log.frame();
        Frame frame = whole.withRows(
                new Frame.Rows(whole.rows().caseIds(), whole.rows().cases(), attributes));
        int[] kept = new int[codes.length - missing];
        int[] cases = new int[log.caseCount()];
        int[] offsets = new int[log.caseCount() + 1];
        int caseCount = 0;
        int size = 0;
        for (int c = 0; c < cases.length; c++) {
            int before = size;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (codes[e] >= 0) {
                    kept[size++] = e;
                }
            }
            if (size > before || missing == 0) {
                cases[caseCount++] = c;
                offsets[caseCount] = size;
            }
        }
        if (missing > 0) {
            frame = frame.select(Arrays.copyOf(cases, caseCount), Arrays.copyOf(offsets, caseCount + 1), kept);
            codes = Growth.pick(codes, size, kept);
        }
        return log.derive(
                verb.noting(left(missing, name)),
                frame.withActivities(labels.dictionary(), codes),
                log.mapping().withActivity(name).presentIn(attributes));
    }

    /** How many events left the log. */
    static Phrase left(int missing, String column) {
        return missing == 0
                ? Phrase.same("")
                : Phrase.of(
                        Wording.count(missing, "event", "events") + " without \"" + column + "\" left the log",
                        "「" + column + "」のないイベント " + Wording.number(missing) + "件を除外");
    }
}
