package io.keiro.sandbox;

import io.keiro.sandbox.portal.Mutation;
import io.keiro.sandbox.portal.Portal;
import io.keiro.sandbox.portal.PortalClock;
import io.keiro.sandbox.portal.PortalServer;
import java.time.Duration;
import java.util.List;

/** A portal made by hand behind the server, on a clock that the test moves. */
final class Served implements AutoCloseable {

    static final PortalServer.OAuthApp APP = new PortalServer.OAuthApp("client", "secret", "refresh");

    private final PortalClock clock;
    private final PortalServer server;
    private volatile Faults faults;

    private Served(Portal portal, PortalClock clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
        server = PortalServer.start(
                portal,
                new PortalServer.Settings(
                        0,
                        7,
                        List.of("token"),
                        APP,
                        RateProfile.UNLIMITED.plan(),
                        () -> this.faults.behaviour(),
                        (request, endpoint) -> 0,
                        clock));
    }

    static Served of(Portal portal, String... switches) {
        return new Served(portal, PortalClock.stepping(Duration.ZERO), Faults.of(switches));
    }

    /** Time passes with each request. */
    static Served stepping(Portal portal, Duration perRequest, String... switches) {
        return new Served(portal, PortalClock.stepping(perRequest), Faults.of(switches));
    }

    Client client() {
        return client("token");
    }

    Client client(String token) {
        return new Client("http://127.0.0.1:" + server.port(), token);
    }

    void failWith(String... switches) {
        faults = Faults.of(switches);
    }

    void advance(Duration time) {
        clock.advance(time);
    }

    List<Mutation> changes() {
        return server.changes();
    }

    @Override
    public void close() {
        server.close();
    }
}
