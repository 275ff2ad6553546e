package io.keiro.leadtocash;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A few values by name, read-only and in order, in one array: a data set holds a million such maps of some eight entries, and a hash
 * table each would be most of its memory. Names are compared one after the other.
 */
final class KnownValues<K> extends AbstractMap<K, String> {

    private static final Object[] NONE = {};

    /** Name, value, name, value. */
    private final Object[] entries;

    private KnownValues(Object[] entries) {
        this.entries = entries;
    }

    /** The values that are there: null and blank ones are left out. */
    static <K> Map<K, String> of(Map<K, String> values) {
        if (values instanceof KnownValues) {
            return values;
        }
        Filler<K> filler = new Filler<>(values.size());
        values.forEach(filler);
        return filler.count == 0 ? Map.of() : new KnownValues<>(filler.trimmed());
    }

    private static final class Filler<K> implements BiConsumer<K, String> {
        private final Object[] entries;
        private int count;

        Filler(int size) {
            entries = new Object[2 * size];
        }

        @Override
        public void accept(K name, String value) {
            if (value != null && !value.isBlank()) {
                entries[count++] = name;
                entries[count++] = value;
            }
        }

        Object[] trimmed() {
            return count == entries.length ? entries : java.util.Arrays.copyOf(entries, count);
        }
    }

    @Override
    public String get(Object name) {
        // Names are mostly constants, so the same object; others differ in their hash, which a text remembers.
        for (int i = 0; i < entries.length; i += 2) {
            Object known = entries[i];
            if (known == name || known.hashCode() == name.hashCode() && known.equals(name)) {
                return (String) entries[i + 1];
            }
        }
        return null;
    }

    /** Name, value, name, value, for loops over all events; nobody changes it. */
    static Object[] entries(Map<?, ?> values) {
        return values instanceof KnownValues<?> known ? known.entries : NONE;
    }

    /** True if both have the very same names in the same order; false may also mean that they are only spelled alike. */
    static boolean haveSameNames(Map<?, ?> one, Map<?, ?> other) {
        if (!(one instanceof KnownValues<?> a) || !(other instanceof KnownValues<?> b)) {
            return false;
        }
        if (a.entries.length != b.entries.length) {
            return false;
        }
        for (int i = 0; i < a.entries.length; i += 2) {
            if (a.entries[i] != b.entries[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return entries.length / 2;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void forEach(BiConsumer<? super K, ? super String> action) {
        for (int i = 0; i < entries.length; i += 2) {
            action.accept((K) entries[i], (String) entries[i + 1]);
        }
    }

    @Override
    public Set<Entry<K, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return entries.length / 2;
            }

            @Override
            public Iterator<Entry<K, String>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < entries.length;
                    }

                    @Override
                    @SuppressWarnings("unchecked")
                    public Entry<K, String> next() {
                        if (next >= entries.length) {
                            throw new NoSuchElementException("the map has " + entries.length / 2 + " entries");
                        }
                        Entry<K, String> entry = Map.entry((K) entries[next], (String) entries[next + 1]);
                        next += 2;
                        return entry;
                    }
                };
            }
        };
    }
}
