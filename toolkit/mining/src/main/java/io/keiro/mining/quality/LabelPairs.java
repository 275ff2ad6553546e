package io.keiro.mining.quality;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds labels that are spelled like others, and says which of two is probably wrong. */
final class LabelPairs {

    /** Shorter words differ by a letter for good reasons. */
    private static final int SHORTEST_WORD = 5;

    /** A label this long is free text. */
    private static final int LONGEST = 60;

    /**
     * @param code its number in the column
     * @param count how often it occurs
     */
    record Label(String text, int code, int count) {}

    /** @param isTypo false if the two are the same but for their spelling */
    record Pair(Label wrong, Label right, boolean isTypo) {}

    /** The most frequent first; of equals the first by code point. */
    private static final Comparator<Label> RANK =
            Comparator.comparingInt(Label::count).reversed().thenComparing(Label::text);

    private LabelPairs() {}

    /** Each label that is like a more frequent one, with the most frequent one of those. */
    static List<Pair> of(List<Label> labels, double rareShare) {
        List<Label> ranked = new ArrayList<>(labels);
        ranked.sort(RANK);
        List<Pair> pairs = new ArrayList<>();
        Map<String, Label> bySpelling = new HashMap<>();
        Map<String, List<Label>> byRest = new HashMap<>();
        for (Label label : ranked) {
            if (label.text().length() > LONGEST || label.text().chars().noneMatch(Character::isLetter)) {
                // Free text, or numbers in which a blank has a meaning.
                continue;
            }
            String plain = plain(label.text());
            Label same = bySpelling.putIfAbsent(plain.replace(" ", ""), label);
            if (same != null) {
                pairs.add(new Pair(label, same, false));
                continue;
            }
            if (rareShare == 0) {
                continue;
            }
            Label right = null;
            for (String rest : rests(plain)) {
                List<Label> others = byRest.computeIfAbsent(rest, key -> new ArrayList<>());
                for (Label other : others) {
                    boolean typo = label.count() <= rareShare * other.count() && isTypo(plain, plain(other.text()));
                    right = typo && (right == null || RANK.compare(other, right) < 0) ? other : right;
                }
                others.add(label);
            }
            if (right != null) {
                pairs.add(new Pair(label, right, true));
            }
        }
        return pairs;
    }

    /** True if people would read the two as the same. */
    static boolean isLike(String a, String b) {
        String plainA = plain(a);
        String plainB = plain(b);
        return plainA.replace(" ", "").equals(plainB.replace(" ", "")) || isTypo(plainA, plainB);
    }

    /** As people compare labels: width, capitals, hyphens and the prolonged sound mark at the end of a word do not count. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-\u2010-\u2015]+", " ")
                .strip()
                .replaceAll("(?<=\\p{IsKatakana})\u30fc(?!\\p{IsKatakana})", "");
    }

    /** What is left when one letter is deleted, or none: labels one slip apart have one of these in common. */
    private static Set<String> rests(String plain) {
        Set<String> rests = new HashSet<>();
        rests.add(plain);
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isLetter(plain.charAt(i))) {
                rests.add(plain.substring(0, i) + plain.substring(i + 1));
            }
        }
        return rests;
    }

    /** True if the two differ in one word by one slip of the keyboard. */
    private static boolean isTypo(String a, String b) {
        String[] wordsA = a.split(" ");
        String[] wordsB = b.split(" ");
        if (wordsA.length != wordsB.length) {
            return false;
        }
        boolean found = false;
        for (int i = 0; i < wordsA.length; i++) {
            if (!wordsA[i].equals(wordsB[i])) {
                if (found || !isSlip(wordsA[i], wordsB[i])) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static boolean isSlip(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (shorter < SHORTEST_WORD || Math.abs(a.length() - b.length()) > 1 || hasOther(a) || hasOther(b)) {
            return false;
        }
        int start = 0;
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        int restA = a.length() - start - end;
        int restB = b.length() - start - end;
        boolean swapped = restA == 2
                && restB == 2
                && a.charAt(start) == b.charAt(start + 1)
                && a.charAt(start + 1) == b.charAt(start);
        // A word with an s more is the plural, and a different first letter a different word more often than a slip.
        boolean plural = start == shorter && (a.endsWith("s") || b.endsWith("s"));
        return start > 0 && !plural && (swapped || restA <= 1 && restB <= 1);
    }

    /** Digits number things, and a Chinese character is a word. */
    private static boolean hasOther(String word) {
        return word.codePoints().anyMatch(c -> !Character.isLetter(c) || Character.isIdeographic(c));
    }
}
