package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Asks records for the records that lead to them. Where that differs from what is stored, the links of those are read again: so a new
 * invoice of an old deal is found, though nothing changed in the deal.
 */
final class ParentErrand implements Errand {

    /** Behind the id at the end of a link that bears a label; what the label says differs between the two directions. */
    static final String LABELLED = " labelled";

    private final Workbench bench;
    private final PortalObject object;
    private final PortalObject parent;
    private final List<String> ids;

    private ParentErrand(Workbench bench, PortalObject object, PortalObject parent, List<String> ids) {
        this.bench = bench;
        this.object = object;
        this.parent = parent;
        this.ids = ids;
    }

    /** One for every thousand ids. */
    static List<Errand> of(Workbench bench, PortalObject object, PortalObject parent, List<String> ids) {
        List<Errand> errands = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += LinkErrand.INPUTS) {
            errands.add(new ParentErrand(
                    bench,
                    object,
                    parent,
                    List.copyOf(ids.subList(from, Math.min(ids.size(), from + LinkErrand.INPUTS)))));
        }
        return errands;
    }

    @Override
    public Object fetch() {
        try {
            Map<String, Set<String>> parents = new HashMap<>();
            ArrayNode inputs = Json.array();
            ids.forEach(id -> inputs.addObject().put("id", id));
            while (!inputs.isEmpty()) {
                JsonNode answer = bench.reader.associations(object, parent, inputs);
                inputs.removeAll();
                for (JsonNode result : answer.path("results")) {
                    String id = Json.textOrEmpty(result.path("from"), "id");
                    for (JsonNode target : result.path("to")) {
                        parents.computeIfAbsent(id, key -> new LinkedHashSet<>())
                                .add(Json.textOrEmpty(target, "toObjectId") + (isLabelled(target) ? LABELLED : ""));
                    }
                    String after = PortalReader.next(result);
                    if (!after.isEmpty()) {
                        inputs.addObject().put("id", id).put("after", after);
                    }
                }
            }
            return parents;
        } catch (PortalSilent | ObjectClosed failure) {
            return failure;
        }
    }

    @SuppressWarnings("unchecked")
    @Override
    public List<Errand> store(Object fetched) throws SQLException {
        if (fetched instanceof PortalSilent silence) {
            bench.silent(object, silence);
            return List.of();
        }
        if (fetched instanceof ObjectClosed closed) {
            bench.closeSide(object, parent, closed);
            return List.of();
        }
        bench.answered();
        Map<String, Set<String>> parents = (Map<String, Set<String>>) fetched;
        Map<String, Set<String>> stored = bench.store.soFar().parents(parent, object, ids);
        Set<String> different = new LinkedHashSet<>();
        for (String id : ids) {
            Set<String> now = parents.getOrDefault(id, Set.of());
            Set<String> then = stored.getOrDefault(id, Set.of());
            different.addAll(difference(now, then));
            different.addAll(difference(then, now));
        }
        List<Object[]> rows = new ArrayList<>();
        for (String each : different) {
            String id = each.replace(LABELLED, "");
            if (bench.store.soFar().known(parent, false).contains(id)) {
                rows.add(new Object[] {parent.type(), id});
            }
        }
        bench.store.add("touched", rows);
        return List.of();
    }

    private static boolean isLabelled(JsonNode target) {
        for (JsonNode type : target.path("associationTypes")) {
            if (!Json.textOrEmpty(type, "label").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> difference(Set<String> one, Set<String> other) {
        Set<String> rest = new HashSet<>(one);
        rest.removeAll(other);
        return rest;
    }
}
