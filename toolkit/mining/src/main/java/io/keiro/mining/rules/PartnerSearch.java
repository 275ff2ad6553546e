package io.keiro.mining.rules;

import io.keiro.log.EventLog;

/**
 * Looks for the partner of each activating event of a relation in one linear pass: the nearest event of the other activity in the
 * direction that the relation asks for.
 *
 * @param step 1 if the partner comes later, -1 if earlier
 */
record PartnerSearch(
        EventLog log, Circumstances.OnLog circumstances, RelationKind kind, int activating, int partner, int step)
        implements Judge {

    @Override
    public RuleVerdict judge(int start, int end) {
        return kind.place() == RelationKind.Place.ANYWHERE ? anywhere(start, end) : ordered(start, end);
    }

    /** Walks against the direction, so that the nearest partner is the one seen last. */
    private RuleVerdict ordered(int start, int end) {
        boolean activated = false;
        int nearest = -1;
        // Whether another activating event lies between here and the nearest partner.
        boolean taken = false;
        int event = step > 0 ? end - 1 : start;
        for (int left = end - start; left > 0; left--, event -= step) {
            int code = log.activityCode(event);
            if (code == partner && circumstances.takesPart(event)) {
                nearest = event;
                taken = false;
            } else if (code == activating && circumstances.activates(event)) {
                activated = true;
                boolean found = nearest >= 0
                        && circumstances.near(event, nearest)
                        && switch (kind.place()) {
                            case ALTERNATE -> !taken;
                            case CHAIN -> nearest == event + step;
                            default -> true;
                        };
                if (found == kind.negative()) {
                    return RuleVerdict.VIOLATED;
                }
                taken = true;
            }
        }
        return RuleVerdict.of(activated, false);
    }

    /** Walks from partner to partner; an event between two of them has the nearer one on either side. */
    private RuleVerdict anywhere(int start, int end) {
        boolean activated = false;
        int before = -1;
        int from = start;
        while (from < end) {
            int after = from;
            while (after < end && !(log.activityCode(after) == partner && circumstances.takesPart(after))) {
                after++;
            }
            for (int e = from; e < after; e++) {
                if (log.activityCode(e) == activating && circumstances.activates(e)) {
                    activated = true;
                    boolean found =
                            before >= 0 && circumstances.near(e, before) || after < end && circumstances.near(e, after);
                    if (found == kind.negative()) {
                        return RuleVerdict.VIOLATED;
                    }
                }
            }
            before = after;
            from = after + 1;
        }
        return RuleVerdict.of(activated, false);
    }
}
