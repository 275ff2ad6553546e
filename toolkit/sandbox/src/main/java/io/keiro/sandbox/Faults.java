package io.keiro.sandbox;

import java.util.Set;

/**
 * Failures on purpose: a share of the requests is answered with an error status. Which ones is settled by the seed and the number
 * of the request.
 *
 * @param status the status, or 0 for none
 * @param rate share of the requests, 0 to 1
 */
public record Faults(int status, double rate) {

    private static final Set<Integer> STATUSES = Set.of(423, 429, 500, 502, 503, 504, 521, 522, 523, 524);

    public Faults {
        if (status != 0 && !STATUSES.contains(status)) {
            throw new IllegalArgumentException(
                    "The sandbox can fail with 423, 429, 500, 502, 503, 504 or 521 to 524, but not with " + status
                            + ".");
        }
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("The rate of failures is a share from 0 to 1, but was " + rate + ".");
        }
    }

    /** No failures. */
    public static Faults none() {
        return new Faults(0, 0);
    }

    /** This share of the requests is answered with this status. */
    public static Faults withStatus(int status, double rate) {
        return new Faults(status, rate);
    }

    /** The status with which the n-th request fails, or 0. */
    int of(long seed, int request) {
        return status != 0 && Draw.of(seed, request, Topic.FAULT).chance(rate) ? status : 0;
    }
}
