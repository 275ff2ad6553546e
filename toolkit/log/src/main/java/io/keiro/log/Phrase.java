package io.keiro.log;

import java.util.Objects;

/**
 * One thing said in English and in Japanese: a label, a verdict, an error.
 *
 * @param en the English text
 * @param ja the Japanese text
 */
public record Phrase(String en, String ja) {

    public Phrase {
        Objects.requireNonNull(en, "the English text of a phrase is missing");
        Objects.requireNonNull(ja, "the Japanese text of a phrase is missing: " + en);
    }

    public static Phrase of(String en, String ja) {
        return new Phrase(en, ja);
    }

    /** A name that is not translated, for example a stage as the portal spells it. */
    public static Phrase same(String text) {
        return new Phrase(text, text);
    }

    public String in(Language language) {
        return language == Language.JA ? ja : en;
    }

    /** The English text, so that a phrase reads well in messages and in a debugger. */
    @Override
    public String toString() {
        return en;
    }
}
