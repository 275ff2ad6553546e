package io.keiro.sandbox.portal;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a portal holds, free of the way in which it is asked for. What is not overridden is as in a portal that does not use it.
 *
 * <p>All methods may be called by several threads at once, and answer the same each time: what changes while a portal is being read
 * is laid over it by the server.
 */
public interface Portal {

    /** The moment at which the portal stands, in epoch milliseconds; the server's own answers carry it too. */
    long now();

    Account account();

    /** Users, active and archived, in ascending order of their ids. */
    List<Owner> owners();

    /** The pipelines of a type in display order, deleted stages included; empty for a type that has none. */
    List<Pipeline> pipelines(ObjectType type);

    /** The properties of a type, archived ones included. */
    List<PropertyDefinition> properties(ObjectType type);

    /**
     * The live records of a type, or the archived ones. Records merged into another and records erased for good are in neither. Archived
     * records of more than 90 days ago may be in it: the server no longer shows them.
     */
    Records records(ObjectType type, boolean archived);

    /**
     * The records of type {@code to} that a record is associated with, in ascending order of their ids. Each direction is asked for by
     * itself and need not mirror the other. Leads tell of their deals and deals of their leads: whether the latter shows is the
     * server's matter.
     */
    List<Link> links(ObjectType from, long id, ObjectType to);

    /**
     * The record into which a record was merged, however many merges it took; empty for a record that was not. The survivor is live or
     * archived, carries the combined histories, and names the absorbed ids in {@code hs_merged_object_ids}.
     */
    default OptionalLong survivor(ObjectType type, long id) {
        return OptionalLong.empty();
    }

    /** Ids of records that were erased for good (GDPR): the portal knows them no more. Asked for by tests only. */
    default List<Long> erased(ObjectType type) {
        return List.of();
    }

    /** What the portal's users call their custom object; empty if they have none. */
    default List<CustomObject> customObjects() {
        return List.of();
    }

    /**
     * Account details.
     *
     * @param portalId the portal's number
     * @param timeZone IANA zone
     * @param currency ISO 4217 code
     * @param additionalCurrencies further ISO 4217 codes
     */
    record Account(long portalId, String timeZone, String currency, List<String> additionalCurrencies) {
        public Account {
            additionalCurrencies = List.copyOf(additionalCurrencies);
        }

        /** An account with one currency. */
        public Account(long portalId, String timeZone, String currency) {
            this(portalId, timeZone, currency, List.of());
        }
    }

    /**
     * A custom object.
     *
     * @param type the type that stands for it
     * @param singular its label for one
     * @param plural its label for many
     * @param displayProperty the property that names a record
     * @param created when it was made, in epoch milliseconds
     */
    record CustomObject(ObjectType type, String singular, String plural, String displayProperty, long created) {}

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
         * @param custom true for a label that the portal's users made
         */
        public record Kind(int typeId, String label, boolean custom) {
            /** A kind that HubSpot defines. */
            public Kind(int typeId, String label) {
                this(typeId, label, false);
            }
        }
    }
}
