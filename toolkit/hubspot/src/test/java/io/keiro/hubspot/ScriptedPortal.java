package io.keiro.hubspot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A loopback server that answers as a test tells it to, and remembers what it was asked. */
final class ScriptedPortal implements AutoCloseable {

    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    static final String TOKEN = "pat-eu1-00000000-feed-beef-0000-123456789abc";
    static final String ACCOUNT = """
            {"portalId":4711,"accountType":"DEVELOPER_TEST","timeZone":"Europe/Berlin","utcOffset":"+01:00",\
            "companyCurrency":"EUR","additionalCurrencies":["USD"],"dataHostingLocation":"eu1"}""";

    /** One answer; a status of 0 cuts the connection. */
    record Reply(int status, String body, Map<String, String> headers) {
        static Reply ok(String body) {
            return new Reply(200, body, Map.of());
        }

        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }

        Reply with(String header, String value) {
            Map<String, String> more = new java.util.HashMap<>(headers);
            more.put(header, value);
            return new Reply(status, body, more);
        }
    }

    /** What a request looked like. */
    record Asked(String method, String path, String query, String body, String authorization) {}

    /** Answers a request, or null to pass it on to the next rule. */
    interface Rule {
        Reply answer(Asked asked) throws InterruptedException;
    }

    static {
        // Without it the JDK's server and the client wait 40 ms for each other at every answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedDeque<Rule> rules = new ConcurrentLinkedDeque<>();
    private final List<Asked> log = new CopyOnWriteArrayList<>();

    ScriptedPortal() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        rule(asked -> asked.path().startsWith("/account-info/") ? Reply.ok(ACCOUNT) : null);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    HubSpot.Options options() {
        return HubSpot.Options.defaults().withBaseUrl(baseUrl()).withPrivacy(Privacy.namesKept());
    }

    HubSpot connect() {
        return HubSpot.connect(AccessToken.of(TOKEN), options(), new VirtualTime());
    }

    /** Adds a rule that goes before the earlier ones. */
    ScriptedPortal rule(Rule rule) {
        rules.addFirst(rule);
        return this;
    }

    /** Answers a path, whatever the query, always alike. */
    ScriptedPortal on(String path, Reply reply) {
        return rule(asked -> asked.path().equals(path) ? reply : null);
    }

    /** Answers a path with these replies in turn; the last one stays. */
    ScriptedPortal inTurn(String path, Reply... replies) {
        var next = new java.util.concurrent.atomic.AtomicInteger();
        return rule(asked ->
                asked.path().equals(path) ? replies[Math.min(next.getAndIncrement(), replies.length - 1)] : null);
    }

    List<Asked> log() {
        return log;
    }

    long asked(String path) {
        return log.stream().filter(asked -> asked.path().equals(path)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked asked = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestURI().getQuery(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Authorization"));
            log.add(asked);
            Reply reply = answer(asked);
            if (reply.status() == 0) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = escaped(reply.body()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(Asked asked) throws InterruptedException {
        for (Rule rule : rules) {
            Reply reply = rule.answer(asked);
            if (reply != null) {
                return reply;
            }
        }
        return Reply.of(404, "{\"status\":\"error\",\"message\":\"resource not found\"}");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** UTF-8 has no bytes for half of a sign of two characters, so a portal writes it as an escape. */
    private static String escaped(String json) {
        return HALF.matcher(json)
                .replaceAll(
                        half -> String.format("\\\\u%04x", (int) half.group().charAt(0)));
    }
}
