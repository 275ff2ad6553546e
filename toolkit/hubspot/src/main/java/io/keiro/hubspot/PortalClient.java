package io.keiro.hubspot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks the portal one question and returns the parsed answer: waits for its turn, tries again where that helps, and otherwise fails with
 * a sentence. Used by several threads at once.
 */
final class PortalClient {

    private final Wire wire;
    private final Pace pace;
    private final RetryRules rules;
    private final Failures failures;
    private final Waiting waiting;
    private final Credential credential;

    /** One for each request that may be under way, and first come, first served: a cursor must not starve. */
    private final Semaphore places;

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong atTheLimit = new AtomicLong();

    PortalClient(AccessToken token, HubSpot.Options options, Waiting waiting) {
        this(options, waiting, wire -> token.credential());
    }

    PortalClient(OAuthApp app, HubSpot.Options options, Waiting waiting) {
        this(
                options,
                waiting,
                wire -> new OAuthSession(
                        app, new Dialect(options.apiVersion()).token(options.oauthVersion()), wire, options, waiting));
    }

    private PortalClient(HubSpot.Options options, Waiting waiting, Function<Wire, Credential> credential) {
        this.places = new Semaphore(options.maxInFlight(), true);
        this.wire = new Wire(options.baseUrl(), options.maxInFlight(), options.timeout());
        this.credential = credential.apply(wire);
        this.pace = new Pace(options.paceShare(), waiting);
        this.failures = new Failures(wire, this.credential::scrub);
        this.rules = new RetryRules(options.attempts(), failures, waiting);
        this.waiting = waiting;
    }

    /**
     * The answer, parsed.
     *
     * @throws HubSpotException if there is none; also, with the interrupt flag kept, when the thread was interrupted
     */
    JsonNode ask(ReadRequest request) {
        try {
            for (int attempt = 1; ; attempt++) {
                Verdict verdict;
                try {
                    Wire.Raw answer = answer(request);
                    verdict = rules.judge(request, answer, attempt);
                    if (verdict instanceof Verdict.Take) {
                        return parse(answer.body());
                    }
                } catch (IOException broken) {
                    verdict = rules.judge(request, broken, attempt);
                }
                if (verdict instanceof Verdict.GiveUp giveUp) {
                    throw giveUp.failure();
                }
                pauseFor((Verdict.AskAgain) verdict, request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.stopped();
        }
    }

    /**
     * Sends it once; once more where the token had expired. Leave is waited for before the place is taken, so that what waits for its own
     * limit keeps no place from the rest; the token is chosen after, so that it cannot age while others have the place.
     */
    private Wire.Raw answer(ReadRequest request) throws IOException, InterruptedException {
        Pace.Leave leave = pace.await(request.rateClass());
        places.acquire();
        try {
            String bearer = credential.bearer();
            Wire.Raw answer = send(request, bearer, leave);
            boolean expired = answer.status() == 401 && isExpired(answer);
            return expired && credential.renew(bearer)
                    ? send(request, credential.bearer(), pace.await(request.rateClass()))
                    : answer;
        } finally {
            places.release();
        }
    }

    /** Nothing more is asked for now; the next request connects again. */
    void rest() {
        wire.rest();
    }

    private Wire.Raw send(ReadRequest request, String bearer, Pace.Leave leave)
            throws IOException, InterruptedException {
        sent.incrementAndGet();
        leave.used();
        Wire.Raw answer;
        try {
            answer = wire.send(request, bearer);
        } finally {
            leave.answered();
        }
        pace.learn(request.rateClass(), answer.headers());
        if (answer.status() == 429) {
            atTheLimit.incrementAndGet();
        }
        return answer;
    }

    private static boolean isExpired(Wire.Raw answer) {
        return ErrorEnvelope.of(answer.body()).category().equals("EXPIRED_AUTHENTICATION");
    }

    private void pauseFor(Verdict.AskAgain again, ReadRequest request) throws InterruptedException {
        if (again.wholeClass()) {
            pace.pause(request.rateClass(), again.pause());
        } else {
            waiting.sleep(again.pause().toNanos());
        }
    }

    private JsonNode parse(byte[] body) throws NotJson {
        try {
            JsonNode json = Json.parse(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // told below, as what is JSON and no object
        }
        throw new NotJson(credential.scrub(new String(body, StandardCharsets.UTF_8)));
    }

    /** The account's zone, for sentences that name a time. */
    void zone(ZoneId zone) {
        failures.zone(zone);
    }

    /** What the portal's clock has just shown. */
    void clock(Instant portal) {
        failures.clock(portal);
    }

    /** What the limit headers told last. */
    Pace.Usage usage() {
        return pace.usage();
    }

    String host() {
        return wire.host();
    }

    HubSpotException stopped() {
        return failures.stopped();
    }

    /** Requests sent so far, repeated ones included. */
    long sent() {
        return sent.get();
    }

    /** Answers that said that a limit was reached. */
    long atTheLimit() {
        return atTheLimit.get();
    }

    int requestsPerTenSeconds() {
        return pace.limit(RateClass.GENERAL);
    }

    int searchesPerSecond() {
        return pace.limit(RateClass.SEARCH);
    }
}
