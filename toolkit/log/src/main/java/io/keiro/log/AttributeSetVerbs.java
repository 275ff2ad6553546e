package io.keiro.log;

/** The verbs that choose, name, count and bring in attributes. An attribute that does not exist is an error that names the nearest ones. */
public sealed interface AttributeSetVerbs permits Transformations {

    /**
     * Of the attributes of cases and events only these; those with a role (resource, lifecycle transition, activity instance) stay as well.
     */
    default EventLog keepAttributes(String... attributes) {
        return AttributeSets.keep((EventLog) this, attributes);
    }

    /** All attributes of cases and events but these; a role that one of them had is nobody's any more. */
    default EventLog dropAttributes(String... attributes) {
        return AttributeSets.drop((EventLog) this, attributes);
    }

    /**
     * Another name for a column: an attribute of cases or events, or the case id, the activity or a time. Its role goes with it.
     *
     * @throws IllegalArgumentException if another column has that name already
     */
    default EventLog rename(String from, String to) {
        return AttributeSets.rename((EventLog) this, from, to);
    }

    /**
     * How often each combination of values of some columns occurs, most frequent first, equals by their values: among the cases if all of
     * the columns stand there, else among the events.
     */
    default DataTable count(String... columns) {
        return ValueCounts.of((EventLog) this, columns);
    }

    /**
     * The columns of a table as case attributes, where its key is the case id; a Tablesaw table comes in by
     * {@link DataTable#of}. A column of text takes the type of its values, as in an import; days become moments at the beginning of the day,
     * durations hours. Cases without a row and rows without a case are counted in the history.
     *
     * @throws IllegalArgumentException if the table has a key twice or the log has one of the attributes already; the message names them
     */
    default EventLog joinCases(Tabular table, String key) {
        return joinCases(table, key, ((EventLog) this).mapping().caseId());
    }

    /** {@link #joinCases(Tabular, String)} where the key of the table is the value of a case attribute. */
    default EventLog joinCases(Tabular table, String key, String attribute) {
        return TableJoin.of((EventLog) this, table, key, attribute);
    }

    /**
     * A case attribute that sums up the rows of a table that belong to the case: {@code log.withAggregate("paid", payments,
     * Aggregate.sum("amount").by("deal"))}. One of that name is replaced. Cases without a row have none, or a count of 0; they and rows
     * without a case are counted in the history.
     */
    default EventLog withAggregate(String name, Tabular table, Aggregate aggregate) {
        return TableJoin.aggregate((EventLog) this, name, table, aggregate);
    }
}
