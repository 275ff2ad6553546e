package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Failure.Action;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The positions that a switch can stand in, and how each is said in words.
 *
 * @param standard the position in which it stands unless it was switched
 * @param example a text that it can be set to
 * @param read from a text; throws an IllegalArgumentException that says what would be valid
 * @param write to a text that {@code read} takes
 * @param merge what holds when it is switched from one position to another
 */
record Positions<T>(
        T standard, String example, Function<String, T> read, Function<T, String> write, BinaryOperator<T> merge) {

    /** Positions of which the later one holds. */
    static <T> Positions<T> of(T standard, String example, Function<String, T> read, Function<T, String> write) {
        return new Positions<>(standard, example, read, write, (before, after) -> after);
    }

    /** Failures divided by commas; those that are switched on later come to those there are. */
    private static Positions<List<Failure>> failures(String example, Function<String, Failure> read) {
        return new Positions<>(
                List.of(),
                example,
                text -> Arrays.stream(text.split(","))
                        .map(String::trim)
                        .map(read)
                        .toList(),
                list -> list.stream().map(Failure::toString).collect(Collectors.joining(",")),
                (before, after) ->
                        Stream.concat(before.stream(), after.stream()).toList());
    }

    static Positions<List<Failure>> statuses() {
        return failures("503:0.1:deals", text -> {
            String[] parts = parts(text, 2);
            return Failure.status(Amounts.count(parts[0]), Amounts.share(parts[1]), Endpoints.named(parts[2]));
        });
    }

    /** Failures that happen at once. */
    static Positions<List<Failure>> sudden(Action action) {
        return failures("0.02:deals", text -> {
            String[] parts = parts(text, 1);
            return Failure.of(action, Amounts.share(parts[0]), Endpoints.named(parts[1]));
        });
    }

    /** Failures that take a time. */
    static Positions<List<Failure>> slow(Action action) {
        return failures("0.01:2s:batch", text -> {
            String[] parts = parts(text, 2);
            return Failure.slow(action, Amounts.share(parts[0]), Amounts.time(parts[1]), Endpoints.named(parts[2]));
        });
    }

    /** The parts between colons, of which the last may be left out. */
    private static String[] parts(String text, int needed) {
        String[] parts = text.split(":", -1);
        if (parts.length < needed || parts.length > needed + 1) {
            throw new IllegalArgumentException(
                    needed + " or " + (needed + 1) + " parts divided by colons are needed, but was '" + text + "'");
        }
        String[] all = Arrays.copyOf(parts, needed + 1);
        if (all[needed] == null) {
            all[needed] = "";
        }
        return all;
    }

    static Positions<Integer> count(int standard) {
        String example = standard == 0 ? "4" : Integer.toString(2 * standard);
        return of(standard, example, Amounts::count, String::valueOf);
    }

    static Positions<Double> share() {
        return of(0.0, "0.1", Amounts::share, String::valueOf);
    }

    static Positions<Double> rate() {
        return of(0.0, "2", Amounts::rate, String::valueOf);
    }

    static Positions<Duration> time() {
        return of(Duration.ZERO, "30s", Amounts::time, Amounts::text);
    }

    /** On or off. */
    static Positions<Boolean> flag(boolean standard) {
        return of(
                standard,
                standard ? "off" : "on",
                text -> switch (text) {
                    case "on", "true" -> true;
                    case "off", "false" -> false;
                    default -> throw new IllegalArgumentException("on or off is needed, but was '" + text + "'");
                },
                on -> on ? "on" : "off");
    }

    /** Whether something is left out or null. */
    static Positions<Boolean> leftOut() {
        return of(
                false,
                "omit",
                text -> switch (text) {
                    case "null" -> false;
                    case "omit" -> true;
                    default -> throw new IllegalArgumentException("null or omit is needed, but was '" + text + "'");
                },
                out -> out ? "omit" : "null");
    }

    static Positions<HistoryLimit> historyLimit() {
        return of(HistoryLimit.asInHubSpot(), "10/20", HistoryLimit::named, HistoryLimit::toString);
    }

    /** One of the constants of an enumeration. */
    static <E extends Enum<E>> Positions<E> choice(E standard) {
        E[] values = standard.getDeclaringClass().getEnumConstants();
        return of(
                standard,
                text(values[values.length - 1]),
                text -> Arrays.stream(values)
                        .filter(value -> text(value).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "one of " + names(standard) + " is needed, but was '" + text + "'")),
                Positions::text);
    }

    /** All constants of an enumeration as they are said. */
    static <E extends Enum<E>> String names(E one) {
        return Arrays.stream(one.getDeclaringClass().getEnumConstants())
                .map(Positions::text)
                .collect(Collectors.joining(", "));
    }

    private static String text(Enum<?> value) {
        return value instanceof Switch.Refusal ? value.name() : value.name().toLowerCase(Locale.ROOT);
    }

    /** Some kinds of object. */
    static Positions<Set<String>> objects() {
        return of(
                Set.of(),
                "quotes,invoices",
                text -> checked(new TreeSet<>(Arrays.asList(text.split(",")))),
                set -> String.join(",", new TreeSet<>(set)));
    }

    private static Set<String> checked(Set<String> objects) {
        Set<String> valid = Stream.concat(
                        Arrays.stream(ObjectType.values()).map(ObjectType::plural), Stream.of("owners"))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String object : objects) {
            if (!valid.contains(object)) {
                throw new IllegalArgumentException(
                        "'" + object + "' is no object of a portal. Valid: " + String.join(", ", valid) + ".");
            }
        }
        return Set.copyOf(objects);
    }
}
