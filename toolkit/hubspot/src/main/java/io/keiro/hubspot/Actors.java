package io.keiro.hubspot;

import io.keiro.leadtocash.ActorType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

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
    /** By kind of record and number of the source: a table of histories has few sources, and each changed thousands of values. */
    private final AtomicReferenceArray<Doer[]> doers = new AtomicReferenceArray<>(StoredObject.values().length);

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

    /**
     * Who made a change.
     *
     * @param label the person, else the kind of machine; null where neither is known
     */
    record Doer(String label, ActorType type) {}

    /** Who made a change of a record of this kind. */
    Doer doer(StoredObject object, Change change) {
        Doer[] known = doers.get(object.ordinal());
        if (known == null) {
            known = doers(change.table().sources());
            doers.set(object.ordinal(), known);
        }
        return known[change.source()];
    }

    private Doer[] doers(HistoryTable.Sources sources) {
        Doer[] found = new Doer[sources.type().length];
        for (int i = 0; i < found.length; i++) {
            String type = sources.type()[i];
            found[i] = new Doer(actor(sources.user()[i], type), type(type));
        }
        return found;
    }

    private String actor(String userId, String sourceType) {
        if (userId != null) {
            PortalDescription.Owner owner = byUser.get(userId);
            return owner != null ? owner.label() : unknown("User ", userId);
        }
        return sourceType == null || sourceType.isBlank() ? null : sourceType;
    }

    /** "archived" for one who left, "unknown" for one that the portal does not list, null for one at work and for none. */
    String state(String ownerId) {
        if (ownerId == null) {
            return null;
        }
        PortalDescription.Owner owner = byId.get(ownerId);
        return owner == null ? "unknown" : owner.archived() ? "archived" : null;
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
