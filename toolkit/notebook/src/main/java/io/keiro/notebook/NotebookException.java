package io.keiro.notebook;

import io.keiro.log.Phrase;
import java.util.Objects;

/**
 * A cell asked for something that cannot be given now. The message alone says what is missing and what to do, in the language of the
 * notebook.
 */
public final class NotebookException extends RuntimeException {

    private final transient Phrase phrase;

    NotebookException(Phrase phrase) {
        this(phrase, null);
    }

    NotebookException(Phrase phrase, Throwable cause) {
        super(Objects.requireNonNull(phrase, "a failure needs a sentence").in(NotebookLanguage.current()), cause);
        this.phrase = phrase;
    }

    /** The message in both languages. */
    public Phrase phrase() {
        return phrase;
    }
}
