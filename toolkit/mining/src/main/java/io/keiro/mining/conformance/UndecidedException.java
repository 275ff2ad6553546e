package io.keiro.mining.conformance;

import io.keiro.log.Phrase;

/** Whether a case conforms cannot be said within the limit on markings. The message alone suffices; {@link #phrase()} has both languages. */
public final class UndecidedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase phrase;

    UndecidedException(Phrase phrase) {
        super(phrase.en());
        this.phrase = phrase;
    }

    /** The whole message in English and Japanese. */
    public Phrase phrase() {
        return phrase;
    }
}
