package io.keiro.mining;

import io.keiro.log.Phrase;

/**
 * A model, or the file of one, is not what it should be. The message alone suffices: it names file and line as far as there are any and
 * the id of the node, says what is wrong and what would be valid. {@link #phrase()} is the same in English and Japanese.
 */
public final class ModelFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase phrase;
    private final transient Phrase what;
    private final String file;
    private final int line;

    private ModelFormatException(String file, int line, Phrase what, Throwable cause) {
        super(message(file, line, what).en(), cause);
        this.phrase = message(file, line, what);
        this.what = what;
        this.file = file;
        this.line = line;
    }

    /** Of a model that was not read from a file. */
    static ModelFormatException of(String en, String ja) {
        return new ModelFormatException("", 0, Phrase.of(en, ja), null);
    }

    static ModelFormatException at(String file, int line, Phrase what, Throwable cause) {
        return new ModelFormatException(file, line, what, cause);
    }

    /** The same, said of a place in a file. */
    ModelFormatException in(String otherFile, int otherLine) {
        return new ModelFormatException(otherFile, otherLine, what, this);
    }

    private static Phrase message(String file, int line, Phrase what) {
        if (file.isEmpty()) {
            return what;
        }
        return Phrase.of(
                file + (line > 0 ? ", line " + line : "") + ": " + what.en(),
                file + (line > 0 ? "、" + line + "行目" : "") + ": " + what.ja());
    }

    /** The whole message in English and Japanese. */
    public Phrase phrase() {
        return phrase;
    }

    /** Name of the file, or empty text. */
    public String file() {
        return file;
    }

    /** Line of the file, from 1; 0 if there is none or the whole file is meant. */
    public int line() {
        return line;
    }
}
