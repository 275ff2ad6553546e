package io.keiro.sandbox;

/** What a customer does. */
enum Industry implements Choice {
    MACHINERY(0.3, "Machinery", "機械"),
    RETAIL(0.25, "Retail", "小売"),
    LOGISTICS_AND_SUPPLY_CHAIN(0.2, "Logistics and supply chain", "物流"),
    FINANCIAL_SERVICES(0.25, "Financial services", "金融");

    private final double weight;
    private final Text label;

    Industry(double weight, String english, String japanese) {
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
