package io.keiro.sandbox.portal;

import java.util.List;

/** What a portal holds, free of the way in which it is asked for. */
public interface Portal {

    /** The moment at which the portal stands, in epoch milliseconds; the server's own answers carry it too. */
    long now();

    Account account();

    /** Users, active and archived, in ascending order of their ids. */
    List<Owner> owners();

    /** The pipelines of a type; empty for a type that has none. */
    List<Pipeline> pipelines(ObjectType type);

    List<PropertyDefinition> properties(ObjectType type);

    /** The live records of a type, or the archived ones. */
    Records records(ObjectType type, boolean archived);

    /** The records of type {@code to} that a record is associated with, in ascending order of their ids. */
    List<Link> links(ObjectType from, long id, ObjectType to);

    /**
     * Account details.
     *
     * @param portalId the portal's number
     * @param timeZone IANA zone
     * @param currency ISO 4217 code
     */
    record Account(long portalId, String timeZone, String currency) {}

    /**
     * An association of one record with another.
     *
     * @param to id of the other record
     * @param kinds at least one kind; "Primary" is a kind beside the plain one
     */
    record Link(long to, List<Kind> kinds) {
        public Link {
            kinds = List.copyOf(kinds);
        }

        /**
         * Kind of an association.
         *
         * @param typeId the association type id
         * @param label the label, or null for the plain kind
         */
        public record Kind(int typeId, String label) {}
    }
}
