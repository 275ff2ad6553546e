package io.keiro.log;

import java.util.Objects;

/**
 * Which columns of the source became case, activity and time. It travels with the log; empty text means that there is no such column.
 *
 * @param caseId name of the case column
 * @param activity name of the activity column
 * @param time name of the column with the time of completion
 * @param start name of the column with the start, or empty
 * @param resource name of the event attribute that says who did it, or empty
 * @param lifecycle name of the event attribute that says which transition of the activity it was, or empty
 * @param instance name of the event attribute that says to which performance of the activity it belongs, or empty
 */
public record Mapping(
        String caseId, String activity, String time, String start, String resource, String lifecycle, String instance) {

    /** The names that XES and, after it, most tools use. */
    static final Mapping XES = new Mapping(
            "case:concept:name",
            "concept:name",
            "time:timestamp",
            "start_timestamp",
            "org:resource",
            "lifecycle:transition",
            "concept:instance");

    /** For logs that no file names. */
    static final Mapping PLAIN = new Mapping("case", "activity", "time", "start", "");

    public Mapping {
        Objects.requireNonNull(caseId, "the mapping needs the name of the case column");
        Objects.requireNonNull(activity, "the mapping needs the name of the activity column");
        Objects.requireNonNull(time, "the mapping needs the name of the time column");
        Objects.requireNonNull(start, "the mapping needs the name of the start column, or empty text");
        Objects.requireNonNull(resource, "the mapping needs the name of the resource attribute, or empty text");
        Objects.requireNonNull(lifecycle, "the mapping needs the name of the lifecycle attribute, or empty text");
        Objects.requireNonNull(instance, "the mapping needs the name of the instance attribute, or empty text");
    }

    /** A mapping without lifecycle and instance. */
    public Mapping(String caseId, String activity, String time, String start, String resource) {
        this(caseId, activity, time, start, resource, "", "");
    }

    Mapping withCaseId(String column) {
        return new Mapping(column, activity, time, start, resource, lifecycle, instance);
    }

    Mapping withActivity(String column) {
        return new Mapping(caseId, column, time, start, resource, lifecycle, instance);
    }

    Mapping withTime(String column) {
        return new Mapping(caseId, activity, column, start, resource, lifecycle, instance);
    }

    Mapping withResource(String attribute) {
        return new Mapping(caseId, activity, time, start, attribute, lifecycle, instance);
    }

    Mapping withStart(String column) {
        return new Mapping(caseId, activity, time, column, resource, lifecycle, instance);
    }

    Mapping withLifecycle(String attribute) {
        return new Mapping(caseId, activity, time, start, resource, attribute, instance);
    }

    Mapping withInstance(String attribute) {
        return new Mapping(caseId, activity, time, start, resource, lifecycle, attribute);
    }

    /** The same where one column has another name. */
    Mapping renamed(String from, String to) {
        return new Mapping(
                caseId.equals(from) ? to : caseId,
                activity.equals(from) ? to : activity,
                time.equals(from) ? to : time,
                start.equals(from) ? to : start,
                resource.equals(from) ? to : resource,
                lifecycle.equals(from) ? to : lifecycle,
                instance.equals(from) ? to : instance);
    }

    /** The same without resource, lifecycle and instance where the log has no event attribute of that name. */
    Mapping presentIn(RowSelection attributes) {
        Mapping present = attributes.has(resource) ? this : withResource("");
        present = attributes.has(lifecycle) ? present : present.withLifecycle("");
        return attributes.has(instance) ? present : present.withInstance("");
    }
}
