package io.keiro.sandbox;

/** Currencies in which customers are billed. A clean company bills all of them in US dollars. */
enum Currency implements Choice {
    USD(0.8, 1, "US Dollar"),
    EUR(0.12, 0.92, "Euro"),
    JPY(0.08, 150, "Yen");

    private final double weight;
    private final double perDollar;
    private final String label;

    Currency(double weight, double perDollar, String label) {
        this.weight = weight;
        this.perDollar = perDollar;
        this.label = label;
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public Text label() {
        return new Text(label, label);
    }

    /** An amount of the home currency in whole units of this one. */
    long of(long dollars) {
        return this == USD ? dollars : StrictMath.round(dollars * perDollar);
    }

    /** What one unit is worth in the home currency. */
    double rate() {
        return 1 / perDollar;
    }
}
