package io.keiro.sandbox;

/**
 * A stay of a deal in a stage.
 *
 * @param entered in epoch milliseconds
 * @param left in epoch milliseconds, or {@link Step#NEVER}
 * @param automated true if a workflow moved the deal here
 */
record StageVisit(DealStage stage, long entered, long left, boolean automated) {

    double days() {
        return (left - entered) / (double) WorkingTime.DAY;
    }
}
