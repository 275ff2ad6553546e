package io.keiro.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * A regular expression over the activities of a whole case: {@code A (B or C)* any* D}. Parsed by recursive descent; what it makes of a
 * log is an {@link ActivityAutomaton}.
 */
final class ActivityPattern {

    /** A bound on what one pattern costs; {@code (A{100}){100}} would be ten thousand. */
    private static final int MOST_STEPS = 5_000;

    private static final int MOST_BRACKETS = 200;

    /** A part of the pattern. */
    sealed interface Part {}

    /** One event: any of these labels, or, negated, any but these. */
    record OneOf(List<PatternToken> labels, boolean negated) implements Part {}

    record Sequence(List<Part> parts) implements Part {}

    record Choice(List<Part> parts) implements Part {}

    /** @param most -1 for no limit */
    record Repeated(Part part, int least, int most) implements Part {}

    private final String pattern;
    private final List<PatternToken> tokens;
    private final Part whole;
    private int next;
    private int depth;

    private ActivityPattern(String pattern) {
        this.pattern = Objects.requireNonNull(pattern, "a pattern is needed, for example \"A (B or C)* any* D\"");
        this.tokens = PatternToken.of(pattern);
        this.whole = choice();
        if (peek().kind() != PatternToken.Kind.END) {
            throw error(peek(), "this ) closes nothing");
        }
        long steps = steps(whole);
        if (steps > MOST_STEPS) {
            throw PatternError.at(
                    pattern, 0, "its counts make it " + steps + " steps long; at most " + MOST_STEPS + " are possible");
        }
    }

    static ActivityPattern of(String pattern) {
        return new ActivityPattern(pattern);
    }

    SequenceTest on(EventLog log) {
        return ActivityAutomaton.of(whole, token -> codes(log, token));
    }

    private BitSet codes(EventLog log, PatternToken token) {
        BitSet codes = new BitSet();
        int code = log.activityCode(token.text());
        if (code < 0 && log.activityCodeCount() > 0) {
            throw error(
                    token,
                    "no activity \"" + token.text() + "\" in " + log.name()
                            + NearestNames.hint(token.text(), log.activities()).en()
                            + "; labels with blanks need quotes");
        }
        if (code >= 0) {
            codes.set(code);
        }
        return codes;
    }

    private PatternToken peek() {
        return tokens.get(next);
    }

    private boolean take(PatternToken.Kind kind) {
        if (peek().kind() == kind) {
            next++;
            return true;
        }
        return false;
    }

    private IllegalArgumentException error(PatternToken token, String what) {
        return PatternError.at(pattern, token.place(), what);
    }

    private Part choice() {
        List<Part> parts = new ArrayList<>();
        parts.add(sequence());
        while (take(PatternToken.Kind.OR)) {
            parts.add(sequence());
        }
        return parts.size() == 1 ? parts.get(0) : new Choice(List.copyOf(parts));
    }

    private Part sequence() {
        List<Part> parts = new ArrayList<>();
        while (true) {
            switch (peek().kind()) {
                case LABEL, ANY, NOT, OPEN -> parts.add(repeated(single()));
                case OR, CLOSE, END -> {
                    if (parts.isEmpty() && !(tokens.size() == 1)) {
                        throw error(peek(), "an activity is missing before " + peek().text());
                    }
                    return new Sequence(List.copyOf(parts));
                }
                default -> throw error(peek(), "there is nothing before " + peek().text() + " that it could repeat");
            }
        }
    }

    private Part single() {
        PatternToken token = tokens.get(next++);
        return switch (token.kind()) {
            case LABEL -> new OneOf(List.of(token), false);
            case ANY -> new OneOf(List.of(), true);
            case NOT -> negated(token);
            default -> group(token);
        };
    }

    private Part group(PatternToken open) {
        if (++depth > MOST_BRACKETS) {
            throw error(open, "more than " + MOST_BRACKETS + " brackets stand inside one another");
        }
        Part inner = choice();
        depth--;
        if (!take(PatternToken.Kind.CLOSE)) {
            throw error(open, "this ( is never closed");
        }
        return inner;
    }

    /** {@code not A} or {@code not (A or B)}: one event of another activity. */
    private Part negated(PatternToken not) {
        List<PatternToken> labels = new ArrayList<>();
        boolean group = take(PatternToken.Kind.OPEN);
        do {
            if (peek().kind() != PatternToken.Kind.LABEL) {
                throw error(not, "not is followed by an activity, or by several in brackets: not (A or B)");
            }
            labels.add(tokens.get(next++));
        } while (group && take(PatternToken.Kind.OR));
        if (group && !take(PatternToken.Kind.CLOSE)) {
            throw error(not, "not is followed by an activity, or by several in brackets: not (A or B)");
        }
        return new OneOf(List.copyOf(labels), true);
    }

    private Part repeated(Part part) {
        Part result = part;
        while (true) {
            if (take(PatternToken.Kind.STAR)) {
                result = new Repeated(result, 0, -1);
            } else if (take(PatternToken.Kind.PLUS)) {
                result = new Repeated(result, 1, -1);
            } else if (take(PatternToken.Kind.OPTIONAL)) {
                result = new Repeated(result, 0, 1);
            } else if (peek().kind() == PatternToken.Kind.TIMES) {
                result = times(result, tokens.get(next++));
            } else {
                return result;
            }
        }
    }

    private Part times(Part part, PatternToken token) {
        String[] bounds = token.text().split(",", -1);
        try {
            int least = Integer.parseInt(bounds[0].strip());
            int most = bounds.length == 1 ? least : bounds[1].isBlank() ? -1 : Integer.parseInt(bounds[1].strip());
            if (bounds.length <= 2
                    && least >= 0
                    && (most < 0 ? bounds.length == 2 && bounds[1].isBlank() : most >= least)) {
                return new Repeated(part, least, most);
            }
        } catch (NumberFormatException e) {
            throw error(token, wrongCount(token));
        }
        throw error(token, wrongCount(token));
    }

    private static String wrongCount(PatternToken token) {
        return "{" + token.text() + "} is no count; valid are {2}, {2,3} and {2,}";
    }

    private static long steps(Part part) {
        if (part instanceof Sequence sequence) {
            return sequence.parts().stream().mapToLong(ActivityPattern::steps).sum();
        }
        if (part instanceof Choice choice) {
            return choice.parts().stream().mapToLong(ActivityPattern::steps).sum() + 1;
        }
        if (part instanceof Repeated repeated) {
            long times = Math.max(1, Math.max(repeated.least(), repeated.most()));
            return Math.min(Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, steps(repeated.part())) * times + 1);
        }
        return 1;
    }
}
