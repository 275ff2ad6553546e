package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalServer;
import io.keiro.sandbox.portal.PortalServer.Exchange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * @param missingScopes what the token may not read: object types by their plural name, or "owners"
     * @param historyCap how many entries histories keep
     * @param end the company's present, from 1990 to 2100; nothing happens after it
     */
    public record Options(
            int deals,
            long seed,
            Language language,
            Problems problems,
            RateProfile rate,
            Latency latency,
            Set<String> missingScopes,
            HistoryCap historyCap,
            Instant end,
            Faults faults) {

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
            Objects.requireNonNull(historyCap, "the sandbox needs a history cap; for none, use HistoryCap.none()");
            Objects.requireNonNull(end, "the sandbox needs an end date");
            if (end.isBefore(EARLIEST) || end.isAfter(LATEST)) {
                throw new IllegalArgumentException(
                        "The company's present lies from 1990 to 2100, but was asked to be " + end + ".");
            }
            Objects.requireNonNull(faults, "the sandbox needs faults; for none, use Faults.none()");
            missingScopes = Set.copyOf(missingScopes);
            for (String scope : missingScopes) {
                if (!scopes().contains(scope)) {
                    throw new IllegalArgumentException("'" + scope + "' is nothing whose scope can be missing. Valid: "
                            + String.join(", ", scopes()) + ".");
                }
            }
        }

        private static Set<String> scopes() {
            return Stream.concat(Arrays.stream(ObjectType.values()).map(ObjectType::plural), Stream.of("owners"))
                    .collect(Collectors.toCollection(TreeSet::new));
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
                    Set.of(),
                    HistoryCap.asInHubSpot(),
                    Instant.parse("2026-09-30T00:00:00Z"),
                    Faults.none());
        }

        public Options withDeals(int newDeals) {
            return new Options(
                    newDeals, seed, language, problems, rate, latency, missingScopes, historyCap, end, faults);
        }

        public Options withSeed(long newSeed) {
            return new Options(
                    deals, newSeed, language, problems, rate, latency, missingScopes, historyCap, end, faults);
        }

        public Options withLanguage(Language newLanguage) {
            return new Options(
                    deals, seed, newLanguage, problems, rate, latency, missingScopes, historyCap, end, faults);
        }

        public Options withProblems(Problems newProblems) {
            return new Options(
                    deals, seed, language, newProblems, rate, latency, missingScopes, historyCap, end, faults);
        }

        public Options withRate(RateProfile newRate) {
            return new Options(
                    deals, seed, language, problems, newRate, latency, missingScopes, historyCap, end, faults);
        }

        public Options withLatency(Latency newLatency) {
            return new Options(
                    deals, seed, language, problems, rate, newLatency, missingScopes, historyCap, end, faults);
        }

        /** The token may not read these object types ("quotes", "invoices", …) or "owners". */
        public Options withMissingScopes(String... newMissingScopes) {
            return new Options(
                    deals, seed, language, problems, rate, latency, Set.of(newMissingScopes), historyCap, end, faults);
        }

        public Options withHistoryCap(HistoryCap newHistoryCap) {
            return new Options(
                    deals, seed, language, problems, rate, latency, missingScopes, newHistoryCap, end, faults);
        }

        public Options withEnd(Instant newEnd) {
            return new Options(
                    deals, seed, language, problems, rate, latency, missingScopes, historyCap, newEnd, faults);
        }

        public Options withFaults(Faults newFaults) {
            return new Options(
                    deals, seed, language, problems, rate, latency, missingScopes, historyCap, end, newFaults);
        }
    }

    /** The longest address that the portal takes, in characters. */
    private static final int URL_LIMIT = 8_000;

    private final Options options;
    private final Edition edition;
    private final String token;
    private final PortalServer server;
    private volatile Faults faults;
    private Truth truth;

    private Sandbox(Options options) {
        this.options = options;
        this.faults = options.faults();
        Plan plan = new Plan(options.seed(), options.deals(), options.end().toEpochMilli(), options.problems());
        this.edition = Edition.of(Company.of(plan), options.language());
        this.token =
                "sandbox-" + Integer.toHexString(plan.draw(0, Topic.PORTAL, 2).below(Integer.MAX_VALUE));
        this.server = PortalServer.start(
                new CompanyPortal(edition),
                new PortalServer.Settings(
                        token,
                        options.rate().plan(),
                        options.missingScopes(),
                        options.historyCap().entries(),
                        options.historyCap().contactEntries(),
                        URL_LIMIT,
                        request -> faults.of(options.seed(), request),
                        request -> options.latency().nanos(options.seed(), request),
                        System::nanoTime));
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

    /** From now on requests fail on purpose like this. */
    public void failWith(Faults newFaults) {
        faults = Objects.requireNonNull(newFaults, "for no failures, use Faults.none()");
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
