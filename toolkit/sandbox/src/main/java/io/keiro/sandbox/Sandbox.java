package io.keiro.sandbox;

import io.keiro.sandbox.portal.Mutation;
import io.keiro.sandbox.portal.PortalClock;
import io.keiro.sandbox.portal.PortalServer;
import io.keiro.sandbox.portal.PortalServer.Exchange;
import io.keiro.sandbox.portal.PortalServer.OAuthApp;
import io.keiro.sandbox.portal.PortalServer.Recorded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A simulated company behind a server that speaks HubSpot's API, on a free port of this machine.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(Sandbox.Options.defaults().withDeals(500))) {
 *     sandbox.baseUrl(); // http://127.0.0.1:41234
 *     sandbox.token();   // send it as "Authorization: Bearer ..."
 *     sandbox.truth();   // what was planted, where, and what an analysis should find
 * }
 * }</pre>
 *
 * <p>The same options give the same bytes of every answer. Another language changes labels only: ids, times and amounts stay. All
 * threads are daemons, so a program ends without closing the sandbox. After {@link #close()} the address refuses connections, which
 * is how a test meets a portal that is down.
 */
public final class Sandbox implements AutoCloseable {

    /** The language of labels and names. */
    public enum Language {
        EN,
        JA;

        /**
         * The language of a tag, "en" or "ja".
         *
         * @throws IllegalArgumentException for any other tag
         */
        public static Language of(String tag) {
            return Arrays.stream(values())
                    .filter(language -> language.tag().equals(tag.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The sandbox speaks \"en\" and \"ja\", but was asked for \"" + tag + "\"."));
        }

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the company is like and how its portal behaves.
     *
     * @param deals number of deals, 0 to 1,000,000; 50 can be counted by hand, 2,000 serve a class
     * @param seed another seed is another company
     * @param problems what is planted
     * @param rate limits of the portal's plan
     * @param end the company's present, from 1990 to 2100; nothing happens after it but what {@link Faults#withChanges} makes happen
     * @param faults what goes wrong on purpose, to begin with
     * @param time how time passes from the company's present on
     * @param port the port to listen on, or 0 for any free one
     */
    public record Options(
            int deals,
            long seed,
            Language language,
            Problems problems,
            RateProfile rate,
            Latency latency,
            Instant end,
            Faults faults,
            SimulatedTime time,
            int port) {

        private static final int MOST_DEALS = 1_000_000;
        private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

        public Options {
            if (deals < 0 || deals > MOST_DEALS) {
                throw new IllegalArgumentException(
                        "The sandbox simulates 0 to 1,000,000 deals, but was asked for " + deals + ".");
            }
            Objects.requireNonNull(language, "the sandbox needs a language");
            Objects.requireNonNull(problems, "the sandbox needs problems; for none, use Problems.none()");
            Objects.requireNonNull(rate, "the sandbox needs a rate profile");
            Objects.requireNonNull(latency, "the sandbox needs a latency; for none, use Latency.off()");
            Objects.requireNonNull(end, "the sandbox needs an end date");
            if (end.isBefore(EARLIEST) || end.isAfter(LATEST)) {
                throw new IllegalArgumentException(
                        "The company's present lies from 1990 to 2100, but was asked to be " + end + ".");
            }
            Objects.requireNonNull(faults, "the sandbox needs faults; for none, use Faults.none()");
            Objects.requireNonNull(time, "the sandbox needs a time; for the usual one, use SimulatedTime.real()");
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("A port lies from 0 to 65535, but was " + port + ".");
            }
        }

        /** 2,000 deals up to the end of September 2026, every problem planted, a Professional portal that answers at once. */
        public static Options defaults() {
            return new Options(
                    2_000,
                    7,
                    Language.EN,
                    Problems.all(),
                    RateProfile.PRO,
                    Latency.off(),
                    Instant.parse("2026-09-30T00:00:00Z"),
                    Faults.none(),
                    SimulatedTime.real(),
                    0);
        }

        public Options withDeals(int newDeals) {
            return with(options -> options.deals = newDeals);
        }

        public Options withSeed(long newSeed) {
            return with(options -> options.seed = newSeed);
        }

        public Options withLanguage(Language newLanguage) {
            return with(options -> options.language = newLanguage);
        }

        public Options withProblems(Problems newProblems) {
            return with(options -> options.problems = newProblems);
        }

        /** The same company with data as bad as it comes, or with clean data: every quality gate that can fail does. */
        public Options withDirtyData(boolean dirty) {
            return withProblems(problems.withDirtyData(dirty));
        }

        public Options withRate(RateProfile newRate) {
            return with(options -> options.rate = newRate);
        }

        public Options withLatency(Latency newLatency) {
            return with(options -> options.latency = newLatency);
        }

        public Options withEnd(Instant newEnd) {
            return with(options -> options.end = newEnd);
        }

        public Options withFaults(Faults newFaults) {
            return with(options -> options.faults = newFaults);
        }

        public Options withTime(SimulatedTime newTime) {
            return with(options -> options.time = newTime);
        }

        /** The port to listen on; 0 for any free one. */
        public Options withPort(int newPort) {
            return with(options -> options.port = newPort);
        }

        private Options with(Consumer<Draft> change) {
            Draft draft = new Draft(this);
            change.accept(draft);
            return draft.options();
        }

        /** Options under change, so that each way to change one names only that one. */
        private static final class Draft {
            private int deals;
            private long seed;
            private Language language;
            private Problems problems;
            private RateProfile rate;
            private Latency latency;
            private Instant end;
            private Faults faults;
            private SimulatedTime time;
            private int port;

            private Draft(Options options) {
                deals = options.deals;
                seed = options.seed;
                language = options.language;
                problems = options.problems;
                rate = options.rate;
                latency = options.latency;
                end = options.end;
                faults = options.faults;
                time = options.time;
                port = options.port;
            }

            private Options options() {
                return new Options(deals, seed, language, problems, rate, latency, end, faults, time, port);
            }
        }
    }

    private final Options options;
    private final Edition edition;
    private final String token;
    private final PortalServer.OAuthApp oauth;
    private final PortalClock clock;
    private final PortalServer server;
    private volatile Faults faults;
    private Truth truth;

    private Sandbox(Options options) {
        this.options = options;
        failWith(options.faults());
        Plan plan = new Plan(options.seed(), options.deals(), options.end().toEpochMilli(), options.problems());
        this.edition = Edition.of(Company.of(plan), options.language());
        this.token = secret(plan, "sandbox-", 2);
        this.oauth = new PortalServer.OAuthApp(
                secret(plan, "client-", 3), secret(plan, "secret-", 4), secret(plan, "refresh-", 5));
        this.clock = options.time().clock();
        this.server = PortalServer.start(
                new CompanyPortal(edition),
                new PortalServer.Settings(
                        options.port(),
                        options.seed(),
                        List.of(token),
                        oauth,
                        options.rate().plan(),
                        () -> faults.behaviour(),
                        (request, endpoint) -> options.latency().nanos(options.seed(), request, endpoint),
                        clock));
    }

    private static String secret(Plan plan, String prefix, int turn) {
        return prefix + Integer.toHexString(plan.draw(0, Topic.PORTAL, turn).below(Integer.MAX_VALUE));
    }

    /** A company of 2,000 deals with every problem planted. */
    public static Sandbox start() {
        return start(Options.defaults());
    }

    public static Sandbox start(Options options) {
        return new Sandbox(options);
    }

    /** Where the portal listens: {@code http://127.0.0.1:PORT}, without a slash at the end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The one bearer token that the portal accepts; it follows from the seed. */
    public String token() {
        return token;
    }

    public Options options() {
        return options;
    }

    /** The answer key. It is worked out on the first call: the company is simulated once more without each planted problem. */
    public synchronized Truth truth() {
        if (truth == null) {
            truth = AnswerKey.of(edition, options);
        }
        return truth;
    }

    /**
     * Writes the company as files: the tables of the data model as CSV (events, cases, leads, invoices, payments, links; UTF-8), what an
     * accounting system would export (finance and deliveries, in English as UTF-8 and in Japanese as CP932), the rate card, and
     * {@code truth.json}. Missing folders are made, files of the same names replaced.
     *
     * @return the files
     */
    public List<Path> writeFiles(Path folder) {
        return CompanyFiles.write(edition, truth(), folder);
    }

    /** What an OAuth app signs in with: a POST to {@code /oauth/2026-03/token} turns it into a token for half an hour. */
    public OAuthApp oauth() {
        return oauth;
    }

    /** From now on this goes wrong on purpose, and nothing else. */
    public synchronized void failWith(Faults newFaults) {
        faults = Objects.requireNonNull(newFaults, "for no failures, use Faults.none()");
    }

    /**
     * From now on this goes wrong too, or stands otherwise: {@code sandbox.switchOn("fault.status=503:0.1:deals", "search.lag=30s")}.
     *
     * @throws IllegalArgumentException for a switch that there is not, or a position that it does not have
     */
    public synchronized void switchOn(String... switches) {
        failWith(faults.with(switches));
    }

    /** From now on these switches stand in their standard position: {@code sandbox.switchOff("fault.status")}. */
    public synchronized void switchOff(String... names) {
        Faults changed = faults;
        for (String name : names) {
            changed = changed.without(name);
        }
        failWith(changed);
    }

    /** What goes wrong on purpose at present. */
    public Faults faults() {
        return faults;
    }

    /** The portal's present: where the company stood at the start, and the time since then. */
    public Instant now() {
        return options.end().plusMillis(clock.millis());
    }

    /** Lets time pass at once: limits free up, tokens expire, archived records vanish after 90 days. */
    public void advance(Duration time) {
        clock.advance(time);
    }

    /**
     * What has happened in the portal since the start, oldest first: nothing, unless {@link Faults#withChanges} was switched on. The
     * truth to compare a reading with is what a fresh full reading gives after {@code switchOff("live.mutate")}.
     */
    public List<Mutation> changes() {
        return server.changes();
    }

    /** Shows every request and answer from now on to a test, for example to hold them against a contract; null for no more. */
    public void record(Consumer<Recorded> recorder) {
        server.record(recorder);
    }

    /** How many requests have been answered, refused ones included. */
    public long requestCount() {
        return server.requestCount();
    }

    /** The latest 100,000 requests, oldest first. */
    public List<Exchange> requests() {
        return server.requests();
    }

    /** Every request that would have changed the portal; each was answered with 405. */
    public List<Exchange> writesSeen() {
        return server.writes();
    }

    /** Ends the portal at once; its address then refuses connections. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Sandbox portal at %s: %,d deals up to %s, seed %d, %s",
                baseUrl(),
                options.deals(),
                options.end(),
                options.seed(),
                options.problems());
    }
}
