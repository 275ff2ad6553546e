package io.keiro.sandbox;

/** A field of deals that should be filled when a deal enters a stage. */
enum DataField {
    BUDGET("budget", DealStage.QUALIFIED, "Budget", "予算"),
    DECISION_MAKER("decision_maker_role", DealStage.BOUGHT_IN, "Decision maker's role", "意思決定者の役職"),
    BILLING_CONTACT("billing_contact", DealStage.CONTRACT_SENT, "Billing contact", "請求先担当者");

    private static final String[] ROLES = {"CEO", "CFO", "COO", "Head of purchasing"};

    private final String property;
    private final DealStage dueAt;
    private final Text label;

    DataField(String property, DealStage dueAt, String english, String japanese) {
        this.property = property;
        this.dueAt = dueAt;
        this.label = new Text(english, japanese);
    }

    /** The technical name in the portal. */
    String property() {
        return property;
    }

    /** The stage at whose entry it should be filled. */
    DealStage dueAt() {
        return dueAt;
    }

    Text label() {
        return label;
    }

    /** What somebody enters for a deal; the same in every language. */
    String value(Traits traits) {
        return switch (this) {
            case BUDGET -> Long.toString(StrictMath.round(traits.amount() * 1.1 / 1_000) * 1_000);
            case DECISION_MAKER -> ROLES[traits.number() % ROLES.length];
            case BILLING_CONTACT ->
                "billing@" + Edition.domain(traits.customer().number());
        };
    }
}
