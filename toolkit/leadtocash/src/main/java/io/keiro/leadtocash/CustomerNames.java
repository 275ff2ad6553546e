package io.keiro.leadtocash;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of companies as two systems spell them: full-width letters, case, punctuation and the legal form (株式会社, (株), Inc., GmbH)
 * make no difference. How alike two names are is Dice's coefficient of their pairs of letters (L. R. Dice, 1945): from 0, none in common,
 * to 1.
 */
final class CustomerNames {

    private static final Pattern JAPANESE_FORMS =
            Pattern.compile("株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|\\((株|有|同|資|名|社|財)\\)|[㈱㈲]");
    private static final Set<String> FORMS = Set.of(
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "co",
            "company",
            "ltd",
            "limited",
            "llc",
            "llp",
            "lp",
            "plc",
            "gmbh",
            "ag",
            "kg",
            "ohg",
            "ug",
            "se",
            "mbh",
            "sarl",
            "sas",
            "sa",
            "bv",
            "nv",
            "ab",
            "oy",
            "oyj",
            "as",
            "aps",
            "srl",
            "spa",
            "sl",
            "pty",
            "pte",
            "kk",
            "gk",
            "the",
            "and",
            "und",
            "et");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}ー]+");
    private static final Pattern INITIALS = Pattern.compile("(?<=\\b\\p{L})\\.(?=\\p{L}\\b|$|\\s)");

    private static final Pattern NO_DIGITS = Pattern.compile("\\D+");

    private CustomerNames() {}

    /** The form in which two spellings of one name are equal; "" for none. */
    static String key(String name) {
        if (name == null) {
            return "";
        }
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        plain = JAPANESE_FORMS.matcher(plain).replaceAll(" ");
        plain = INITIALS.matcher(plain).replaceAll("");
        List<String> words = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (String word : BETWEEN_WORDS.split(plain)) {
            if (!word.isEmpty()) {
                all.add(word);
                if (!FORMS.contains(word)) {
                    words.add(word);
                }
            }
        }
        return String.join("", words.isEmpty() ? all : words);
    }

    /** How alike two keys are, 0 to 1. Names with different numbers are of different customers, however alike the rest is. */
    static double similarity(String one, String other) {
        if (one.equals(other)) {
            return one.isEmpty() ? 0 : 1;
        }
        if (!NO_DIGITS
                .matcher(one)
                .replaceAll("")
                .equals(NO_DIGITS.matcher(other).replaceAll(""))) {
            return 0;
        }
        List<String> a = pairs(one);
        List<String> b = new ArrayList<>(pairs(other));
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        int total = a.size() + b.size();
        int common = 0;
        for (String pair : a) {
            if (b.remove(pair)) {
                common++;
            }
        }
        return 2.0 * common / total;
    }

    private static List<String> pairs(String key) {
        List<String> pairs = new ArrayList<>(Math.max(0, key.length() - 1));
        for (int i = 0; i + 1 < key.length(); i++) {
            pairs.add(key.substring(i, i + 2));
        }
        return pairs;
    }

    /** Finds the known names that are like a given one, without comparing it with all of them. */
    static final class Index {
        private final Map<String, List<String>> keysOfPair = new HashMap<>();
        private final Set<String> keys = new HashSet<>();
        private final Map<String, Map<String, Double>> asked = new HashMap<>();

        void add(String key) {
            if (!key.isEmpty() && keys.add(key)) {
                new HashSet<>(pairs(key))
                        .forEach(pair -> keysOfPair
                                .computeIfAbsent(pair, p -> new ArrayList<>())
                                .add(key));
            }
        }

        /** The known names at least this much alike, with how much. */
        Map<String, Double> like(String key, double least) {
            return asked.computeIfAbsent(key, wanted -> found(wanted, least));
        }

        private Map<String, Double> found(String key, double least) {
            Map<String, Double> found = new HashMap<>();
            if (keys.contains(key)) {
                found.put(key, 1.0);
            }
            Map<String, Integer> shared = new HashMap<>();
            Set<String> pairs = new HashSet<>(pairs(key));
            for (String pair : pairs) {
                for (String other : keysOfPair.getOrDefault(pair, List.of())) {
                    shared.merge(other, 1, Integer::sum);
                }
            }
            shared.forEach((other, count) -> {
                // A name that shares fewer pairs than this cannot be alike enough.
                if (count >= least * pairs.size() / 2) {
                    double similarity = similarity(key, other);
                    if (similarity >= least) {
                        found.put(other, similarity);
                    }
                }
            });
            return found;
        }
    }
}
