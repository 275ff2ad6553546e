package io.keiro.sandbox;

/** Why a deal was lost. */
enum LostReason implements Choice {
    PRICE(0.35, "Price", "価格"),
    COMPETITOR(0.25, "Competitor", "競合"),
    TIMING(0.2, "Timing", "時期"),
    NO_BUDGET(0.2, "No budget", "予算なし");

    private final double weight;
    private final Text label;

    LostReason(double weight, String english, String japanese) {
        this.weight = weight;
        this.label = new Text(english, japanese);
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public Text label() {
        return label;
    }
}
