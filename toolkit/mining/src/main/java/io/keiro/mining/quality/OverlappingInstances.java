package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.Arrays;

/**
 * Activity instances that a resource began before it completed another one: work at the same time, or starts and completions that were
 * not recorded when they happened.
 *
 * <p>Needs an interval log; {@code log.toActivityLog()} makes one from start and complete events. An instance offends if it starts
 * strictly before the latest completion among the earlier starts of its resource; instances without duration, without both times or
 * without resource are left out. Cost: a sort.
 */
public final class OverlappingInstances extends Detected {

    private static final About ABOUT = new About(
            "overlapping-instances",
            Phrase.of("Overlapping instances of one resource", "同一リソースの重なる作業"),
            Phrase.of(
                    "Ask whether people really work on several things at once; if not, processing times are too long.",
                    "実際に並行して作業しているかを確認してください。そうでなければ処理時間は過大です。"));

    private static final Reason OVERLAP = Reason.of(
                    "overlap",
                    Severity.INFO,
                    Phrase.of("begun before the same resource completed another", "同じリソースが別の作業を完了する前に開始"))
            .withDetail((log, event, value) -> Phrase.of(
                    "begun " + Wording.duration(value).en() + " before the completion of another instance",
                    "別の作業の完了より" + Wording.duration(value).ja() + "前に開始"))
            .worstByValue();

    private OverlappingInstances(Offences offences) {
        super(ABOUT, offences);
    }

    public static OverlappingInstances of(EventLog log) {
        return of(new CheckedLog(log));
    }

    static OverlappingInstances of(CheckedLog checked) {
        EventLog log = checked.log();
        Offences.Builder found = Offences.in(log);
        CodedValues resources = checked.resources();
        if (!log.hasStartTimes() || resources == null) {
            return new OverlappingInstances(found.unanswered(Phrase.of(
                            "needs a start, a completion and a resource; log.toActivityLog() pairs start and complete events",
                            "開始、完了、リソースが必要です。開始と完了のイベントは log.toActivityLog() で対にできます"))
                    .build());
        }
        int[] lasting = new int[log.eventCount()];
        int n = 0;
        for (int e = 0; e < lasting.length; e++) {
            boolean counts =
                    resources.codes()[e] >= 0 && log.time(e) != EventLog.NO_TIME && log.startTime(e) < log.time(e);
            if (counts) {
                lasting[n++] = e;
            }
        }
        SortedEvents order = SortedEvents.byStart(log, Arrays.copyOf(lasting, n));
        long[] latest = new long[resources.distinct()];
        Arrays.fill(latest, Long.MIN_VALUE);
        for (int i = 0; i < n; i++) {
            int event = order.event(i);
            int who = resources.codes()[event];
            if (log.startTime(event) < latest[who]) {
                found.event(event, OVERLAP, latest[who] - log.startTime(event));
            }
            latest[who] = Math.max(latest[who], log.time(event));
        }
        return new OverlappingInstances(found.build());
    }
}
