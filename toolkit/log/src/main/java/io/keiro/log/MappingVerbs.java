package io.keiro.log;

import java.util.List;

/**
 * The verbs that give columns another role. The column that had the role becomes an attribute of the events under its own name; events are
 * put into cases and into the order of time anew, ties as they were.
 */
public sealed interface MappingVerbs permits Transformations {

    /**
     * The values of this column are the cases: {@code log.withCaseId("account")}. Cases come in the order of their first event; events
     * without a value leave the log and are counted. Case attributes and the old case id become attributes of the events.
     */
    default EventLog withCaseId(String column) {
        return Recasing.of((EventLog) this, column);
    }

    /** The values of this column are the activities. Events without a value leave the log and are counted. */
    default EventLog withActivity(String column) {
        return NewActivity.of((EventLog) this, Verb.of("withActivity", column), List.of(column));
    }

    /**
     * The values of several columns together are the activities, joined by "+" as in XES: {@code log.classifier("concept:name",
     * "lifecycle:transition")}. A missing value is left out; events without any leave the log and are counted. The columns stay.
     */
    default EventLog classifier(String... columns) {
        return NewActivity.of((EventLog) this, Verb.of("classifier", (Object) columns), List.of(columns));
    }

    /**
     * The log seen through one column: its values are the activities, and no other attribute of the events is left. Events without a value
     * leave the log and are counted.
     */
    default EventLog projectOn(String column) {
        return NewActivity.projection((EventLog) this, Verb.of("projectOn", column), column);
    }

    /** The moments in this column are the completions. */
    default EventLog withTime(String column) {
        return NewTime.completions((EventLog) this, column);
    }

    /** The moments in this column are the starts. */
    default EventLog withStart(String column) {
        return NewTime.starts((EventLog) this, column);
    }

    /** The same log, whose lifecycle transitions are named by this event attribute from now on. */
    default EventLog withLifecycle(String attribute) {
        EventLog log = (EventLog) this;
        log.eventAttribute(attribute);
        return log.derive(
                Verb.of("withLifecycle", attribute), log.frame(), log.mapping().withLifecycle(attribute));
    }

    /** The same log, whose activity instances are named by this event attribute from now on. */
    default EventLog withInstance(String attribute) {
        EventLog log = (EventLog) this;
        log.eventAttribute(attribute);
        return log.derive(
                Verb.of("withInstance", attribute), log.frame(), log.mapping().withInstance(attribute));
    }

    /**
     * The events of both logs. Columns with the same role or name become one, which is of text where their types differ; name, zone and
     * calendar are those of this log. Cases that both logs have are told apart or joined as the clash says; where two cases are joined,
     * this log's case attributes count where it has them.
     *
     * @throws IllegalArgumentException if both have a case of the same id and the clash is {@link CaseIdClash#FAIL}; the message names them
     */
    default EventLog merge(EventLog other, CaseIdClash clash) {
        return MergedLogs.of((EventLog) this, other, clash);
    }
}
