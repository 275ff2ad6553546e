package io.keiro.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Answers a name that does not exist with the names that do, the most similar first. */
final class NearestNames {

    private static final int SHOWN = 20;

    private NearestNames() {}

    /** Names that differ from the wanted one by a slip of the keyboard, at most three. */
    static List<String> similar(String wanted, Collection<String> names) {
        record Rated(String name, int distance) {}
        String key = key(wanted);
        List<Rated> rated = new ArrayList<>();
        for (String name : names) {
            String other = key(name);
            int distance = distance(key, other);
            boolean partOf = key.length() > 2 && other.length() > 2 && (other.contains(key) || key.contains(other));
            if (partOf || distance <= Math.max(1, Math.min(key.length(), other.length()) / 3)) {
                rated.add(new Rated(name, distance));
            }
        }
        rated.sort(Comparator.comparingInt(Rated::distance).thenComparing(Rated::name));
        return rated.stream().map(Rated::name).limit(3).toList();
    }

    /** The end of a sentence about an unknown name: what was probably meant, and what there is. */
    static Phrase hint(String wanted, Collection<String> names) {
        if (names.isEmpty()) {
            return Phrase.of("; there are none", "。該当するものはひとつもありません");
        }
        List<String> similar = similar(wanted, names);
        String all = list(names);
        return similar.isEmpty()
                ? Phrase.of("; there are: " + all, "。あるもの: " + all)
                : Phrase.of(
                        "; did you mean " + list(similar) + "? There are: " + all,
                        "。" + list(similar) + " ではありませんか。あるもの: " + all);
    }

    /** Names in quotes, the first of them when there are many. */
    static String list(Collection<String> names) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (String name : names) {
            if (count == SHOWN) {
                return text.append(", … (").append(names.size()).append(")").toString();
            }
            text.append(count++ == 0 ? "\"" : ", \"").append(name).append('"');
        }
        return text.toString();
    }

    /** A text of at most 60 characters in which control characters can be seen. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        for (int i = 0; i < Math.min(60, text.length()); i++) {
            char c = text.charAt(i);
            visible.append(c < ' ' || c == 0x7f ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return visible.append(text.length() > 60 ? "…" : "").toString();
    }

    private static String key(String name) {
        StringBuilder key = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> key.append((char) c));
        return key.toString();
    }

    /** Levenshtein distance: insertions, deletions and replacements of single characters. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
