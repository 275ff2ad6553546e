package io.keiro.log;

import java.util.Comparator;

/** First and last activities of the cases, counted. */
final class Endpoints {

    private static final int NO_EVENTS = -1;

    private final EventLog log;

    private Endpoints(EventLog log) {
        this.log = log;
    }

    static Endpoints of(EventLog log) {
        return new Endpoints(log);
    }

    private int first(int c) {
        return log.caseStart(c) == log.caseEnd(c) ? NO_EVENTS : log.activityCode(log.caseStart(c));
    }

    private int last(int c) {
        return log.caseStart(c) == log.caseEnd(c) ? NO_EVENTS : log.activityCode(log.caseEnd(c) - 1);
    }

    Bound startsCovering(Share share) {
        return covering(share, this::first, log.activityCodeCount(), log::compareActivities);
    }

    Bound endsCovering(Share share) {
        return covering(share, this::last, log.activityCodeCount(), log::compareActivities);
    }

    Bound pairsCovering(Share share) {
        PairNumbers pairs = new PairNumbers();
        for (int c = 0; c < log.caseCount(); c++) {
            if (first(c) != NO_EVENTS) {
                pairs.number(first(c), last(c));
            }
        }
        return covering(
                share,
                c -> first(c) == NO_EVENTS ? NO_EVENTS : pairs.number(first(c), last(c)),
                pairs.size(),
                pairs.order(log));
    }

    private Bound covering(Share share, java.util.function.IntUnaryOperator of, int things, Comparator<Integer> order) {
        int[] counts = new int[things];
        for (int c = 0; c < log.caseCount(); c++) {
            int thing = of.applyAsInt(c);
            if (thing != NO_EVENTS) {
                counts[thing]++;
            }
        }
        MostFrequent most = MostFrequent.covering(share, counts, order);
        return new Bound(c -> of.applyAsInt(c) != NO_EVENTS && most.kept().get(of.applyAsInt(c)), most.note());
    }
}
