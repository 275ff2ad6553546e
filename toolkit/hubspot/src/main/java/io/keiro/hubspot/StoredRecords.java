package io.keiro.hubspot;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The records of a snapshot with their histories: how a page puts them in, and how they go. For use inside a page. */
final class StoredRecords {

    private final Store store;
    private Set<String> forgotten;

    StoredRecords(Store store) {
        this.store = store;
    }

    /** Records with their histories; one that is already there is replaced, one that was merged into another goes. */
    void put(PortalObject object, Collection<RawRecord> records) throws SQLException {
        IdSet live = store.soFar().known(object, false);
        IdSet archived = store.soFar().known(object, true);
        IdSet vanished = store.soFar().vanished(object);
        Map<String, RawRecord> distinct = new LinkedHashMap<>();
        for (RawRecord raw : records) {
            if (!isForgotten(object, raw.id())) {
                distinct.put(raw.id(), raw);
            }
        }
        List<String> again = new ArrayList<>();
        List<Object[]> aliases = new ArrayList<>();
        for (RawRecord raw : distinct.values()) {
            if (live.contains(raw.id()) || archived.contains(raw.id()) || vanished.contains(raw.id())) {
                again.add(raw.id());
            }
            (raw.archived() ? archived : live).add(raw.id());
            for (String old : raw.mergedIds()) {
                if (!old.equals(raw.id()) && !old.isBlank()) {
                    aliases.add(new Object[] {object.type(), old, raw.id()});
                }
            }
        }
        if (!again.isEmpty()) {
            remove(object, again);
        }
        store.add("alias", aliases);
        add(object, distinct.values());
    }

    private void add(PortalObject object, Collection<RawRecord> records) throws SQLException {
        Rows record = store.rows("record");
        Rows history = store.rows("history");
        for (RawRecord raw : records) {
            var properties = Json.object();
            new TreeMap<>(raw.properties()).forEach(properties::put);
            record.add(
                    object.type(),
                    raw.id(),
                    raw.created(),
                    raw.updated(),
                    raw.archived(),
                    properties.toString(),
                    raw.archivedAt(),
                    null);
            for (Map.Entry<String, List<HistoryRow>> property : raw.history().entrySet()) {
                for (HistoryRow row : property.getValue()) {
                    history.add(
                            object.type(),
                            raw.id(),
                            property.getKey(),
                            row.moment(),
                            row.value(),
                            row.sourceType(),
                            row.sourceId(),
                            row.sourceLabel(),
                            row.userId());
                }
            }
        }
    }

    /** Further properties of a record that is there already, as a JSON object. */
    void addProperties(PortalObject object, String id, String json) throws SQLException {
        store.execute("UPDATE record SET properties = CAST(json_merge_patch(properties, " + StoredSoFar.quoted(json)
                + ") AS VARCHAR) WHERE object = '" + object.type() + "' AND id = " + StoredSoFar.quoted(id));
    }

    /** Takes records out, with their histories. */
    void remove(PortalObject object, Collection<String> ids) throws SQLException {
        String list = ids.stream().map(StoredSoFar::quoted).collect(Collectors.joining(","));
        for (String table : List.of("record", "history")) {
            store.execute("DELETE FROM " + table + " WHERE object = '" + object.type() + "' AND id IN (" + list + ")");
        }
    }

    /** Marks records that the portal has no more. */
    void vanish(PortalObject object, Collection<String> ids, Instant when) throws SQLException {
        String list = ids.stream().map(StoredSoFar::quoted).collect(Collectors.joining(","));
        String moment = "TIMESTAMP '" + LocalDateTime.ofInstant(when, ZoneOffset.UTC) + "'";
        store.execute("UPDATE record SET vanished = " + moment + " WHERE object = '" + object.type() + "' AND id IN ("
                + list + ")");
        store.soFar().forget();
    }

    /** Marks of records that must not come back. */
    private boolean isForgotten(PortalObject object, String id) {
        if (forgotten == null) {
            forgotten = new HashSet<>(store.soFar().forgotten());
        }
        return !forgotten.isEmpty() && forgotten.contains(Forgetting.mark(object, id));
    }
}
