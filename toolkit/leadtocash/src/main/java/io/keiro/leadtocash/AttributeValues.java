package io.keiro.leadtocash;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attribute values of a record: read-only, in order, and without the unknown ones, so that "not there" has one meaning. */
final class AttributeValues {

    private AttributeValues() {}

    /** A read-only copy without null and blank values. Small maps are kept small: a data set holds hundreds of thousands. */
    static Map<String, String> copyOf(Map<String, String> values) {
        Map<String, String> known = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                known.put(name, value);
            }
        });
        return compact(known);
    }

    /** A read-only copy of ids by kind, without unknown ids. */
    static Map<ObjectKind, String> idsOf(Map<ObjectKind, String> ids) {
        Map<ObjectKind, String> known = new LinkedHashMap<>();
        ids.forEach((kind, id) -> {
            if (id != null && !id.isBlank()) {
                known.put(kind, id);
            }
        });
        return compact(known);
    }

    private static <K> Map<K, String> compact(Map<K, String> known) {
        return known.size() <= 1 ? Map.copyOf(known) : Collections.unmodifiableMap(known);
    }

    /** Null for a blank text: both mean that nothing is known. */
    static String known(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
