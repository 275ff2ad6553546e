package io.keiro.sandbox.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Serves a portal on a port of this machine's loopback address, with daemon threads only. */
public final class PortalServer implements AutoCloseable {

    /**
     * How the server behaves.
     *
     * @param port the port, or 0 for any free one
     * @param seed what happens by chance follows from it
     * @param tokens the bearer tokens that do not expire
     * @param oauth the app that may sign in by OAuth
     * @param plan the rate limits
     * @param behaviour how the switches stand at this moment
     * @param delay how long answers take
     * @param clock the time that all goes by
     */
    public record Settings(
            int port,
            long seed,
            List<String> tokens,
            OAuthApp oauth,
            RatePlan plan,
            Supplier<Behaviour> behaviour,
            Delay delay,
            PortalClock clock) {
        public Settings {
            tokens = List.copyOf(tokens);
        }
    }

    /** Gives the nanoseconds that a request waits before it is answered. */
    @FunctionalInterface
    public interface Delay {
        /**
         * @param request number of the request, from 1
         * @param endpoint tells whether it belongs to given endpoints
         */
        long nanos(int request, java.util.function.Predicate<Endpoints> endpoint);
    }

    /** An app that a portal has installed. */
    public record OAuthApp(String clientId, String clientSecret, String refreshToken) {}

    /**
     * Rate limits in requests.
     *
     * @param burst per rolling ten seconds and credential
     * @param oauthBurst the same for an OAuth app
     * @param associationsBurst the same for associations
     * @param searchPerSecond searches per second and portal
     * @param daily per day and portal; 0 if days do not count
     */
    public record RatePlan(int burst, int oauthBurst, int associationsBurst, int searchPerSecond, int daily) {}

    /**
     * One request and how it ended.
     *
     * @param target path and query
     * @param status the status answered, or 0 if the connection ended without an answer
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

    /**
     * One request with both bodies, for a test that holds them against the contract.
     *
     * @param target path and query
     * @param request the request's body; empty for a GET
     * @param status the status answered
     * @param contentType of the answer
     * @param answer the answer's body as it was made, before anything cut it or packed it
     */
    public record Recorded(
            String method, String target, byte[] request, int status, String contentType, byte[] answer) {}

    private final Settings settings;
    private final Api api;
    private final FaultPlan faults;
    private final HttpServer server;
    private final int port;
    private final ExecutorService workers;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Exchanges exchanges = new Exchanges();
    private volatile Consumer<Recorded> recorder;

    private PortalServer(Portal portal, Settings settings) {
        // Without this, every small answer on a kept connection waits 40 ms for the client's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        this.settings = settings;
        boolean largeIds = settings.behaviour().get().of(Switch.LARGE_IDS);
        this.api = new Api(largeIds ? new LargeIds(portal) : portal, settings);
        this.faults = new FaultPlan(settings.seed(), settings.behaviour());
        AtomicInteger threads = new AtomicInteger();
        this.workers = Executors.newCachedThreadPool(task -> daemon(task, "sandbox-" + threads.incrementAndGet()));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        } catch (IOException refused) {
            workers.shutdownNow();
            String which = settings.port() == 0 ? "a port" : "port " + settings.port();
            throw new UncheckedIOException(
                    "The sandbox could not open " + which + " on the loopback address: " + refused.getMessage(),
                    refused);
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
                    http.getRequestHeaders().getFirst("Accept-Encoding"),
                    body);
            int number = numbers.incrementAndGet();
            settings.clock().tick();
            Route route = route(call);
            FaultPlan.Planned planned = route == null ? FaultPlan.NOTHING : faults.of(call, route);
            long delay = settings.delay().nanos(number, where -> route != null && where.contain(route));
            settings.clock().sleep(delay);
            planned.stall()
                    .ifPresent(stall -> settings.clock().sleep(stall.time().toNanos()));
            Delivery delivery = new Delivery(http, settings.clock());
            int status = planned.status().map(Failure::status).orElse(0);
            Answer answer = answer(call, route, status, delivery.headers());
            boolean dropped = planned.drop().isPresent();
            exchanges.add(new Exchange(call.method(), call.target(), dropped ? 0 : answer.status()));
            Consumer<Recorded> listening = recorder;
            if (listening != null) {
                listening.accept(new Recorded(
                        call.method(), call.target(), body, answer.status(), answer.contentType(), answer.body()));
            }
            if (!dropped) {
                delivery.send(call, answer, planned);
            }
        }
    }

    private static Route route(Call call) {
        try {
            return Route.of(call.segments());
        } catch (ApiError nowhere) {
            return null;
        }
    }

    private Answer answer(Call call, Route route, int fault, java.util.Map<String, String> headers) {
        try {
            return api.answer(call, route, fault, headers);
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

    /** What has happened in the portal since the start, oldest first: nothing, unless it was switched on. */
    public List<Mutation> changes() {
        return api.changes();
    }

    /** Shows every request and answer from now on to a test; null for no more. Called by several threads at once. */
    public void record(Consumer<Recorded> newRecorder) {
        recorder = newRecorder;
    }

    /** Stops at once; further connections are refused. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
