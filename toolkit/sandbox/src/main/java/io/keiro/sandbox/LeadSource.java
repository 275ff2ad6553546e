package io.keiro.sandbox;

/** Where a lead came from; the names are the values of HubSpot's property. */
enum LeadSource implements Choice {
    ORGANIC_SEARCH(0.24, "Organic search", "オーガニック検索"),
    PAID_SEARCH(0.18, "Paid search", "有料検索"),
    REFERRALS(0.16, "Referrals", "参照元"),
    EMAIL_MARKETING(0.14, "Email marketing", "Eメールマーケティング"),
    DIRECT_TRAFFIC(0.14, "Direct traffic", "直接トラフィック"),
    OFFLINE(0.14, "Offline sources", "オフラインソース");

    private final double weight;
    private final Text label;

    LeadSource(double weight, String english, String japanese) {
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
