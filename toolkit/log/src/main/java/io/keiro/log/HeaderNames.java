package io.keiro.log;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Column names as they are used: full-width letters, digits and blanks made plain, trimmed, never empty, each only once. */
final class HeaderNames {

    private HeaderNames() {}

    /**
     * @param width number of columns; those beyond the header are called by their position
     */
    static List<String> of(List<String> header, int width) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Map<String, Integer> next = new HashMap<>();
        for (int i = 0; i < Math.max(width, header.size()); i++) {
            String name = i < header.size() ? plain(header.get(i)) : "";
            if (name.isEmpty()) {
                name = "column " + (i + 1);
            }
            String unique = name;
            // The next number is remembered: a row of data may hold ten thousand equal cells.
            for (int n = next.getOrDefault(name, 2); !taken.add(unique); n++) {
                unique = name + " (" + n + ")";
                next.put(name, n + 1);
            }
            names.add(unique);
        }
        return names;
    }

    /** The name, or if it is taken the name with a number behind it. */
    static String free(String name, Collection<String> taken) {
        String free = name;
        for (int n = 2; taken.contains(free); n++) {
            free = name + " (" + n + ")";
        }
        return free;
    }

    /** The names that stand more than once. */
    static List<String> repeated(List<String> header) {
        Set<String> seen = new HashSet<>();
        return header.stream()
                .map(HeaderNames::plain)
                .filter(name -> !name.isEmpty() && !seen.add(name))
                .distinct()
                .toList();
    }

    /** NFKC without blanks at the ends. */
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
            }
        }
        return text.strip();
    }
}
