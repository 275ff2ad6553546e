package io.keiro.sandbox;

import java.util.List;

/**
 * The stages of the deal pipeline with what usually happens in them. Waits and chances are the same for every deal: whatever differs
 * between segments has been planted.
 */
enum DealStage {
    APPOINTMENT("Appointment scheduled", "アポ取得", "0.2", new Habits(5, 0.10, 0, 0.03)),
    QUALIFIED("Qualified to buy", "商談適格化", "0.4", new Habits(8, 0.12, 0.02, 0.03)),
    PRESENTATION("Presentation scheduled", "初回提案", "0.6", new Habits(8, 0.12, 0.03, 0.02)),
    BOUGHT_IN("Decision maker bought-in", "意思決定者合意", "0.8", new Habits(12, 0.10, 0.02, 0)),
    /** Left when the customer has decided on the quote; see {@link QuotePhase}. */
    CONTRACT_SENT("Contract sent", "契約書送付", "0.9", new Habits(0, 0.22, 0, 0)),
    WON("Closed won", "受注", "1.0", null),
    LOST("Closed lost", "失注", "0.0", null),
    /** Was taken out of the pipeline; only old histories name it. */
    RETIRED("Budget check", "予算確認", "0.5", new Habits(3, 0, 0, 0)),
    /** Only in the dirty edition: no stage map knows it. */
    UNMAPPED("Legal review", "法務確認", "0.5", new Habits(3, 0, 0, 0));

    /** The stages that the pipeline shows today, in their order. */
    static final List<DealStage> CURRENT =
            List.of(APPOINTMENT, QUALIFIED, PRESENTATION, BOUGHT_IN, CONTRACT_SENT, WON, LOST);

    /** Spread of the waits, as the standard deviation of their logarithm. */
    static final double SPREAD = 0.65;

    private final Text label;
    private final String probability;
    private final Habits habits;

    DealStage(String english, String japanese, String probability, Habits habits) {
        this.label = new Text(english, japanese);
        this.probability = probability;
        this.habits = habits;
    }

    /**
     * What happens to deals in an open stage.
     *
     * @param medianDays median wait
     * @param lost share that is lost from here
     * @param back share that moves back by one stage
     * @param skip share that skips the next stage
     */
    record Habits(double medianDays, double lost, double back, double skip) {}

    Text label() {
        return label;
    }

    String probability() {
        return probability;
    }

    boolean isClosed() {
        return habits == null;
    }

    /** True once the amount is settled: from the decision maker's consent on. */
    boolean isPriced() {
        return this == BOUGHT_IN || this == CONTRACT_SENT || this == WON;
    }

    double medianDays() {
        return habits.medianDays();
    }

    /** Where a deal goes from an open stage. */
    DealStage next(double fate) {
        if (fate < habits.lost()) {
            return LOST;
        }
        if (fate < habits.lost() + habits.back()) {
            return values()[ordinal() - 1];
        }
        int step = fate < habits.lost() + habits.back() + habits.skip() ? 2 : 1;
        return values()[ordinal() + step];
    }
}
