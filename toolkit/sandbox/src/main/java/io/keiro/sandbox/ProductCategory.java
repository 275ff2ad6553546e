package io.keiro.sandbox;

/** What is sold. */
enum ProductCategory implements Choice {
    SOFTWARE(0.35, 0.18, "Software", "ソフトウェア"),
    HARDWARE(0.25, 0.62, "Hardware", "ハードウェア"),
    SERVICES(0.25, 0.55, "Services", "サービス"),
    TRAINING(0.15, 0.45, "Training", "研修");

    private final double weight;
    private final double costShare;
    private final Text label;

    ProductCategory(double weight, double costShare, String english, String japanese) {
        this.weight = weight;
        this.costShare = costShare;
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

    /** What it costs the company, as a share of the list price. */
    double costShare() {
        return costShare;
    }
}
