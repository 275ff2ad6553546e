package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.util.Objects;

/** A file or folder cannot be read as Lead-to-Cash data. The message alone suffices; {@link #phrase()} is the same in both languages. */
public final class DataSetException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase phrase;

    DataSetException(Phrase phrase) {
        super(Objects.requireNonNull(phrase, "an error says what was wrong").en());
        this.phrase = phrase;
    }

    /** The whole message in English and Japanese. */
    public Phrase phrase() {
        return phrase;
    }
}
