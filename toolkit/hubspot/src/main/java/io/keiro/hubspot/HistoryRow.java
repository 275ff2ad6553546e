package io.keiro.hubspot;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a property's history.
 *
 * @param moment when the portal recorded it
 * @param value the new value; "" if the property was cleared
 * @param sourceType what changed it, for example CRM_UI; an open set
 * @param sourceId who or what exactly, or null
 * @param sourceLabel a text for people, or null
 * @param userId the user, or null
 */
record HistoryRow(Instant moment, String value, String sourceType, String sourceId, String sourceLabel, String userId) {

    /** The entry, or null where it has no time that could be read. */
    static HistoryRow of(JsonNode entry) {
        Instant moment = PortalTime.parse(Json.text(entry, "timestamp"));
        return moment == null
                ? null
                : new HistoryRow(
                        moment,
                        Json.textOrEmpty(entry, "value"),
                        Json.textOrEmpty(entry, "sourceType"),
                        Json.text(entry, "sourceId"),
                        Json.text(entry, "sourceLabel"),
                        Json.text(entry, "updatedByUserId"));
    }
}
