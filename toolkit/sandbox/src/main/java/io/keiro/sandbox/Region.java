package io.keiro.sandbox;

/** Where a customer is. The simulated country is divided by the compass. */
enum Region implements Choice {
    NORTH(0.26, "North", "北部"),
    SOUTH(0.24, "South", "南部"),
    EAST(0.27, "East", "東部"),
    WEST(0.23, "West", "西部");

    private final double weight;
    private final Text label;

    Region(double weight, String english, String japanese) {
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
