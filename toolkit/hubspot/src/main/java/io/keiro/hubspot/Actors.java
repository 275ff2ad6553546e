package io.keiro.hubspot;

import io.keiro.leadtocash.ActorType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Who stands behind a history entry, and whether that is a person or a machine. */
final class Actors {

    private static final Set<String> HUMAN = Set.of(
            "CRM_UI", "CRM_UI_BULK_ACTION", "MOBILE", "MOBILE_IOS", "MOBILE_ANDROID", "CONTACTS_WEB", "EXTENSION");
    private static final Set<String> MACHINE = Set.of(
            "BATCH_UPDATE",
            "IMPORT",
            "API",
            "INTEGRATION",
            "INTEGRATIONS_SYNC",
            "INTEGRATIONS_PLATFORM",
            "AUTOMATION_PLATFORM",
            "FORM",
            "EMAIL_INTEGRATION",
            "SALESFORCE",
            "ANALYTICS",
            "CALCULATED",
            "MIGRATION",
            "ASSISTS");

    /** Sources that bring what another system recorded. */
    private static final Set<String> FROM_OUTSIDE =
            Set.of("IMPORT", "INTEGRATION", "INTEGRATIONS_SYNC", "INTEGRATIONS_PLATFORM", "SALESFORCE", "MIGRATION");

    private static final int UNKNOWN_LABEL = 8;

    private final Map<String, PortalDescription.Owner> byId = new HashMap<>();
    private final Map<String, PortalDescription.Owner> byUser = new HashMap<>();

    Actors(PortalDescription portal) {
        for (PortalDescription.Owner owner : portal.owners()) {
            byId.put(owner.id(), owner);
            if (owner.userId() != null) {
                byUser.put(owner.userId(), owner);
            }
        }
    }

    /** The label of an owner, or null for none; one that the portal no longer lists still differs from the others. */
    String owner(String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        PortalDescription.Owner owner = byId.get(id);
        return owner != null ? owner.label() : unknown("Rep ", id);
    }

    String team(String ownerId) {
        PortalDescription.Owner owner = ownerId == null ? null : byId.get(ownerId);
        return owner == null ? null : owner.team();
    }

    /** The person behind an entry, else the kind of machine. */
    String actor(Change row) {
        if (row.userId() != null) {
            PortalDescription.Owner owner = byUser.get(row.userId());
            return owner != null ? owner.label() : unknown("User ", row.userId());
        }
        return row.sourceType() == null || row.sourceType().isBlank() ? null : row.sourceType();
    }

    /** "archived" for one who left, "unknown" for one that the portal does not list, null for one at work and for none. */
    String state(String ownerId) {
        if (ownerId == null) {
            return null;
        }
        PortalDescription.Owner owner = byId.get(ownerId);
        return owner == null ? "unknown" : owner.archived() ? "archived" : null;
    }

    static ActorType type(Change row) {
        return type(row.sourceType());
    }

    /** What kind of actor a source type means; unknown for one that is not known, because the set is open. */
    static ActorType type(String sourceType) {
        String source = sourceType == null ? "" : sourceType;
        return HUMAN.contains(source)
                ? ActorType.HUMAN
                : MACHINE.contains(source) ? ActorType.AUTOMATION : ActorType.UNKNOWN;
    }

    static boolean isFromOutside(Change row) {
        return FROM_OUTSIDE.contains(row.sourceType());
    }

    private static String unknown(String kind, String id) {
        return kind + id.substring(0, Math.min(UNKNOWN_LABEL, id.length())).toUpperCase(Locale.ROOT);
    }
}
