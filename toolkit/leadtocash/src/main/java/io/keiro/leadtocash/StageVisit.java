package io.keiro.leadtocash;

import java.time.Instant;

/**
 * One stay of a deal in a stage: from entering it to the next change.
 *
 * @param pipeline label of the pipeline, "" if unknown
 * @param stage label of the stage
 * @param entered when the stay began
 * @param days how long it lasted, or has lasted until the cut-off
 * @param finished false if the deal is still there
 * @param asOf the event by which the deal entered, for values as of then; null where the deal was created in the stage
 */
record StageVisit(String pipeline, String stage, Instant entered, double days, boolean finished, BusinessEvent asOf) {

    /** The stage this is a visit to. */
    Place place() {
        return new Place(pipeline, stage);
    }

    /** A stage of a pipeline; stages of two pipelines may share a label. */
    record Place(String pipeline, String stage) {}
}
