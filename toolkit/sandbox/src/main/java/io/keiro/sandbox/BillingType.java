package io.keiro.sandbox;

/** When a deal is invoiced. */
enum BillingType implements Choice {
    ON_DELIVERY(0.68, "On delivery", "納品後請求"),
    /** Half of it on signature, the rest on delivery. */
    DEPOSIT(0.17, "Deposit", "前受金あり"),
    IN_ADVANCE(0.15, "In advance", "前払い");

    private final double weight;
    private final Text label;

    BillingType(double weight, String english, String japanese) {
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

    static BillingType of(Plan plan, Traits traits) {
        return plan.draw(traits.number(), Topic.BILLING_TYPE).pick(values());
    }
}
