package io.keiro.sandbox.portal;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Brings an answer to the client: packed if asked for, and cut or slowed down where that is planned. */
final class Delivery {

    private static final int WORTH_PACKING = 2_048;
    private static final int DROPS = 20;

    private final HttpExchange http;
    private final PortalClock clock;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Delivery(HttpExchange http, PortalClock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** Headers to send beside those of the answer itself. */
    Map<String, String> headers() {
        return headers;
    }

    void send(Call call, Answer answer, FaultPlan.Planned planned) throws IOException {
        headers.forEach(http.getResponseHeaders()::set);
        answer.headers().forEach(http.getResponseHeaders()::set);
        http.getResponseHeaders().set("Content-Type", answer.contentType());
        byte[] body = answer.body();
        if (planned.truncate().isPresent()) {
            body = java.util.Arrays.copyOf(body, body.length / 2);
        }
        if (body.length >= WORTH_PACKING && call.accepts("gzip")) {
            http.getResponseHeaders().set("Content-Encoding", "gzip");
            body = packed(body);
        }
        http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (planned.slowBody().isPresent()) {
            drip(body, planned.slowBody().get().time().toNanos());
        } else {
            http.getResponseBody().write(body);
        }
    }

    /** The JDK's stream packs with care; here it is to be quick. */
    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 8_192) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    private void drip(byte[] body, long nanos) throws IOException {
        OutputStream out = http.getResponseBody();
        for (int drop = 0; drop < DROPS; drop++) {
            int from = (int) ((long) body.length * drop / DROPS);
            int to = (int) ((long) body.length * (drop + 1) / DROPS);
            out.write(body, from, to - from);
            out.flush();
            clock.sleep(nanos / DROPS);
        }
    }
}
