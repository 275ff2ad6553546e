package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * How soon an activity comes back: the smallest number of events strictly between two of its occurrences in one case.
 *
 * <p>0 means that it directly follows itself; a small number hints at a short loop. Activities that never recur have none. Uses the
 * order of events only. Level ACTIVITY. Cost: one pass over the variants. Empty log: no activities.
 */
public final class SelfDistance extends Metric {

    /** One recurring activity and its minimum self-distance, in events. */
    public record Recurrence(String activity, int distance) {}

    private static final Phrase TITLE = Phrase.of("Minimum self-distance", "同一アクティビティ間の最小距離");

    private final List<Recurrence> recurrences;

    private SelfDistance(List<Recurrence> recurrences) {
        super(new Metric.Result(Level.ACTIVITY, () -> table(recurrences), () -> sentence(recurrences), List.of()));
        this.recurrences = recurrences;
    }

    public static SelfDistance of(EventLog log, Level level) {
        level.of(TITLE, Level.ACTIVITY);
        return of(log);
    }

    public static SelfDistance of(EventLog log) {
        WeightedVariants variants = new WeightedVariants(log);
        int[] shortest = new int[log.activityCodeCount()];
        Arrays.fill(shortest, Integer.MAX_VALUE);
        int[] last = new int[log.activityCodeCount()];
        for (int v = 0; v < variants.size(); v++) {
            int[] codes = variants.codes(v);
            for (int code : codes) {
                last[code] = -1;
            }
            for (int i = 0; i < codes.length; i++) {
                int code = codes[i];
                if (last[code] >= 0) {
                    shortest[code] = Math.min(shortest[code], i - last[code] - 1);
                }
                last[code] = i;
            }
        }
        List<Recurrence> recurrences = new ArrayList<>();
        for (int code = 0; code < shortest.length; code++) {
            if (shortest[code] < Integer.MAX_VALUE) {
                recurrences.add(new Recurrence(log.activityLabel(code), shortest[code]));
            }
        }
        recurrences.sort(Comparator.comparingInt(Recurrence::distance)
                .thenComparing(Recurrence::activity, LabelOrder.BY_CODE_POINT));
        return new SelfDistance(List.copyOf(recurrences));
    }

    /** The recurring activities, the closest first. */
    public List<Recurrence> activities() {
        return recurrences;
    }

    /** Minimum self-distance of an activity; empty if it never recurs in a case or is unknown. */
    public OptionalInt of(String activity) {
        return recurrences.stream()
                .filter(r -> r.activity().equals(activity))
                .mapToInt(Recurrence::distance)
                .findFirst();
    }

    private static DataTable table(List<Recurrence> recurrences) {
        DataTable.Builder table = DataTable.titled(
                TITLE,
                Subjects.ACTIVITY,
                DataTable.Field.of("distance", Phrase.of("Events in between", "間のイベント数"), DataTable.Kind.COUNT)
                        .in("events"));
        recurrences.forEach(r -> table.row(r.activity(), r.distance()));
        return table.build();
    }

    private static Phrase sentence(List<Recurrence> recurrences) {
        long loops = recurrences.stream().filter(r -> r.distance() == 0).count();
        return Phrase.of(
                Wording.count(recurrences.size(), "activity recurs", "activities recur") + " within a case, "
                        + Wording.number(loops) + " directly",
                "同じケースで繰り返すアクティビティ" + Wording.number(recurrences.size()) + "件(うち連続" + Wording.number(loops) + "件)");
    }
}
