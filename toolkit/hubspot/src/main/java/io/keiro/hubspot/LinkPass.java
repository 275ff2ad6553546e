package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads which records of one kind belong to which of another, a thousand at a time. Each part is its own checkpoint. */
final class LinkPass {

    private static final int INPUTS = 1_000;

    private final Workbench bench;
    private final PortalObject from;
    private final PortalObject to;
    private final Instant seen;

    private record Part(long number, List<String> ids) {}

    LinkPass(Workbench bench, PortalObject from, PortalObject to, Instant seen) {
        this.bench = bench;
        this.from = from;
        this.to = to;
        this.seen = seen;
    }

    String step() {
        return "links " + from.type() + " " + to.type();
    }

    void run() throws InterruptedException {
        if (!bench.isOpen(from) || !bench.isOpen(to)) {
            return;
        }
        List<String> ids = bench.store.soFar().ids(from);
        List<Part> parts = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += INPUTS) {
            long number = start / INPUTS;
            if (!bench.store.soFar().isDone(step(), number)) {
                parts.add(new Part(number, ids.subList(start, Math.min(ids.size(), start + INPUTS))));
            }
        }
        long open = parts.stream().mapToLong(part -> part.ids().size()).sum();
        bench.meter.begin(
                Phrase.of(
                        "Links from " + from.label().en() + " to " + to.label().en(),
                        from.label().ja() + "から" + to.label().ja() + "への関連付け"),
                ids.size() - open,
                ids.size());
        try {
            bench.crew.each(parts, this::read, this::take);
        } catch (ObjectClosed closed) {
            bench.close(to, closed);
        }
        bench.meter.end();
    }

    /** The rows of a part, or the silence in which it ended. */
    private Object read(Part part) {
        try {
            List<Object[]> rows = new ArrayList<>();
            ArrayNode inputs = Json.array();
            part.ids().forEach(id -> inputs.addObject().put("id", id));
            while (!inputs.isEmpty()) {
                JsonNode answer = bench.reader.associations(from, to, inputs);
                inputs.removeAll();
                for (JsonNode result : answer.path("results")) {
                    String fromId = Json.textOrEmpty(result.path("from"), "id");
                    result.path("to").forEach(target -> rows.add(row(fromId, target)));
                    String after = PortalReader.next(result);
                    if (!after.isEmpty()) {
                        inputs.addObject().put("id", fromId).put("after", after);
                    }
                }
            }
            return rows;
        } catch (PortalSilent silence) {
            return silence;
        }
    }

    private Object[] row(String fromId, JsonNode target) {
        TreeSet<String> labels = new TreeSet<>();
        for (JsonNode type : target.path("associationTypes")) {
            String label = Json.text(type, "label");
            if (label != null) {
                labels.add(label);
            }
        }
        return new Object[] {
            from.type(), fromId, to.type(), Json.textOrEmpty(target, "toObjectId"), String.join("|", labels), seen, seen
        };
    }

    @SuppressWarnings("unchecked")
    private void take(Part part, Object outcome) {
        bench.store.write(() -> {
            if (outcome instanceof PortalSilent silence) {
                bench.silent(to, silence);
            } else {
                bench.answered();
                bench.store.add("association", (List<Object[]>) outcome);
                bench.store.checkpoint(step(), part.number(), "", true);
            }
        });
        bench.meter.advance(part.ids().size());
    }
}
