package io.keiro.hubspot;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The access tokens of an OAuth app, one after the other. Each is renewed when four fifths of its life are over, or when the portal says
 * that it has expired; however many threads need one, one of them asks and the others wait.
 */
final class OAuthSession implements Credential {

    private static final double SHARE_OF_LIFE = 0.8;
    private static final int USUAL_LIFE_SECONDS = 1_800;

    private final OAuthApp app;
    private final String path;
    private final Wire wire;
    private final RetryRules rules;
    private final Failures failures;
    private final Waiting waiting;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile String refreshToken;
    private volatile String accessToken = "";
    private volatile long renewAt;

    OAuthSession(OAuthApp app, String path, Wire wire, HubSpot.Options options, Waiting waiting) {
        this.app = app;
        this.path = path;
        this.wire = wire;
        this.failures = new Failures(wire, this::scrub);
        this.rules = new RetryRules(options.attempts(), failures, waiting);
        this.waiting = waiting;
        this.refreshToken = app.refreshToken();
    }

    @Override
    public String bearer() throws InterruptedException {
        if (accessToken.isEmpty() || waiting.nanoTime() - renewAt >= 0) {
            refreshInstead(accessToken);
        }
        return "Bearer " + accessToken;
    }

    @Override
    public boolean renew(String expired) throws InterruptedException {
        refreshInstead(expired.substring("Bearer ".length()));
        return true;
    }

    /** Fetches the next token, unless another thread has done so while this one waited. */
    private void refreshInstead(String used) throws InterruptedException {
        refreshing.lockInterruptibly();
        try {
            if (accessToken.equals(used)) {
                take(answer());
            }
        } finally {
            refreshing.unlock();
        }
    }

    private JsonNode answer() throws InterruptedException {
        ReadRequest form = ReadRequest.signIn(
                path,
                List.of(
                        new ReadRequest.Parameter("grant_type", "refresh_token"),
                        new ReadRequest.Parameter("client_id", app.clientId()),
                        new ReadRequest.Parameter("client_secret", app.clientSecret()),
                        new ReadRequest.Parameter("refresh_token", refreshToken)));
        for (int attempt = 1; ; attempt++) {
            Verdict verdict;
            try {
                Wire.Raw answer = wire.send(form, null);
                if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
                    throw failures.refreshRefused(answer.status(), ErrorEnvelope.of(answer.body()));
                }
                verdict = rules.judge(form, answer, attempt);
                if (verdict instanceof Verdict.Take) {
                    return parsed(answer.body());
                }
            } catch (IOException broken) {
                verdict = rules.judge(form, broken, attempt);
            }
            if (verdict instanceof Verdict.GiveUp giveUp) {
                throw giveUp.failure();
            }
            waiting.sleep(((Verdict.AskAgain) verdict).pause().toNanos());
        }
    }

    /** What was sent is never shown, not even when it is no JSON: it may hold a token that is not known yet. */
    private static JsonNode parsed(byte[] body) throws NotJson {
        try {
            JsonNode json = Json.parse(body);
            if (!Json.textOrEmpty(json, "access_token").isEmpty()) {
                return json;
            }
        } catch (JacksonException e) {
            // the same as an answer without a token
        }
        throw new NotJson("an answer without an access token");
    }

    private void take(JsonNode answer) {
        long life = answer.path("expires_in").asLong(USUAL_LIFE_SECONDS);
        String next = Json.textOrEmpty(answer, "refresh_token");
        refreshToken = next.isEmpty() ? refreshToken : next;
        renewAt = waiting.nanoTime()
                + (long) (Duration.ofSeconds(Math.max(1, life)).toNanos() * SHARE_OF_LIFE);
        accessToken = Json.textOrEmpty(answer, "access_token");
    }

    @Override
    public String scrub(String text) {
        String clean = text;
        for (String secret : List.of(accessToken, refreshToken, app.refreshToken(), app.clientSecret())) {
            clean = SecretText.hidden(clean, secret);
        }
        return clean;
    }

    @Override
    public String toString() {
        return "OAuthSession (hidden)";
    }
}
