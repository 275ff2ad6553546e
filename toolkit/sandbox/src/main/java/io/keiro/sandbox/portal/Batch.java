package io.keiro.sandbox.portal;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of a batch answer: 200 if all was found, 207 if something was not. */
final class Batch {

    private Batch() {}

    static Answer answer(ArrayNode results, ArrayNode errors, long now) {
        ObjectNode node = Json.object();
        node.put("status", "COMPLETE");
        node.set("results", results);
        if (!errors.isEmpty()) {
            node.put("numErrors", errors.size());
            node.set("errors", errors);
        }
        node.put("startedAt", PortalRecord.text(now));
        node.put("completedAt", PortalRecord.text(now));
        return errors.isEmpty() ? Answer.ok(node) : Answer.multiStatus(node);
    }
}
