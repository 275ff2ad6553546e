package io.keiro.hubspot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records of a snapshot and the ways between them, for the mapping. */
final class LinkedRecords {

    private final Map<PortalObject, Map<String, RawRecord>> records = new HashMap<>();
    private final Map<String, Map<String, List<String>>> links = new HashMap<>();
    private final StoreReader store;

    LinkedRecords(StoreReader store) {
        this.store = store;
        for (PortalObject object : PortalObject.values()) {
            records.put(object, store.records(object));
        }
        for (PortalObject to : PortalObject.values()) {
            if (to != PortalObject.DEALS) {
                read(PortalObject.DEALS, to);
            }
        }
        read(PortalObject.INVOICES, PortalObject.PAYMENTS);
    }

    /** Keeps the links whose both ends are there; the primary one goes first. */
    private void read(PortalObject from, PortalObject to) {
        Map<String, String> aliases = store.aliases(to);
        Map<String, List<String>> forth = new LinkedHashMap<>();
        Map<String, List<String>> back = new LinkedHashMap<>();
        for (StoreReader.LinkRow link : store.links(from, to)) {
            String target = aliases.getOrDefault(link.toId(), link.toId());
            if (!of(to).containsKey(target) || !of(from).containsKey(link.fromId())) {
                continue;
            }
            List<String> targets = forth.computeIfAbsent(link.fromId(), id -> new ArrayList<>(2));
            if (!targets.contains(target)) {
                targets.add(link.primary() ? 0 : targets.size(), target);
                back.computeIfAbsent(target, id -> new ArrayList<>(2)).add(link.fromId());
            }
        }
        links.put(from + " " + to, forth);
        links.put(to + " " + from, back);
    }

    /** All records of a kind by id, in the order of ids. */
    Map<String, RawRecord> of(PortalObject object) {
        return records.get(object);
    }

    /** Ids of the records that one is linked to. */
    List<String> ids(PortalObject from, String id, PortalObject to) {
        return links.getOrDefault(from + " " + to, Map.of()).getOrDefault(id, List.of());
    }

    List<RawRecord> linked(PortalObject from, String id, PortalObject to) {
        return ids(from, id, to).stream().map(of(to)::get).toList();
    }

    /** The id of the first linked record, or null. */
    String first(PortalObject from, String id, PortalObject to) {
        List<String> ids = ids(from, id, to);
        return ids.isEmpty() ? null : ids.get(0);
    }
}
