package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.time.Duration;
import java.util.Arrays;

/**
 * Many cases stamped in a moment: imports, bulk changes and batches show when somebody pressed a button, not when things happened.
 *
 * <p>Time is cut into windows of {@link Options#window}, aligned with the clock. {@code resource}: events of one resource in at least
 * {@link Options#casesOfResource} different cases in one window. {@code log}: events in at least {@link Options#casesOfLog} different
 * cases, and in at least five times as many as in the median window that has any. A log whose times are days is not judged; nor are times
 * at exactly midnight, events without time and, for the first, without resource. Cost: one pass.
 */
public final class MultiRegistration extends Detected {

    private static final About ABOUT = new About(
            "multi-registration",
            Phrase.of("Bulk stamps", "一括記録"),
            Phrase.of(
                    "Ask whether these were imports or batches; if so, do not read waiting times from them.",
                    "インポートや一括処理でないかを確認し、そうであれば待ち時間を読み取らないでください。"));

    /**
     * @param window length of the moment, more than zero
     * @param casesOfResource fewest cases of one resource in a window, 2 or more
     * @param casesOfLog fewest cases of the whole log in a window, 2 or more
     */
    public record Options(Duration window, int casesOfResource, int casesOfLog) {
        public Options {
            if (window.toMillis() <= 0 || casesOfResource < 2 || casesOfLog < 2) {
                throw new IllegalArgumentException("window is " + window + ", casesOfResource " + casesOfResource
                        + ", casesOfLog " + casesOfLog
                        + "; the window must be at least a millisecond, the others 2 or more");
            }
        }

        /** One second, 5 cases of one resource, 10 cases of all. */
        public static Options defaults() {
            return new Options(Duration.ofSeconds(1), 5, 10);
        }

        public Options withWindow(Duration length) {
            return new Options(length, casesOfResource, casesOfLog);
        }

        public Options withCasesOfResource(int fewest) {
            return new Options(window, fewest, casesOfLog);
        }

        public Options withCasesOfLog(int fewest) {
            return new Options(window, casesOfResource, fewest);
        }
    }

    private static final int TIMES_USUAL = 5;

    private static final Reason OF_RESOURCE =
            reason("resource", Phrase.of("one resource in many cases at once", "1つのリソースが多数のケースで同時に記録"));
    private static final Reason OF_LOG = reason("log", Phrase.of("many cases stamped at once", "多数のケースに同時に記録"));

    private MultiRegistration(Offences offences) {
        super(ABOUT, offences);
    }

    public static MultiRegistration of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static MultiRegistration of(EventLog log, Options options) {
        return of(new CheckedLog(log), options);
    }

    static MultiRegistration of(CheckedLog checked, Options options) {
        EventLog log = checked.log();
        Offences.Builder found = Offences.in(log);
        if (checked.datesOnly()) {
            return new MultiRegistration(found.unanswered(Phrase.of(
                            "the times of this log are days, which many cases share by nature",
                            "このログの時刻は日付のみで、多くのケースが同じ値をもつのは当然です"))
                    .build());
        }
        CodedValues resources = checked.resources();
        Windows all = new Windows(checked, null, options);
        long usual = TIMES_USUAL * all.median();
        for (int e = 0; e < log.eventCount(); e++) {
            int cases = all.cases(e);
            if (cases >= options.casesOfLog() && cases >= usual) {
                found.event(e, OF_LOG, cases);
            }
        }
        if (resources != null) {
            Windows each = new Windows(checked, resources, options);
            for (int e = 0; e < log.eventCount(); e++) {
                if (each.cases(e) >= options.casesOfResource()) {
                    found.event(e, OF_RESOURCE, each.cases(e));
                }
            }
        }
        return new MultiRegistration(found.build());
    }

    private static Reason reason(String id, Phrase label) {
        return Reason.of(id, Severity.INFO, label)
                .withDetail((log, event, value) -> {
                    String time = Wording.time(log.time(event), log.utcOffsetSeconds(event));
                    return Phrase.of(
                            Wording.number(value) + " cases at " + time, time + "に" + Wording.number(value) + "ケース");
                })
                .worstByValue();
    }

    /** How many cases have an event in each window, of each resource or of all. */
    private static final class Windows {
        private final int[] windowOf;
        private int[] cases = new int[64];
        private final int count;

        Windows(CheckedLog checked, CodedValues resources, Options options) {
            EventLog log = checked.log();
            long length = options.window().toMillis();
            LongTable times = new LongTable(1024);
            LongTable windows = new LongTable(1024);
            windowOf = new int[log.eventCount()];
            int[] lastCase = new int[cases.length];
            for (int c = 0; c < log.caseCount(); c++) {
                for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                    boolean counts = log.time(e) != EventLog.NO_TIME
                            && checked.timeOfDay(e) != 0
                            && (resources == null || resources.codes()[e] >= 0);
                    if (!counts) {
                        windowOf[e] = -1;
                        continue;
                    }
                    long time = Math.floorDiv(log.time(e), length);
                    int window = times.putIfAbsent(time, times.size());
                    if (resources != null) {
                        window = windows.putIfAbsent(
                                ((long) window << 32) | resources.codes()[e], windows.size());
                    }
                    if (window == cases.length) {
                        cases = Arrays.copyOf(cases, 2 * window);
                        lastCase = Arrays.copyOf(lastCase, 2 * window);
                    }
                    windowOf[e] = window;
                    cases[window] += lastCase[window] == c + 1 ? 0 : 1;
                    lastCase[window] = c + 1;
                }
            }
            count = resources == null ? times.size() : windows.size();
        }

        int cases(int event) {
            return windowOf[event] < 0 ? 0 : cases[windowOf[event]];
        }

        int median() {
            int[] sorted = Arrays.copyOf(cases, count);
            Arrays.sort(sorted);
            return count == 0 ? 0 : sorted[count / 2];
        }
    }
}
