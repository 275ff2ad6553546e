package io.keiro.sandbox.portal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which requests are meant: those of one kind, of one object type, of both, or all. As text: {@code batch}, {@code deals},
 * {@code deals/batch}, or nothing for all.
 *
 * @param type the object type; for associations the one that is read from; null for any
 * @param kind the kind of request; null for any
 */
public record Endpoints(ObjectType type, Kind kind) {

    /** Kinds of requests. */
    public enum Kind {
        ACCOUNT,
        SCHEMAS,
        OWNERS,
        PIPELINES,
        PROPERTIES,
        LIST,
        ONE,
        BATCH,
        SEARCH,
        ASSOCIATIONS,
        TOKEN;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(name))
                    .findFirst();
        }
    }

    /** All requests. */
    public static Endpoints all() {
        return new Endpoints(null, null);
    }

    /**
     * The requests that a text means.
     *
     * @throws IllegalArgumentException if it names neither a kind nor an object type
     */
    public static Endpoints named(String text) {
        if (text.isEmpty()) {
            return all();
        }
        String[] parts = text.split("/", -1);
        Optional<Kind> alone = Kind.named(text);
        if (alone.isPresent()) {
            return new Endpoints(null, alone.get());
        }
        Optional<ObjectType> type = ObjectType.named(parts[0]);
        Optional<Kind> kind = parts.length == 2 ? Kind.named(parts[1]) : Optional.empty();
        if (type.isEmpty() || parts.length > 2 || parts.length == 2 && kind.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' names no requests. Valid: an object type such as deals; "
                    + Arrays.stream(Kind.values()).map(Kind::text).collect(Collectors.joining(", "))
                    + "; or both, such as deals/batch.");
        }
        return new Endpoints(type.get(), kind.orElse(null));
    }

    boolean contain(Route route) {
        return (kind == null || kind == route.kind())
                && (type == null || Objects.equals(type, route.type().orElse(null)));
    }

    /** The text that {@link #named} reads. */
    @Override
    public String toString() {
        String ofType = type == null ? "" : type.plural();
        String ofKind = kind == null ? "" : kind.text();
        return ofType + (type != null && kind != null ? "/" : "") + ofKind;
    }
}
