package io.keiro.hubspot;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
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
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong atTheLimit = new AtomicLong();

    PortalClient(AccessToken token, HubSpot.Options options, Waiting waiting) {
        this.wire = new Wire(options.baseUrl(), token, options.maxInFlight(), options.timeout());
        this.pace = new Pace(options.paceShare(), waiting);
        this.failures = new Failures(wire);
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
                pace.await(request.rateClass());
                sent.incrementAndGet();
                Verdict verdict;
                try {
                    Wire.Raw answer = wire.send(request);
                    pace.learn(request.rateClass(), answer.headers());
                    if (answer.status() == 429) {
                        atTheLimit.incrementAndGet();
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
}
