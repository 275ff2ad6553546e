package io.keiro.log;

/**
 * A file or table cannot be read as what was asked for. The message alone suffices: it names file, line, column and value as far as
 * there are any, says what is wrong and what would be valid. {@link #phrase()} is the same in English and Japanese.
 */
public final class LogFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Where in a file. Empty text and line 0 mean that there is none.
     *
     * @param file name of the file
     * @param line line in the text, or row of the sheet, from 1
     * @param column name of the column
     * @param value the value found there
     */
    record Place(String file, long line, String column, String value) {

        static Place file(String file) {
            return new Place(file, 0, "", "");
        }

        static Place line(String file, long line) {
            return new Place(file, line, "", "");
        }

        Phrase prefix() {
            StringBuilder en = new StringBuilder(file);
            StringBuilder ja = new StringBuilder(file);
            if (line > 0) {
                en.append(", line ").append(line);
                ja.append("、").append(line).append("行目");
            }
            if (!column.isEmpty()) {
                en.append(", column '").append(column).append("'");
                ja.append("、列「").append(column).append("」");
            }
            return Phrase.of(en.append(": ").toString(), ja.append(": ").toString());
        }
    }

    private final transient Phrase phrase;
    private final transient Place place;

    private LogFormatException(Place place, Phrase phrase, Throwable cause) {
        super(phrase.en(), cause);
        this.place = place;
        this.phrase = phrase;
    }

    static LogFormatException at(Place place, Phrase what) {
        return caused(place, what, null);
    }

    static LogFormatException caused(Place place, Phrase what, Throwable cause) {
        Phrase prefix = place.prefix();
        return new LogFormatException(place, Phrase.of(prefix.en() + what.en(), prefix.ja() + what.ja()), cause);
    }

    /** What the file as a whole is or has, as a predicate: "is empty", "は空です". */
    static LogFormatException in(String file, Phrase predicate) {
        return in(file, predicate, null);
    }

    static LogFormatException in(String file, Phrase predicate, Throwable cause) {
        return new LogFormatException(
                Place.file(file), Phrase.of(file + " " + predicate.en(), file + " " + predicate.ja()), cause);
    }

    /** The whole message in English and Japanese. */
    public Phrase phrase() {
        return phrase;
    }

    /** Name of the file. */
    public String file() {
        return place.file();
    }

    /** Line of the text or row of the sheet, from 1; 0 if the whole file is meant. */
    public long line() {
        return place.line();
    }

    /** Name of the column, or empty text. */
    public String column() {
        return place.column();
    }

    /** The offending value, or empty text. */
    public String value() {
        return place.value();
    }
}
