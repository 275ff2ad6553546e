package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Cases of which a part seems to be missing: their beginning, their end, or all of it.
 *
 * <p>{@code empty}: no events. {@code start}, {@code end}: with {@link Options#starts} or {@link Options#ends}, a case that begins or ends
 * with none of these. Without them, a case that begins with an activity before which something else comes in at least
 * {@link Options#usualShare} of the cases that hold it, or ends with one that is followed in as many; activities in fewer than 20 cases are
 * not judged. A case that may only be running is no offender: its last event is as near to the end of the log as nineteen of twenty cases
 * need to go on from that activity, or it has no time. Uses the order of events. Cost: two passes.
 */
public final class IncompleteCases extends Detected {

    private static final About ABOUT = new About(
            "incomplete-cases",
            Phrase.of("Incomplete cases", "不完全なケース"),
            Phrase.of(
                    "Check whether the extraction cut these cases; leave them out where whole durations are measured.",
                    "抽出で途切れていないかを確認し、全体の所要時間を測るときは除いてください。"));

    /**
     * @param starts activities with which a case may begin; empty to find out
     * @param ends activities with which a case may end; empty to find out
     * @param usualShare from which share of cases on an activity is taken to have a predecessor or successor, 0.5 to 1
     */
    public record Options(Set<String> starts, Set<String> ends, double usualShare) {
        public Options {
            starts = Set.copyOf(starts);
            ends = Set.copyOf(ends);
            if (!(usualShare >= 0.5 && usualShare <= 1)) {
                throw new IllegalArgumentException(
                        "usualShare is " + usualShare + "; it must lie between 0.5 and 1, for example 0.99");
            }
        }

        /** Starts and ends found out from the log: what goes on in 99 of 100 cases. */
        public static Options defaults() {
            return new Options(Set.of(), Set.of(), 0.99);
        }

        public Options withStarts(String... activities) {
            return new Options(set(activities), ends, usualShare);
        }

        public Options withEnds(String... activities) {
            return new Options(starts, set(activities), usualShare);
        }

        public Options withUsualShare(double share) {
            return new Options(starts, ends, share);
        }

        private static Set<String> set(String... activities) {
            return new LinkedHashSet<>(Arrays.asList(activities));
        }
    }

    private static final int FEWEST = 20;

    private static final Reason EMPTY = Reason.of("empty", Severity.WARNING, Phrase.of("no events", "イベントがない"));

    private IncompleteCases(Offences offences) {
        super(ABOUT, offences);
    }

    public static IncompleteCases of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static IncompleteCases of(EventLog log, Options options) {
        return new IncompleteCases(new Search(log, options).run());
    }

    private static final class Search {
        private final EventLog log;
        private final boolean[] oddStart;
        private final boolean[] oddEnd;
        private final boolean endsGiven;
        private final Reason start;
        private final Reason end;

        Search(EventLog log, Options options) {
            this.log = log;
            int[] cases = new int[log.activityCodeCount()];
            int[] begun = new int[cases.length];
            int[] ended = new int[cases.length];
            int[] seen = new int[cases.length];
            for (int c = 0; c < log.caseCount(); c++) {
                int first = log.caseStart(c);
                int last = log.caseEnd(c) - 1;
                for (int e = first; e <= last; e++) {
                    int activity = log.activityCode(e);
                    cases[activity] += seen[activity] == c + 1 ? 0 : 1;
                    seen[activity] = c + 1;
                }
                if (last >= first) {
                    begun[log.activityCode(first)]++;
                    ended[log.activityCode(last)]++;
                }
            }
            endsGiven = !options.ends().isEmpty();
            oddStart = odd(options.starts(), cases, begun, options.usualShare());
            oddEnd = odd(options.ends(), cases, ended, options.usualShare());
            start = reason("start", options.starts().isEmpty(), "begins", "開始");
            end = reason("end", !endsGiven, "ends", "終了");
        }

        private boolean[] odd(Set<String> given, int[] cases, int[] at, double usual) {
            boolean[] odd = new boolean[cases.length];
            for (int a = 0; a < odd.length; a++) {
                boolean rare = cases[a] >= FEWEST && cases[a] - at[a] >= usual * cases[a];
                odd[a] = given.isEmpty() ? rare : !given.contains(log.activityLabel(a));
            }
            return odd;
        }

        private Reason reason(String id, boolean foundOut, String verb, String verbJa) {
            Phrase label = foundOut
                    ? Phrase.of(verb + " where others hardly ever do", "ほとんどのケースと異なる" + verbJa)
                    : Phrase.of(verb + " with none of the given activities", "指定したアクティビティ以外で" + verbJa);
            boolean first = id.equals("start");
            return Reason.of(id, foundOut ? Severity.INFO : Severity.WARNING, label)
                    .withDetail((eventLog, c, value) -> {
                        int event = first ? eventLog.caseStart(c) : eventLog.caseEnd(c) - 1;
                        String activity = eventLog.activity(event);
                        return Phrase.of(verb + " with \"" + activity + "\"", "「" + activity + "」で" + verbJa);
                    });
        }

        Offences run() {
            Offences.Builder found = Offences.in(log);
            long[] patience = endsGiven ? null : patience();
            long now =
                    log.lastTime() == null ? EventLog.NO_TIME : log.lastTime().toEpochMilli();
            for (int c = 0; c < log.caseCount(); c++) {
                int first = log.caseStart(c);
                int last = log.caseEnd(c) - 1;
                if (last < first) {
                    found.ofCase(c, EMPTY);
                    continue;
                }
                if (oddStart[log.activityCode(first)]) {
                    found.ofCase(c, start);
                }
                int activity = log.activityCode(last);
                boolean running = !endsGiven
                        && (log.time(last) == EventLog.NO_TIME || now - log.time(last) <= patience[activity]);
                if (oddEnd[activity] && !running) {
                    found.ofCase(c, end);
                }
            }
            return found.build();
        }

        /** For each activity at which hardly a case ends, how long nineteen of twenty cases take to go on. */
        private long[] patience() {
            long[][] gaps = new long[oddEnd.length][0];
            int[] sizes = new int[oddEnd.length];
            for (int c = 0; c < log.caseCount(); c++) {
                for (int e = log.caseStart(c); e < log.caseEnd(c) - 1; e++) {
                    int a = log.activityCode(e);
                    if (oddEnd[a] && log.time(e) != EventLog.NO_TIME && log.time(e + 1) != EventLog.NO_TIME) {
                        gaps[a] = sizes[a] < gaps[a].length ? gaps[a] : Arrays.copyOf(gaps[a], 2 * sizes[a] + 16);
                        gaps[a][sizes[a]++] = log.time(e + 1) - log.time(e);
                    }
                }
            }
            long[] patience = new long[oddEnd.length];
            for (int a = 0; a < patience.length; a++) {
                long[] sorted = Arrays.copyOf(gaps[a], sizes[a]);
                Arrays.sort(sorted);
                patience[a] = sorted.length == 0 ? 0 : sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
            }
            return patience;
        }
    }
}
