package io.keiro.leadtocash;

import java.util.Locale;

/** Technical names of the columns that the room itself reads and writes, and the words that stand in them. */
final class Columns {

    static final String ACTIVITY = "ActivityName";
    static final String TIME = "EventTime";
    static final String END = "EventEndTime";
    static final String ACTOR = "Actor";
    static final String ACTOR_TYPE = "ActorType";
    static final String FROM = "ChangeFrom";
    static final String TO = "ChangeTo";
    static final String EVIDENCE = "EvidenceLevel";
    static final String PRECISION = "TimePrecision";
    static final String SOURCE = "SourceSystem";
    static final String UPDATED = "LastDataUpdate";
    static final String OUTCOME = "OpportunityOutcome";
    static final String PIPELINE = "Pipeline";
    static final String STAGE = "SalesStage";
    static final String AMOUNT = "DealAmount";
    static final String CLOSE_DATE = "CloseDate";
    static final String CURRENCY = "Currency";

    private Columns() {}

    /** How files and logs spell a constant: "won", "inferred", "day". */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
