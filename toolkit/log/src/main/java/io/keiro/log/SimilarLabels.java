package io.keiro.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds labels that people would read as the same: they differ only in upper and lower case, width of letters or blanks. */
final class SimilarLabels {

    private SimilarLabels() {}

    /** One text per group, its labels in quotes. */
    static List<String> of(Dictionary labels) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (int code = 0; code < labels.size(); code++) {
            String label = labels.entry(code);
            String key = HeaderNames.plain(label).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(label);
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(NearestNames::list)
                .toList();
    }
}
