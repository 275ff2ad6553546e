package io.keiro.hubspot;

import java.io.IOException;
import java.time.ZoneId;
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
        boolean renewed = false;
        try {
            for (int attempt = 1; ; attempt++) {
                Pace.Leave leave = pace.await(request.rateClass());
                String bearer = credential.bearer();
                sent.incrementAndGet();
                Verdict verdict;
                try {
                    Wire.Raw answer = send(request, bearer, leave);
                    pace.learn(request.rateClass(), answer.headers());
                    if (answer.status() == 429) {
                        atTheLimit.incrementAndGet();
                    }
                    if (answer.status() == 401 && !renewed && isExpired(answer) && credential.renew(bearer)) {
                        renewed = true;
                        continue;
                    }
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

    /** Nothing more is asked for now; the next request connects again. */
    void rest() {
        wire.rest();
    }

    private Wire.Raw send(ReadRequest request, String bearer, Pace.Leave leave)
            throws IOException, InterruptedException {
        try {
            return wire.send(request, bearer);
        } finally {
            leave.answered();
        }
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

    private static JsonNode parse(byte[] body) throws NotJson {
        try {
            JsonNode json = Json.parse(body);
            if (json.isObject()) {
                return json;
            }
            throw new NotJson(body);
        } catch (JacksonException e) {
            throw new NotJson(body);
        }
    }

    /** The account's zone, for sentences that name a time. */
    void zone(ZoneId zone) {
        failures.zone(zone);
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
