package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers that are missing from consecutively numbered case ids: cases that were not extracted, or were deleted.
 *
 * <p>The last run of digits of an id is its number; ids with the same text around it belong together. They count as consecutive if there
 * are at least 20 of them and at least {@link Options#density} of the numbers from the least to the greatest are there; other ids say
 * nothing about gaps. Offenders are runs of missing numbers, so {@code cases()} holds for none. A log from which verbs have taken cases
 * is not asked. Cost: one pass, and a sort of the numbers.
 */
public final class CaseIdGaps extends Detected {

    private static final About ABOUT = new About(
            "case-id-gaps",
            Phrase.of("Gaps in case ids", "ケースIDの欠番"),
            Phrase.of(
                    "Ask whether these cases were deleted, never extracted, or filtered out by somebody.",
                    "これらのケースが削除されたのか、抽出漏れか、誰かが除外したのかを確認してください。"));

    /**
     * @param density share of the numbers that must be there for ids to count as consecutive, more than 0.5, at most 1
     */
    public record Options(double density) {
        public Options {
            if (!(density > 0.5 && density <= 1)) {
                throw new IllegalArgumentException(
                        "density is " + density + "; it must be more than 0.5 and at most 1, for example 0.9");
            }
        }

        /** Nine of ten numbers are there. */
        public static Options defaults() {
            return new Options(0.9);
        }

        public Options withDensity(double share) {
            return new Options(share);
        }
    }

    private static final int FEWEST = 20;
    /** Longer numbers do not fit into a long. */
    private static final int MOST_DIGITS = 18;

    private CaseIdGaps(Offences offences) {
        super(ABOUT, offences);
    }

    public static CaseIdGaps of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static CaseIdGaps of(EventLog log, Options options) {
        Offences.Builder found = Offences.in(log);
        if (log.caseCount() < log.report().caseCount()) {
            return new CaseIdGaps(found.unanswered(Phrase.of(
                            "cases were taken out of this log, so that numbers are missing by intention",
                            "このログからはケースが除かれているため、欠番は意図したものです"))
                    .build());
        }
        Map<String, Numbers> series = new LinkedHashMap<>();
        for (int c = 0; c < log.caseCount(); c++) {
            add(series, log.caseId(c));
        }
        List<long[]> gaps = new ArrayList<>();
        series.forEach((frame, numbers) -> {
            if (numbers.size >= FEWEST) {
                Reason reason = reason(frame, gaps);
                for (long[] gap : gaps(numbers, options)) {
                    found.ofLog(reason, ((gap[1] - gap[0] + 1) << 32) | gaps.size());
                    gaps.add(gap);
                }
            }
        });
        return new CaseIdGaps(found.build());
    }

    /** The numbers of ids that look alike. */
    private static final class Numbers {
        private long[] values = new long[16];
        private int size;

        void add(long value) {
            values = size < values.length ? values : Arrays.copyOf(values, 2 * size);
            values[size++] = value;
        }
    }

    private static void add(Map<String, Numbers> series, String id) {
        int end = id.length();
        while (end > 0 && !isDigit(id.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && isDigit(id.charAt(start - 1))) {
            start--;
        }
        if (end > start && end - start <= MOST_DIGITS) {
            String frame = id.substring(0, start) + "#" + id.substring(end);
            series.computeIfAbsent(frame, key -> new Numbers()).add(Long.parseLong(id.substring(start, end)));
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** First and last number of each run that is missing; none if the numbers are not consecutive. */
    private static List<long[]> gaps(Numbers numbers, Options options) {
        long[] sorted = Arrays.stream(numbers.values, 0, numbers.size)
                .sorted()
                .distinct()
                .toArray();
        double span = (double) sorted[sorted.length - 1] - sorted[0] + 1;
        List<long[]> gaps = new ArrayList<>();
        if (sorted.length < options.density() * span) {
            return gaps;
        }
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] > sorted[i - 1] + 1) {
                gaps.add(new long[] {sorted[i - 1] + 1, sorted[i] - 1});
            }
        }
        return gaps;
    }

    private static Reason reason(String frame, List<long[]> gaps) {
        return Reason.of(
                        frame,
                        Severity.WARNING,
                        Phrase.of("numbers missing from \"" + frame + "\"", "「" + frame + "」の欠番"))
                .withDetail((log, index, value) -> {
                    long[] gap = gaps.get((int) value);
                    String n = Wording.number(value >>> 32);
                    return gap[0] == gap[1]
                            ? Phrase.of(gap[0] + " is missing", gap[0] + "が欠番")
                            : Phrase.of(
                                    gap[0] + " to " + gap[1] + " are missing (" + n + ")",
                                    gap[0] + "から" + gap[1] + "まで" + n + "件が欠番");
                })
                .worstByValue();
    }
}
