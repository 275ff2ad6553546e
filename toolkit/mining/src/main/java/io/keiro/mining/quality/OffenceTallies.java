package io.keiro.mining.quality;

import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.Offences.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the different cases and events of each reason. */
final class OffenceTallies {

    private final OffenceRows rows;
    /** What each case or event was last counted for. */
    private final int[] stamps;

    private int stamp;

    private OffenceTallies(OffenceRows rows, int size) {
        this.rows = rows;
        this.stamps = new int[size];
    }

    /** The most severe first, then the most offenders, then as found. */
    static List<Tally> of(Offences offences, OffenceRows rows) {
        int size = Math.max(offences.log().caseCount(), offences.log().eventCount());
        OffenceTallies counter = new OffenceTallies(rows, size);
        List<Tally> tallies = new ArrayList<>();
        for (int r = 0; r < rows.reasons().size(); r++) {
            Reason reason = rows.reasons().get(r);
            tallies.add(new Tally(
                    reason,
                    rows.start(r + 1) - rows.start(r),
                    counter.distinct(r, false),
                    counter.distinct(r, true),
                    offences.get(rows.example(r, reason))));
        }
        tallies.sort(Comparator.comparing((Tally t) -> t.reason().severity())
                .reversed()
                .thenComparing(Comparator.comparingInt(Tally::offenders).reversed()));
        return List.copyOf(tallies);
    }

    private int distinct(int reason, boolean events) {
        stamp++;
        int count = 0;
        for (int i = rows.start(reason); i < rows.start(reason + 1); i++) {
            int index = events ? rows.event(i) : rows.caseOf(i);
            if (index >= 0 && stamps[index] != stamp) {
                stamps[index] = stamp;
                count++;
            }
        }
        return count;
    }
}
