package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stays of which some have not ended yet: what is known of those is only that they last at least so long. */
final class Survival {

    private final List<Stay> stays = new ArrayList<>();

    private record Stay(double days, boolean ended) {}

    void add(double days, boolean ended) {
        stays.add(new Stay(days, ended));
    }

    /**
     * The length that half of the stays exceed (Kaplan and Meier, 1958, "Nonparametric estimation from incomplete observations"); NaN
     * if too few have ended to tell.
     */
    double median() {
        // At equal lengths the stays that ended come first: the others were still there to end.
        List<Stay> ordered = stays.stream()
                .sorted(Comparator.comparingDouble(Stay::days).thenComparing(stay -> !stay.ended()))
                .toList();
        double staying = 1;
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).ended()) {
                staying *= 1 - 1.0 / (ordered.size() - i);
                if (staying <= 0.5) {
                    return ordered.get(i).days();
                }
            }
        }
        return Double.NaN;
    }
}
