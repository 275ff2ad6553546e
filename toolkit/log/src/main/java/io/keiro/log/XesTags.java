package io.keiro.log;

import java.io.IOException;

/**
 * The tags of an XES file, pulled one by one, with the few attributes that matter. Two parsers stand behind it: a quick one for ordinary
 * files and a complete one for all others; both must say the same about a file that the quick one accepts.
 */
interface XesTags {

    /** What a parser cannot go on with. */
    final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;
        private final long line;

        SyntaxException(long line, String reason, Throwable cause) {
            super(reason, cause);
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    /** Goes to the next tag: true for a start tag, false for an end tag; an empty element is both, one after the other. */
    boolean next() throws SyntaxException, IOException;

    /** Behind the last tag: makes sure that nothing else follows, and that the file is whole to its end. */
    void end() throws SyntaxException, IOException;

    /** Local name of the current element. */
    String element();

    /** Its attribute {@code key}, or null. */
    String key();

    /** Its attribute {@code scope}, or null. */
    String scope();

    /** Whether it has an attribute {@code value}. */
    boolean hasValue();

    /** The characters of the attribute {@code value}, from 0; valid until the next tag. */
    char[] characters();

    /** Number of characters of the attribute {@code value}. */
    int length();

    /** The attribute {@code value}, or null. */
    default String value() {
        return hasValue() ? new String(characters(), 0, length()) : null;
    }

    /** Line of the current tag, from 1. */
    long line();
}
