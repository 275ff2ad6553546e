package io.keiro.sandbox.portal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What the server was asked: everything counted, the latest kept. */
final class Exchanges {

    private static final int KEPT = 100_000;

    private final ArrayDeque<PortalServer.Exchange> latest = new ArrayDeque<>();
    private final List<PortalServer.Exchange> writes = new ArrayList<>();
    private long count;

    synchronized void add(PortalServer.Exchange exchange) {
        count++;
        latest.addLast(exchange);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
        if (exchange.isWrite()) {
            writes.add(exchange);
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized List<PortalServer.Exchange> latest() {
        return List.copyOf(latest);
    }

    synchronized List<PortalServer.Exchange> writes() {
        return List.copyOf(writes);
    }
}
