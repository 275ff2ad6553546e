package io.keiro.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * An event of one activity and a later event of another that belong together by what they say:
 * {@code Precedence.eventually("Quote Sent", "Contract Signed").withOtherResource().withSame("amount")}.
 */
public final class Precedence {

    /** Stands for the column that the mapping names. */
    private static final String RESOURCE = null;

    private enum Kind {
        SAME,
        OTHER
    }

    /** @param column the column that both events have; null for their resource */
    private record Comparison(String column, Kind kind) {}

    private final ActivityPair pair;
    private final boolean isDirect;
    private final List<Comparison> comparisons;
    private final List<BiPredicate<? super Event, ? super Event>> conditions;
    private final String text;

    private Precedence(
            ActivityPair pair,
            boolean isDirect,
            List<Comparison> comparisons,
            List<BiPredicate<? super Event, ? super Event>> conditions,
            String text) {
        this.pair = pair;
        this.isDirect = isDirect;
        this.comparisons = comparisons;
        this.conditions = conditions;
        this.text = text;
    }

    /** The second event directly follows the first. */
    public static Precedence directly(String first, String second) {
        return start(first, second, true, "Precedence.directly");
    }

    /** The second event comes at any place after the first. */
    public static Precedence eventually(String first, String second) {
        return start(first, second, false, "Precedence.eventually");
    }

    private static Precedence start(String first, String second, boolean isDirect, String text) {
        return new Precedence(
                ActivityPair.of(first, second),
                isDirect,
                List.of(),
                List.of(),
                text + "(\"" + first + "\", \"" + second + "\")");
    }

    /** Both were done by one known resource. */
    public Precedence withSameResource() {
        return with(RESOURCE, Kind.SAME, ".withSameResource()");
    }

    /** They were done by two known resources. */
    public Precedence withOtherResource() {
        return with(RESOURCE, Kind.OTHER, ".withOtherResource()");
    }

    /** Both have the same value in a column; a missing value equals none. */
    public Precedence withSame(String column) {
        return with(named(column), Kind.SAME, ".withSame(\"" + column + "\")");
    }

    /** Both have a value in a column, not the same. */
    public Precedence withOther(String column) {
        return with(named(column), Kind.OTHER, ".withOther(\"" + column + "\")");
    }

    /** A condition of one's own on the first and the second event. */
    public Precedence where(BiPredicate<? super Event, ? super Event> condition) {
        List<BiPredicate<? super Event, ? super Event>> more = new ArrayList<>(conditions);
        more.add(Objects.requireNonNull(condition, "a condition on two events is needed"));
        return new Precedence(pair, isDirect, comparisons, List.copyOf(more), text + ".where(…)");
    }

    private static String named(String column) {
        return Objects.requireNonNull(column, "the column to compare needs a name");
    }

    private Precedence with(String column, Kind kind, String call) {
        List<Comparison> more = new ArrayList<>(comparisons);
        more.add(new Comparison(column, kind));
        return new Precedence(pair, isDirect, List.copyOf(more), conditions, text + call);
    }

    /** A condition that says whether two events, by their numbers, belong together. */
    private interface Link {
        boolean holds(int first, int second);
    }

    Bound on(EventLog log) {
        int from = log.neededCode(pair.from());
        int to = log.neededCode(pair.to());
        int[] codes = log.frame().codes();
        List<Link> links = links(log);
        return Bound.of(c -> {
            for (int i = log.caseStart(c); i < log.caseEnd(c); i++) {
                int last = isDirect ? Math.min(i + 2, log.caseEnd(c)) : log.caseEnd(c);
                for (int j = i + 1; codes[i] == from && j < last; j++) {
                    if (codes[j] == to && hold(links, i, j)) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    private static boolean hold(List<Link> links, int first, int second) {
        for (Link link : links) {
            if (!link.holds(first, second)) {
                return false;
            }
        }
        return true;
    }

    private List<Link> links(EventLog log) {
        List<Link> links = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            int[] values = comparison.column() == null
                    ? Resources.of(log).codes()
                    : CodedColumn.of(LogColumns.ofEvents(log, comparison.column()))
                            .codes();
            links.add(
                    comparison.kind() == Kind.SAME
                            ? (i, j) -> values[i] >= 0 && values[i] == values[j]
                            : (i, j) -> values[i] >= 0 && values[j] >= 0 && values[i] != values[j]);
        }
        for (BiPredicate<? super Event, ? super Event> condition : conditions) {
            EventView first = new EventView(log);
            EventView second = new EventView(log);
            links.add((i, j) -> condition.test(first.at(i), second.at(j)));
        }
        return links;
    }

    @Override
    public String toString() {
        return text;
    }
}
