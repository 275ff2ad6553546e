package io.keiro.sandbox.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;

/** Serves a portal on a free port of this machine's loopback address, with daemon threads only. */
public final class PortalServer implements AutoCloseable {

    /**
     * How the server behaves.
     *
     * @param token the one bearer token that it accepts
     * @param plan the rate limits
     * @param missingScopes types by plural name, or "owners", that the token may not read
     * @param historyCap how many entries a history keeps; contacts have their own
     * @param contactHistoryCap the same for contacts
     * @param urlLimit longest request target in characters
     * @param fault gives the status with which the n-th request fails on purpose, or 0
     * @param delayNanos gives the nanoseconds that the n-th request waits before it is answered
     * @param nanoClock the clock of the rate limits
     */
    public record Settings(
            String token,
            RatePlan plan,
            Set<String> missingScopes,
            int historyCap,
            int contactHistoryCap,
            int urlLimit,
            IntUnaryOperator fault,
            IntToLongFunction delayNanos,
            LongSupplier nanoClock) {
        public Settings {
            missingScopes = Set.copyOf(missingScopes);
        }
    }

    /**
     * Rate limits in requests.
     *
     * @param burst per rolling ten seconds
     * @param associationsBurst the same for associations
     * @param searchPerSecond searches per second
     * @param daily per day
     */
    public record RatePlan(int burst, int associationsBurst, int searchPerSecond, int daily) {}

    /**
     * One request and how it ended.
     *
     * @param target path and query
     */
    public record Exchange(String method, String target, int status) {
        /** True for a request that would have changed the portal: anything but GET and the POSTs that read or sign in. */
        public boolean isWrite() {
            return isWrite(method, target);
        }

        static boolean isWrite(String method, String target) {
            String path = target.split("\\?", 2)[0];
            boolean harmlessPost = method.equals("POST")
                    && (path.endsWith("/search") || path.endsWith("/batch/read") || path.startsWith("/oauth/"));
            return !method.equals("GET") && !method.equals("HEAD") && !harmlessPost;
        }
    }

    private final Settings settings;
    private final Api api;
    private final HttpServer server;
    private final int port;
    private final ExecutorService workers;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Exchanges exchanges = new Exchanges();

    private PortalServer(Portal portal, Settings settings) {
        // Without this, every small answer on a kept connection waits 40 ms for the client's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        this.settings = settings;
        this.api = new Api(portal, settings);
        AtomicInteger threads = new AtomicInteger();
        this.workers = Executors.newCachedThreadPool(task -> daemon(task, "sandbox-" + threads.incrementAndGet()));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "The sandbox could not open a port on the loopback address: " + refused.getMessage(), refused);
        }
        port = server.getAddress().getPort();
        server.setExecutor(workers);
        server.createContext("/", this::handle);
    }

    /** Starts to serve. */
    public static PortalServer start(Portal portal, Settings settings) {
        PortalServer portalServer = new PortalServer(portal, settings);
        // The JDK's dispatcher thread inherits its kind from the thread that starts it; a daemon lets the kernel end.
        CompletableFuture<Void> started = new CompletableFuture<>();
        daemon(
                        () -> {
                            try {
                                portalServer.server.start();
                                started.complete(null);
                            } catch (RuntimeException failed) {
                                started.completeExceptionally(failed);
                            }
                        },
                        "sandbox-start")
                .start();
        try {
            started.join();
        } catch (CompletionException failed) {
            portalServer.close();
            throw new IllegalStateException("The sandbox could not start: " + failed.getCause(), failed.getCause());
        }
        return portalServer;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            byte[] body = http.getRequestBody().readAllBytes();
            Call call = Call.of(
                    http.getRequestMethod(),
                    http.getRequestURI(),
                    http.getRequestHeaders().getFirst("Authorization"),
                    body);
            int number = numbers.incrementAndGet();
            long delay = settings.delayNanos().applyAsLong(number);
            await(delay);
            Map<String, String> headers = new LinkedHashMap<>();
            Answer answer = answer(call, number, headers);
            exchanges.add(new Exchange(call.method(), call.target(), answer.status()));
            headers.forEach(http.getResponseHeaders()::set);
            http.getResponseHeaders().set("Content-Type", answer.contentType());
            http.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            http.getResponseBody().write(answer.body());
        }
    }

    private static void await(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !Thread.currentThread().isInterrupted(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Answer answer(Call call, int number, Map<String, String> headers) {
        try {
            return api.answer(call, settings.fault().applyAsInt(number), headers);
        } catch (RuntimeException defect) {
            // A defect of the sandbox itself must not look like one of its planned failures.
            return ApiError.internal(
                            500, "The sandbox failed on " + call.method() + " " + call.target() + ": " + defect)
                    .answer(call.correlationId());
        }
    }

    public int port() {
        return port;
    }

    /** How many requests have been answered. */
    public long requestCount() {
        return exchanges.count();
    }

    /** The latest 100,000 requests, oldest first. */
    public List<Exchange> requests() {
        return exchanges.latest();
    }

    /** All requests that would have changed something. */
    public List<Exchange> writes() {
        return exchanges.writes();
    }

    /** Stops at once; further connections are refused. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
