package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads which records of one kind belong to which of others, a thousand at a time. Each part is its own checkpoint. */
final class LinkPass {

    private static final int INPUTS = 1_000;

    private final Workbench bench;
    private final PortalObject from;
    private final Instant seen;
    private boolean complete = true;

    private record Part(PortalObject to, long number, List<String> ids) {}

    LinkPass(Workbench bench, PortalObject from, Instant seen) {
        this.bench = bench;
        this.from = from;
        this.seen = seen;
    }

    private String step(PortalObject to) {
        return "links " + from.type() + " " + to.type();
    }

    /** Reads the links to these kinds for these ids, which must be the same in every run; returns true if all are there. */
    boolean run(List<PortalObject> targets, List<String> ids) throws InterruptedException {
        List<Part> parts = new ArrayList<>();
        for (PortalObject to : targets) {
            for (int start = 0; start < ids.size() && bench.isOpen(to); start += INPUTS) {
                long number = start / INPUTS;
                if (!bench.store.soFar().isDone(step(to), number)) {
                    parts.add(new Part(to, number, ids.subList(start, Math.min(ids.size(), start + INPUTS))));
                }
            }
        }
        if (parts.isEmpty()) {
            return true;
        }
        long open = parts.stream().mapToLong(part -> part.ids().size()).sum();
        bench.meter.begin(
                Phrase.of("Links from " + from.label().en(), from.label().ja() + "からの関連付け"), 0, open);
        bench.crew.each(parts, this::read, this::take);
        bench.meter.end();
        return complete;
    }

    /** The rows of a part, or why there are none. */
    private Object read(Part part) {
        if (!bench.isOpen(part.to())) {
            return List.of();
        }
        try {
            List<Object[]> rows = new ArrayList<>();
            ArrayNode inputs = Json.array();
            part.ids().forEach(id -> inputs.addObject().put("id", id));
            while (!inputs.isEmpty()) {
                JsonNode answer = bench.reader.associations(from, part.to(), inputs);
                inputs.removeAll();
                for (JsonNode result : answer.path("results")) {
                    String fromId = Json.textOrEmpty(result.path("from"), "id");
                    result.path("to").forEach(target -> rows.add(row(fromId, part.to(), target)));
                    String after = PortalReader.next(result);
                    if (!after.isEmpty()) {
                        inputs.addObject().put("id", fromId).put("after", after);
                    }
                }
            }
            return rows;
        } catch (PortalSilent | ObjectClosed failure) {
            return failure;
        }
    }

    private Object[] row(String fromId, PortalObject to, JsonNode target) {
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
        if (!bench.isOpen(part.to())) {
            return;
        }
        if (outcome instanceof ObjectClosed closed) {
            bench.close(part.to(), closed);
        } else {
            bench.store.write(() -> {
                if (outcome instanceof PortalSilent silence) {
                    complete = false;
                    bench.silent(part.to(), silence);
                    return;
                }
                bench.answered();
                bench.store.add("association", (List<Object[]>) outcome);
                bench.store.checkpoint(step(part.to()), part.number(), "", true);
            });
        }
        bench.meter.advance(part.ids().size());
    }
}
