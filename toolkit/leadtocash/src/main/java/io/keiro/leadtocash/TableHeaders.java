package io.keiro.leadtocash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The headers of a table of text, each found however it is spelled. */
final class TableHeaders {

    private final String name;
    private final List<String> headers;
    /** Positions by spelling, and by every header as callers have written it so far. */
    private final Map<String, Integer> positions = new HashMap<>();

    private final Map<String, Integer> asked = new HashMap<>();

    TableHeaders(String name, List<String> headers) {
        this.name = name;
        this.headers = headers;
        for (int i = headers.size() - 1; i >= 0; i--) {
            positions.put(Spelling.key(headers.get(i)), i);
        }
    }

    /** Name of the file or sheet, for messages. */
    String name() {
        return name;
    }

    List<String> all() {
        return headers;
    }

    /** Position of a column, or -1. Headers are asked for once per cell, so their spelling is compared once only. */
    int position(String header) {
        return asked.computeIfAbsent(header, h -> positions.getOrDefault(Spelling.key(h), -1));
    }

    /** Refuses a table without one of these columns, naming the missing ones and those that are there. */
    void require(List<String> needed) {
        List<String> missing =
                needed.stream().filter(header -> position(header) < 0).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(name + " lacks the column" + (missing.size() == 1 ? " " : "s ")
                    + String.join(", ", missing) + "; it has " + String.join(", ", headers) + " and needs "
                    + String.join(", ", needed));
        }
    }
}
