package io.keiro.sandbox;

/** What is sold. */
enum ProductCategory implements Choice {
    SOFTWARE(0.35, "Software", "ソフトウェア"),
    HARDWARE(0.25, "Hardware", "ハードウェア"),
    SERVICES(0.25, "Services", "サービス"),
    TRAINING(0.15, "Training", "研修");

    private final double weight;
    private final Text label;

    ProductCategory(double weight, String english, String japanese) {
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
