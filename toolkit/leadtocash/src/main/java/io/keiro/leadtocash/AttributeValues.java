package io.keiro.leadtocash;

import java.util.Map;

/** The attribute values of a record: read-only, in order, and without the unknown ones, so that "not there" has one meaning. */
final class AttributeValues {

    private static final char DELETE = 0x7F;

    private AttributeValues() {}

    /** A read-only copy without null and blank values. Small maps are kept small: a data set holds hundreds of thousands. */
    static Map<String, String> copyOf(Map<String, String> values) {
        return KnownValues.of(values);
    }

    /** A read-only copy of ids by kind, without unknown ids. */
    static Map<ObjectKind, String> idsOf(Map<ObjectKind, String> ids) {
        return KnownValues.of(ids);
    }

    /** Null for a blank text: both mean that nothing is known. */
    static String known(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        // Nearly all begin with a sign that shows, and millions are asked.
        char first = text.charAt(0);
        return first > ' ' && first < DELETE || !text.isBlank() ? text : null;
    }
}
