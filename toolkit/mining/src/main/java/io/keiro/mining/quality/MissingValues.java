package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.function.IntPredicate;

/**
 * Values that should be there and are not: times of events, event attributes by activity, case attributes.
 *
 * <p>A time is always expected. An attribute is expected where most have it: in the events of an activity, or in all cases, of which at
 * least the share {@link Options#expectedShare} has a value; an attribute that an activity usually lacks does not belong to it. So it is
 * with the start in an interval log. One reason for each column, such as {@code event:amount}. Missing times and columns with a role are
 * warnings, other columns from a twentieth of the expected values on, else for information. Cost: one pass for each column.
 */
public final class MissingValues extends Detected {

    private static final About ABOUT = new About(
            "missing-values",
            Phrase.of("Missing values", "欠損値"),
            Phrase.of(
                    "Ask where the values get lost, in the entry or in the extraction; until then say with each number how many are missing.",
                    "入力と抽出のどちらで値が失われるかを確認し、それまでは数値ごとに欠損件数を併記してください。"));

    private static final double NOTABLE = 0.05;

    /**
     * @param expectedShare from which share of values on an attribute belongs to an activity or to cases, 0 to 1; 0 expects every value
     */
    public record Options(double expectedShare) {
        public Options {
            if (!(expectedShare >= 0 && expectedShare <= 1)) {
                throw new IllegalArgumentException(
                        "expectedShare is " + expectedShare + "; it must lie between 0 and 1, for example 0.5");
            }
        }

        /** Half of them. */
        public static Options defaults() {
            return new Options(0.5);
        }

        public Options withExpectedShare(double share) {
            return new Options(share);
        }
    }

    private MissingValues(Offences offences) {
        super(ABOUT, offences);
    }

    public static MissingValues of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static MissingValues of(EventLog log, Options options) {
        return of(new CheckedLog(log), options);
    }

    static MissingValues of(CheckedLog checked, Options options) {
        EventLog log = checked.log();
        Offences.Builder found = Offences.in(log);
        Reason noTime = reason(
                "event:" + log.mapping().time(), Severity.WARNING, log.mapping().time());
        for (int e = 0; e < log.eventCount(); e++) {
            if (log.time(e) == EventLog.NO_TIME) {
                found.event(e, noTime);
            }
        }
        if (log.hasStartTimes()) {
            String start = log.mapping().start();
            events(log, new Values(start, log::hasStart, true), options, found);
        }
        for (CodedValues column : checked.eventColumns()) {
            Values values = new Values(column.name(), e -> column.codes()[e] >= 0, checked.isRole(column.name()));
            if (column.present() < column.size()) {
                events(log, values, options, found);
            }
        }
        for (CodedValues column : checked.caseColumns()) {
            int missing = column.size() - column.present();
            if (missing > 0 && isExpected(column.present(), column.size(), options)) {
                Reason reason = Reason.of(
                        "case:" + column.name(),
                        severity(missing, column.size()),
                        Phrase.of(
                                "\"" + column.name() + "\" of the case is missing", "ケースの「" + column.name() + "」の欠損"));
                for (int c = 0; c < column.size(); c++) {
                    if (column.codes()[c] < 0) {
                        found.ofCase(c, reason);
                    }
                }
            }
        }
        return new MissingValues(found.build());
    }

    /**
     * Something that events may have.
     *
     * @param role whether the log has a use of its own for it
     */
    private record Values(String name, IntPredicate present, boolean role) {}

    private static void events(EventLog log, Values values, Options options, Offences.Builder found) {
        int[] all = new int[log.activityCodeCount()];
        int[] present = new int[all.length];
        for (int e = 0; e < log.eventCount(); e++) {
            all[log.activityCode(e)]++;
            present[log.activityCode(e)] += values.present().test(e) ? 1 : 0;
        }
        boolean[] expected = new boolean[all.length];
        long missing = 0;
        long wanted = 0;
        for (int a = 0; a < all.length; a++) {
            expected[a] = all[a] > 0 && isExpected(present[a], all[a], options);
            missing += expected[a] ? all[a] - present[a] : 0;
            wanted += expected[a] ? all[a] : 0;
        }
        if (missing == 0) {
            return;
        }
        Severity severity = values.role() ? Severity.WARNING : severity(missing, wanted);
        String name = values.name();
        Reason reason = reason("event:" + name, severity, name)
                .withDetail((eventLog, event, value) -> Phrase.of(
                        "\"" + eventLog.activity(event) + "\" without \"" + name + "\"",
                        "「" + eventLog.activity(event) + "」に「" + name + "」なし"));
        for (int e = 0; e < log.eventCount(); e++) {
            if (!values.present().test(e) && expected[log.activityCode(e)]) {
                found.event(e, reason);
            }
        }
    }

    private static boolean isExpected(int present, int all, Options options) {
        return present >= options.expectedShare() * all;
    }

    private static Severity severity(long missing, long expected) {
        return missing >= NOTABLE * expected ? Severity.WARNING : Severity.INFO;
    }

    private static Reason reason(String id, Severity severity, String column) {
        return Reason.of(id, severity, Phrase.of("\"" + column + "\" is missing", "「" + column + "」の欠損"));
    }
}
