package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Reading a portal or a snapshot failed. The message alone says what was wrong, where, and what to do; it never holds a token.
 */
public class HubSpotException extends RuntimeException {

    private final Phrase phrase;
    private final int status;
    private final Instant resumeAfter;

    HubSpotException(Phrase phrase) {
        this(phrase, 0, null);
    }

    HubSpotException(Phrase phrase, Throwable cause) {
        this(phrase, 0, cause);
    }

    HubSpotException(Phrase phrase, int status, Throwable cause) {
        this(phrase, status, cause, null);
    }

    HubSpotException(Phrase phrase, int status, Throwable cause, Instant resumeAfter) {
        super(Objects.requireNonNull(phrase, "a failure needs a sentence").en(), cause);
        this.phrase = phrase;
        this.status = status;
        this.resumeAfter = resumeAfter;
    }

    /** The message in both languages. */
    public Phrase phrase() {
        return phrase;
    }

    /** The HTTP status that the portal answered with, or 0 where the failure was not an answer. */
    public int status() {
        return status;
    }

    /** When it makes sense to go on, where the portal says so: after a daily limit or while it is being moved. */
    public Optional<Instant> resumeAfter() {
        return Optional.ofNullable(resumeAfter);
    }
}
