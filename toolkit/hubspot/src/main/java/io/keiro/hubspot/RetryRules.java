package io.keiro.hubspot;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import okhttp3.Headers;

/**
 * The reaction to every status a portal can answer with. Waits follow the portal's own client libraries: ten seconds per attempt at
 * the rolling limit, one second at the search limit, half a second doubling to eight for errors of the server.
 */
final class RetryRules {

    /** A longer wait is not worth keeping a cell busy for: stop, keep what was read, and say when to go on. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

    /** Waiting for the limit is no failure, so it may happen more often; together the waits stay below two minutes. */
    private static final int ATTEMPTS_AT_THE_LIMIT = 6;

    private static final long LONGEST_WAIT_AT_THE_LIMIT_SECONDS = 30;

    private static final int ATTEMPTS_WHEN_SUPPORT_IS_NEEDED = 2;

    private final int attempts;
    private final Failures failures;
    private final Waiting waiting;

    RetryRules(int attempts, Failures failures, Waiting waiting) {
        this.attempts = attempts;
        this.failures = failures;
        this.waiting = waiting;
    }

    /** The verdict on an answer; attempts count from 1. */
    Verdict judge(ReadRequest request, Wire.Raw answer, int attempt) {
        int status = answer.status();
        if (status == 200 || status == 207) {
            return new Verdict.Take();
        }
        ErrorEnvelope error = ErrorEnvelope.of(answer.body());
        Duration asked = retryAfter(answer.headers());
        if ("false".equalsIgnoreCase(answer.headers().get("X-Should-Retry")) && status >= 500) {
            return new Verdict.GiveUp(failures.exhausted(request, status, error, attempt));
        }
        return switch (status) {
            case 401 -> new Verdict.GiveUp(failures.tokenRefused(request, error));
            case 403 -> new Verdict.GiveUp(failures.closed(request, error));
            case 404 -> new Verdict.GiveUp(failures.notThere(request, error));
            case 400 ->
                new Verdict.GiveUp(
                        error.message().startsWith("Unable to infer object type")
                                ? failures.unknownObject(request)
                                : failures.refused(request, status, error));
            case 429 -> atTheLimit(request, error, asked, attempt);
            case 423 ->
                again(request, status, error, attempts, attempt, longer(asked, Duration.ofSeconds(2L * attempt)));
            case 477 -> migrating(request, error, asked, attempt);
            case 530 -> new Verdict.GiveUp(failures.tokenMalformed());
            case 522, 525, 526 ->
                again(
                        request,
                        status,
                        error,
                        ATTEMPTS_WHEN_SUPPORT_IS_NEEDED,
                        attempt,
                        longer(asked, backoff(attempt)));
            case 408, 409, 500, 502, 503, 504, 521, 523, 524 ->
                again(request, status, error, attempts, attempt, longer(asked, backoff(attempt)));
            default ->
                "true".equalsIgnoreCase(answer.headers().get("X-Should-Retry"))
                        ? again(request, status, error, attempts, attempt, longer(asked, backoff(attempt)))
                        : new Verdict.GiveUp(failures.refused(request, status, error));
        };
    }

    /** The verdict on a broken connection or a body that is cut or is no JSON. */
    Verdict judge(ReadRequest request, IOException broken, int attempt) {
        if (attempt >= attempts || broken instanceof javax.net.ssl.SSLHandshakeException) {
            return new Verdict.GiveUp(failures.unreachable(request, broken, attempt));
        }
        return new Verdict.AskAgain(backoff(attempt), false);
    }

    private Verdict atTheLimit(ReadRequest request, ErrorEnvelope error, Duration asked, int attempt) {
        String policy = error.policyName().toUpperCase(Locale.ROOT);
        if (policy.equals("DAILY")) {
            return new Verdict.GiveUp(failures.dailyLimit(request));
        }
        if (attempt >= ATTEMPTS_AT_THE_LIMIT) {
            return new Verdict.GiveUp(failures.limitNeverEnds(request, attempt, error));
        }
        boolean secondly = policy.contains("TEN_SECONDLY")
                ? false
                : policy.contains("SECONDLY")
                        || request.rateClass() == RateClass.SEARCH
                        || (policy.isEmpty() && error.message().contains(" secondly "));
        Duration usual =
                Duration.ofSeconds(secondly ? attempt : Math.min(LONGEST_WAIT_AT_THE_LIMIT_SECONDS, 10L * attempt));
        Duration wait = asked.isZero() ? usual : asked;
        return wait.compareTo(LONGEST_WAIT) > 0
                ? new Verdict.GiveUp(failures.resumeAfter(request, 429, wait))
                : new Verdict.AskAgain(wait, true);
    }

    private Verdict migrating(ReadRequest request, ErrorEnvelope error, Duration asked, int attempt) {
        Duration wait = asked.isZero() ? Duration.ofSeconds(10L * attempt) : asked;
        return wait.compareTo(LONGEST_WAIT) > 0
                ? new Verdict.GiveUp(failures.resumeAfter(request, 477, wait))
                : again(request, 477, error, attempts, attempt, wait);
    }

    private Verdict again(
            ReadRequest request, int status, ErrorEnvelope error, int allowed, int attempt, Duration wait) {
        return attempt >= Math.min(allowed, attempts)
                ? new Verdict.GiveUp(failures.exhausted(request, status, error, attempt))
                : new Verdict.AskAgain(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait, false);
    }

    /** Half a second, doubled with each attempt up to eight, less up to a quarter by chance so that threads do not come back together. */
    private Duration backoff(int attempt) {
        double seconds = Math.min(8, 0.5 * Math.pow(2, attempt - 1)) * (1 - 0.25 * waiting.chance());
        return Duration.ofMillis((long) (seconds * 1000));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration retryAfter(Headers headers) {
        Duration millis = duration(headers.get("Retry-After-Ms"), 1);
        return millis.isZero() ? duration(headers.get("Retry-After"), 1000) : millis;
    }

    /** A header's number in units of so many milliseconds; zero where it is missing or is a date. */
    private static Duration duration(String value, int unit) {
        try {
            return value == null ? Duration.ZERO : Duration.ofMillis((long) (Double.parseDouble(value.strip()) * unit));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
