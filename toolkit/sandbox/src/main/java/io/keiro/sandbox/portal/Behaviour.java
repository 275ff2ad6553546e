package io.keiro.sandbox.portal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How all switches of a portal stand. Immutable. */
public final class Behaviour {

    private static final Behaviour STANDARD = new Behaviour(Map.of());

    private final Map<Switch<?>, Object> switched;

    private Behaviour(Map<Switch<?>, Object> switched) {
        this.switched = switched;
    }

    /** Every switch in its standard position. */
    public static Behaviour standard() {
        return STANDARD;
    }

    /** How a switch stands. */
    @SuppressWarnings("unchecked") // with() puts in nothing but what the switch's type allows
    public <T> T of(Switch<T> one) {
        Object value = switched.get(one);
        return value == null ? one.standard() : (T) value;
    }

    /** The same but for one switch; failures are added to those there are. */
    public <T> Behaviour with(Switch<T> one, T value) {
        Map<Switch<?>, Object> changed = new IdentityHashMap<>(switched);
        T merged = one.merged(of(one), value);
        if (merged.equals(one.standard())) {
            changed.remove(one);
        } else {
            changed.put(one, merged);
        }
        return new Behaviour(Collections.unmodifiableMap(changed));
    }

    /**
     * The same with a switch set in words: {@code search.lag=30s}.
     *
     * @throws IllegalArgumentException for a switch that there is not, or a text that it does not take
     */
    public Behaviour with(String text) {
        String[] parts = text.trim().split("=", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "A switch is set like search.lag=30s, but '" + text + "' has no equals sign.");
        }
        return with(Switch.named(parts[0].trim()), parts[1].trim());
    }

    /** The same with the switch of this name in its standard position. */
    public Behaviour without(String name) {
        Map<Switch<?>, Object> changed = new IdentityHashMap<>(switched);
        changed.remove(Switch.named(name));
        return new Behaviour(Collections.unmodifiableMap(changed));
    }

    private <T> Behaviour with(Switch<T> one, String text) {
        return with(one, one.read(text));
    }

    private <T> String text(Switch<T> one) {
        return one.name() + "=" + one.write(of(one));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Behaviour that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The switches that do not stand in their standard position, as {@link #with(String)} reads them, divided by spaces. */
    @Override
    public String toString() {
        return Switch.all().stream()
                .filter(switched::containsKey)
                .map(this::text)
                .collect(Collectors.joining(" "));
    }
}
