package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Events that stand in the log twice. The first one is never an offender, so that {@code log.dropEvents(found.events())} keeps one of each.
 *
 * <p>{@code exact}: same case, activity, start, time and attributes; an attribute that differs in all events, a number of the row, does
 * not count. {@code near}: same case, activity, lifecycle transition, instance and resource, at most {@link Options#gap} after an earlier
 * one, with another start or other attributes. Near duplicates are not looked for among days without a time of day. Events without time are
 * never duplicates. Cost: one pass, and a hash of the suspects.
 */
public final class DuplicateEvents extends Detected {

    private static final About ABOUT = new About(
            "duplicate-events",
            Phrase.of("Duplicate events", "重複イベント"),
            Phrase.of(
                    "Drop the exact ones with dropEvents(found.offences().only(\"exact\").events()); ask the source about the near ones.",
                    "完全な重複は dropEvents(found.offences().only(\"exact\").events()) で除き、近いものは出所に確認してください。"));

    /**
     * @param gap how long after an event of the same kind another is a near duplicate; zero for the same time only
     */
    public record Options(Duration gap) {
        public Options {
            if (gap.isNegative()) {
                throw new IllegalArgumentException("gap is " + gap + "; it must be zero or more, for example PT1S");
            }
        }

        /** One second. */
        public static Options defaults() {
            return new Options(Duration.ofSeconds(1));
        }

        public Options withGap(Duration longest) {
            return new Options(longest);
        }
    }

    private static final Reason EXACT =
            Reason.of("exact", Severity.WARNING, Phrase.of("the same event again", "完全に同じイベントの重複"));

    private DuplicateEvents(Offences offences) {
        super(ABOUT, offences);
    }

    public static DuplicateEvents of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static DuplicateEvents of(EventLog log, Options options) {
        return of(new CheckedLog(log), options);
    }

    static DuplicateEvents of(CheckedLog checked, Options options) {
        return new DuplicateEvents(new Search(checked, options).run());
    }

    /** One pass over the cases. */
    private static final class Search {
        private final EventLog log;
        private final long gap;
        private final boolean near;
        private final CodedValues[] role;
        private final List<CodedValues> compared;
        private final Reason nearReason;
        /** Rows that may come again, by a hash of all that is compared. */
        private final LongTable seen = new LongTable(1024);

        private Offences.Builder found;

        Search(CheckedLog checked, Options options) {
            log = checked.log();
            gap = options.gap().toMillis();
            near = !checked.datesOnly();
            role = new CodedValues[] {checked.lifecycle(), checked.instances(), checked.resources()};
            compared = checked.eventColumns().stream()
                    .filter(column -> !column.isIdentifier())
                    .toList();
            nearReason = Reason.of("near", Severity.INFO, Phrase.of("nearly the same event again", "ほぼ同じイベントの重複"))
                    .withDetail((eventLog, event, value) -> Phrase.of(
                            "\"" + eventLog.activity(event) + "\" again after " + value + " ms with other attributes",
                            "「" + eventLog.activity(event) + "」が" + value + "ミリ秒後に異なる属性で再出現"));
        }

        Offences run() {
            found = Offences.in(log);
            int[] kinds = kinds();
            int[] last = new int[Arrays.stream(kinds).max().orElse(-1) + 1];
            Arrays.fill(last, -1);
            for (int c = 0; c < log.caseCount(); c++) {
                for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                    int before = last[kinds[e]];
                    if (before >= log.caseStart(c) && log.time(e) != EventLog.NO_TIME) {
                        compare(before, e);
                    }
                    last[kinds[e]] = log.time(e) == EventLog.NO_TIME ? before : e;
                }
            }
            return found.build();
        }

        /** Events of the same activity, transition, instance and resource have the same number. */
        private int[] kinds() {
            int[] kinds = new int[log.eventCount()];
            Arrays.setAll(kinds, log::activityCode);
            for (CodedValues column : role) {
                if (column != null) {
                    LongTable numbers = new LongTable(64);
                    for (int e = 0; e < kinds.length; e++) {
                        long pair = ((long) kinds[e] << 32) | (column.codes()[e] + 1);
                        kinds[e] = numbers.putIfAbsent(pair, numbers.size());
                    }
                }
            }
            return kinds;
        }

        private void compare(int before, int event) {
            long after = log.time(event) - log.time(before);
            if (after < 0 || after > gap) {
                return;
            }
            if (after == 0) {
                seen.putIfAbsent(hash(before), before);
                int first = seen.putIfAbsent(hash(event), event);
                if (first != event && isSame(first, event)) {
                    found.event(event, EXACT);
                    return;
                }
            }
            if (near) {
                found.event(event, nearReason, after);
            }
        }

        private long hash(int event) {
            long hash = LongTable.mix(CheckedLog.caseOf(log, event)) + log.activityCode(event);
            hash = LongTable.mix(hash ^ log.time(event));
            hash = LongTable.mix(hash ^ log.startTime(event));
            for (CodedValues column : compared) {
                hash = LongTable.mix(hash + column.codes()[event]);
            }
            return hash;
        }

        private boolean isSame(int a, int b) {
            boolean same = log.activityCode(a) == log.activityCode(b)
                    && log.time(a) == log.time(b)
                    && log.startTime(a) == log.startTime(b)
                    && CheckedLog.caseOf(log, a) == CheckedLog.caseOf(log, b);
            for (int i = 0; same && i < compared.size(); i++) {
                same = compared.get(i).codes()[a] == compared.get(i).codes()[b];
            }
            return same;
        }
    }
}
