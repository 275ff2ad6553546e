package io.keiro.sandbox.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which properties of a record a request wants, and the record in JSON.
 *
 * @param type the records' type
 * @param properties wanted values
 * @param withHistory wanted histories
 * @param cap how many entries of a history are kept
 */
record RecordJson(ObjectType type, List<String> properties, List<String> withHistory, int cap) {

    /** Names that the type does not have are ignored without a word, as observed; the three standard ones always come. */
    static RecordJson of(
            ObjectType type, Set<String> known, List<String> properties, List<String> withHistory, int cap) {
        List<String> wanted = new ArrayList<>(List.of(type.createdProperty(), type.modifiedProperty(), "hs_object_id"));
        List<String> asked = properties.isEmpty() ? type.standardProperties() : properties;
        asked.stream()
                .filter(name -> known.contains(name) && !wanted.contains(name))
                .forEach(wanted::add);
        return new RecordJson(
                type, wanted, withHistory.stream().filter(known::contains).toList(), cap);
    }

    ObjectNode of(PortalRecord portalRecord) {
        ObjectNode node = Json.object();
        node.put("id", Long.toString(portalRecord.id()));
        ObjectNode values = node.putObject("properties");
        for (String property : properties) {
            values.put(property, portalRecord.value(property).orElse(null));
        }
        if (!withHistory.isEmpty()) {
            ObjectNode histories = node.putObject("propertiesWithHistory");
            for (String property : withHistory) {
                addHistory(histories.putArray(property), portalRecord.timeline(property));
            }
        }
        node.put("createdAt", PortalRecord.text(portalRecord.created()));
        node.put("updatedAt", PortalRecord.text(portalRecord.updated()));
        node.put("archived", portalRecord.archived().isPresent());
        portalRecord.archived().ifPresent(time -> node.put("archivedAt", PortalRecord.text(time)));
        return node;
    }

    /** Newest first, cut where the portal forgets. */
    private void addHistory(ArrayNode history, List<Change> timeline) {
        int oldestKept = Math.max(0, timeline.size() - cap);
        for (int i = timeline.size() - 1; i >= oldestKept; i--) {
            Change change = timeline.get(i);
            ObjectNode entry = history.addObject();
            entry.put("value", change.value());
            entry.put("timestamp", PortalRecord.text(change.time()));
            entry.put("sourceType", change.source().type());
            if (change.source().id() != null) {
                entry.put("sourceId", change.source().id());
            }
            if (change.source().label() != null) {
                entry.put("sourceLabel", change.source().label());
            }
            if (change.source().userId() != 0) {
                entry.put("updatedByUserId", change.source().userId());
            }
        }
    }
}
