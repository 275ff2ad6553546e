package io.keiro.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * A record as the portal holds it: every value is text, unset ones are left out, histories run from old to new.
 *
 * @param id the record's id, text
 * @param created when the record was made in the portal, or null if unknown
 * @param updated last change, or null if unknown
 * @param archived true if it was deleted and not yet forgotten
 * @param archivedAt when it was deleted, or null
 */
record RawRecord(
        String id,
        Instant created,
        Instant updated,
        boolean archived,
        Instant archivedAt,
        Map<String, String> properties,
        Map<String, List<HistoryRow>> history) {

    RawRecord {
        Objects.requireNonNull(id, "a record needs an id");
    }

    static RawRecord of(JsonNode json) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : json.path("properties").properties()) {
            String value = Json.text(property.getValue());
            if (value != null) {
                properties.put(property.getKey(), value);
            }
        }
        Map<String, List<HistoryRow>> history = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property :
                json.path("propertiesWithHistory").properties()) {
            List<HistoryRow> rows = new ArrayList<>();
            for (JsonNode entry : property.getValue()) {
                HistoryRow row = HistoryRow.of(entry);
                if (row != null) {
                    rows.add(0, row);
                }
            }
            rows.sort(Comparator.comparing(HistoryRow::moment));
            history.put(property.getKey(), rows);
        }
        return new RawRecord(
                Json.textOrEmpty(json, "id"),
                PortalTime.parse(Json.text(json, "createdAt")),
                PortalTime.parse(Json.text(json, "updatedAt")),
                Json.isTrue(json, "archived"),
                PortalTime.parse(Json.text(json, "archivedAt")),
                properties,
                history);
    }

    /** A property's value, or null where it is unset or empty. */
    String value(String property) {
        String value = properties.get(property);
        return value == null || value.isBlank() ? null : value;
    }

    /** A property's history from old to new; empty where there is none. */
    List<HistoryRow> history(String property) {
        return history.getOrDefault(property, List.of());
    }

    /** Ids of records that were merged into this one. */
    List<String> mergedIds() {
        String merged = value("hs_merged_object_ids");
        return merged == null ? List.of() : List.of(merged.split(";"));
    }
}
