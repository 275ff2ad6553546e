package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.Objects;

/**
 * Reading a portal or a snapshot failed. The message alone says what was wrong, where, and what to do; it never holds a token.
 */
public class HubSpotException extends RuntimeException {

    private final Phrase phrase;
    private final int status;

    HubSpotException(Phrase phrase) {
        this(phrase, 0, null);
    }

    HubSpotException(Phrase phrase, Throwable cause) {
        this(phrase, 0, cause);
    }

    HubSpotException(Phrase phrase, int status, Throwable cause) {
        super(Objects.requireNonNull(phrase, "a failure needs a sentence").en(), cause);
        this.phrase = phrase;
        this.status = status;
    }

    /** The message in both languages. */
    public Phrase phrase() {
        return phrase;
    }

    /** The HTTP status that the portal answered with, or 0 where the failure was not an answer. */
    public int status() {
        return status;
    }
}
