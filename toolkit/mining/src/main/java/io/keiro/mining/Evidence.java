package io.keiro.mining;

/**
 * Where the events behind a finding come from: counts of events that a system recorded as this very step, that were derived by a
 * rule, and that came from outside the CRM.
 */
public record Evidence(int explicit, int inferred, int external) {

    public static final Evidence NONE = new Evidence(0, 0, 0);

    public Evidence {
        if (explicit < 0 || inferred < 0 || external < 0) {
            throw new IllegalArgumentException(
                    "evidence counts events: " + explicit + ", " + inferred + ", " + external + " must be 0 or more");
        }
    }

    public int total() {
        return explicit + inferred + external;
    }

    /** Share of explicit events, 0 to 1; NaN if there are none at all. */
    public double explicitShare() {
        return share(explicit);
    }

    /** Share of inferred events, 0 to 1; NaN if there are none at all. */
    public double inferredShare() {
        return share(inferred);
    }

    /** Share of external events, 0 to 1; NaN if there are none at all. */
    public double externalShare() {
        return share(external);
    }

    private double share(int part) {
        return total() == 0 ? Double.NaN : (double) part / total();
    }

    public Evidence plus(Evidence other) {
        return new Evidence(explicit + other.explicit, inferred + other.inferred, external + other.external);
    }
}
