package io.keiro.hubspot;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads to which records of another kind some records are linked, at most a thousand of them. */
final class LinkErrand implements Errand {

    /** As many as the portal takes in one request. */
    static final int INPUTS = 1_000;

    private final Workbench bench;
    private final LinkPass pass;
    private final PortalObject to;
    private final long number;
    private final List<String> ids;

    LinkErrand(Workbench bench, LinkPass pass, PortalObject to, long number, List<String> ids) {
        this.bench = bench;
        this.pass = pass;
        this.to = to;
        this.ids = ids;
        this.number = number;
    }

    int size() {
        return ids.size();
    }

    /** The rows, or why there are none. */
    @Override
    public Object fetch() {
        if (!isOpen()) {
            return List.of();
        }
        try {
            Map<String, Object[]> rows = new LinkedHashMap<>();
            ArrayNode inputs = Json.array();
            ids.forEach(id -> inputs.addObject().put("id", id));
            while (!inputs.isEmpty()) {
                JsonNode answer = bench.reader.associations(pass.from(), to, inputs);
                inputs.removeAll();
                for (JsonNode result : answer.path("results")) {
                    String fromId = Json.textOrEmpty(result.path("from"), "id");
                    for (JsonNode target : result.path("to")) {
                        Object[] row = row(fromId, target);
                        // A page that comes twice brings the same links twice.
                        rows.put(fromId + ' ' + row[3], row);
                    }
                    String after = PortalReader.next(result);
                    if (!after.isEmpty()) {
                        inputs.addObject().put("id", fromId).put("after", after);
                    }
                }
            }
            return new ArrayList<>(rows.values());
        } catch (PortalSilent | ObjectClosed failure) {
            return failure;
        }
    }

    private boolean isOpen() {
        return bench.isOpen(pass.from()) && bench.isOpen(to);
    }

    private Object[] row(String fromId, JsonNode target) {
        TreeSet<String> labels = new TreeSet<>();
        for (JsonNode type : target.path("associationTypes")) {
            String label = Json.text(type, "label");
            if (label != null) {
                labels.add(label);
            }
        }
        Instant seen = bench.run().cutOff();
        return new Object[] {
            pass.from().type(),
            fromId,
            to.type(),
            Json.textOrEmpty(target, "toObjectId"),
            String.join("|", labels),
            seen,
            seen
        };
    }

    @SuppressWarnings("unchecked")
    @Override
    public List<Errand> store(Object fetched) throws SQLException {
        if (!isOpen()) {
            return List.of();
        }
        if (fetched instanceof ObjectClosed closed) {
            bench.closeSide(pass.from(), to, closed);
            return List.of();
        }
        if (fetched instanceof PortalSilent silence) {
            pass.incomplete();
            bench.silent(to, silence);
            return List.of();
        }
        bench.answered();
        List<Object[]> rows = (List<Object[]>) fetched;
        if (pass.replaces()) {
            CurrentLinks.replace(
                    bench.store, pass.from(), to, ids, rows, bench.run().cutOff());
        } else {
            bench.store.add("association", rows);
        }
        bench.store.checkpoint(pass.step(to), number, "", true);
        bench.advanceLinks(ids.size());
        return List.of();
    }
}
