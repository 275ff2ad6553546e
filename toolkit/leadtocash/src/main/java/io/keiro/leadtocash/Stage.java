package io.keiro.leadtocash;

import java.util.Objects;

/**
 * One stage of a pipeline as the stage map describes it: one row of the StageMap sheet.
 *
 * @param pipeline label of the pipeline
 * @param stageId the portal's id of the stage, or "" where only labels are known
 * @param stage label of the stage
 * @param displayOrder position in the pipeline, from 0
 * @param probability 0 to 1; NaN if unknown
 * @param outcome what entering the stage means
 * @param activity {@link Activity#id()} that entering the stage stands for, or "" for none
 * @param mandatory true if deals should not skip it
 * @param described false for a stage that the portal has and the stage map says nothing of
 */
public record Stage(
        String pipeline,
        String stageId,
        String stage,
        int displayOrder,
        double probability,
        Outcome outcome,
        String activity,
        boolean mandatory,
        boolean described) {
    public Stage {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(stageId);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(activity);
    }

    /** A stage that the stage map describes. */
    public Stage(
            String pipeline,
            String stageId,
            String stage,
            int displayOrder,
            double probability,
            Outcome outcome,
            String activity,
            boolean mandatory) {
        this(pipeline, stageId, stage, displayOrder, probability, outcome, activity, mandatory, true);
    }
}
