package io.keiro.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a pattern over activities.
 *
 * @param text the label, or the sign itself
 * @param place where it begins, from 0
 */
record PatternToken(Kind kind, String text, int place) {

    enum Kind {
        LABEL,
        ANY,
        NOT,
        OR,
        OPEN,
        CLOSE,
        STAR,
        PLUS,
        OPTIONAL,
        TIMES,
        END
    }

    /** Bare words and quoted labels, the signs {@code ( ) * + ? |} and counts such as {@code {2,3}}. */
    static List<PatternToken> of(String pattern) {
        List<PatternToken> tokens = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '"' || c == '\'') {
                int end = pattern.indexOf(c, i + 1);
                if (end < 0) {
                    throw PatternError.at(pattern, i, "the quote " + c + " is never closed");
                }
                tokens.add(new PatternToken(Kind.LABEL, pattern.substring(i + 1, end), i));
                i = end + 1;
            } else if (c == '{') {
                int end = pattern.indexOf('}', i);
                if (end < 0) {
                    throw PatternError.at(pattern, i, "the brace { is never closed; a count looks like {2} or {2,3}");
                }
                tokens.add(new PatternToken(Kind.TIMES, pattern.substring(i + 1, end), i));
                i = end + 1;
            } else if (sign(c) != null) {
                tokens.add(new PatternToken(sign(c), String.valueOf(c), i++));
            } else {
                int end = i;
                while (end < pattern.length() && isWord(pattern.charAt(end))) {
                    end++;
                }
                tokens.add(word(pattern.substring(i, end), i));
                i = end;
            }
        }
        tokens.add(new PatternToken(Kind.END, "the end", pattern.length()));
        return tokens;
    }

    private static PatternToken word(String word, int place) {
        return new PatternToken(
                switch (word) {
                    case "any" -> Kind.ANY;
                    case "or" -> Kind.OR;
                    case "not" -> Kind.NOT;
                    default -> Kind.LABEL;
                },
                word,
                place);
    }

    private static boolean isWord(char c) {
        return !Character.isWhitespace(c) && sign(c) == null && c != '"' && c != '\'' && c != '{';
    }

    private static Kind sign(char c) {
        return switch (c) {
            case '(' -> Kind.OPEN;
            case ')' -> Kind.CLOSE;
            case '*' -> Kind.STAR;
            case '+' -> Kind.PLUS;
            case '?' -> Kind.OPTIONAL;
            case '|' -> Kind.OR;
            default -> null;
        };
    }
}
