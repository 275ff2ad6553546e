package io.keiro.sandbox;

/**
 * A problem that can be planted into the simulated company. The numbers are those of the twelve Lead-to-Cash problems; the missing
 * ones are not planted yet.
 */
public enum Problem {
    /** P1: deals of one region wait in one stage, and some of them never leave it. Strength is the factor on the wait. */
    STALLED_DEALS(1, "Stalled deals", "商談の停滞", 3.0),
    /** P3: customers under one payment term pay late, and half of their invoices go out late. Strength is the factor on both. */
    LATE_PAYMENT(3, "Late payment collection", "入金回収の遅延", 3.0),
    /** P4: large deals need further quotes, and their approval is slow. Strength is about the factor on quote to contract. */
    SLOW_QUOTE_TO_CONTRACT(4, "Slow quote-to-contract", "見積もりから契約までの遅れ", 2.5);

    private final int number;
    private final String english;
    private final String japanese;
    private final double defaultStrength;

    Problem(int number, String english, String japanese, double defaultStrength) {
        this.number = number;
        this.english = english;
        this.japanese = japanese;
        this.defaultStrength = defaultStrength;
    }

    /** P1 to P12. */
    public String id() {
        return "P" + number;
    }

    /** What people call it, in the language of the sandbox. */
    public String label(Sandbox.Language language) {
        return language == Sandbox.Language.JA ? japanese : english;
    }

    /** A strength at which the durations of the segment are about two and a half to three times as long as elsewhere. */
    public double defaultStrength() {
        return defaultStrength;
    }
}
