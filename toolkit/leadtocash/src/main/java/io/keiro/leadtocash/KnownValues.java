package io.keiro.leadtocash;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A few values by name, read-only and in order, in two arrays: a data set makes a million such maps of some eight entries, and a hash
 * table each would cost more than the rest. Names are compared one after the other.
 */
final class KnownValues<K> extends AbstractMap<K, String> {

    /**
     * Names that several maps may share.
     *
     * @param all names, these and maybe others; nobody changes them
     * @param first the first of these
     * @param count how many are these
     */
    record Names(Object[] all, int first, int count) {
        static final Names NONE = new Names(new Object[0], 0, 0);

        Object name(int i) {
            return all[first + i];
        }

        List<Object> list() {
            return Arrays.asList(all).subList(first, first + count);
        }

        /** True if both are the very same names in the same order; false may also mean that they are only spelled alike. */
        boolean areVery(Names others) {
            if (count != others.count) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                if (name(i) != others.name(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Object[] names;
    private final int first;
    private final int count;
    private final String[] values;
    private final int start;

    private KnownValues(Names names, String[] values, int start) {
        this.names = names.all();
        this.first = names.first();
        this.count = names.count();
        this.values = values;
        this.start = start;
    }

    /** The values that are there: null and blank ones are left out. */
    static <K> Map<K, String> of(Map<K, String> values) {
        if (values instanceof KnownValues) {
            return values;
        }
        Filler<K> filler = new Filler<>(values.size());
        values.forEach(filler);
        return filler.count == 0
                ? Map.of()
                : new KnownValues<>(new Names(filler.names, 0, filler.count), filler.values, 0);
    }

    /**
     * The values that stand in an array from a place on, one for each name; none of them is null or blank, and nobody changes them.
     */
    static <K> Map<K, String> view(Names names, String[] values, int start) {
        return names.count() == 0 ? Map.of() : new KnownValues<>(names, values, start);
    }

    private static final class Filler<K> implements BiConsumer<K, String> {
        private final Object[] names;
        private final String[] values;
        private int count;

        Filler(int size) {
            names = new Object[size];
            values = new String[size];
        }

        @Override
        public void accept(K name, String value) {
            if (value != null && !value.isBlank()) {
                names[count] = name;
                values[count++] = value;
            }
        }
    }

    @Override
    public String get(Object name) {
        // Names are mostly constants, so the same object; others differ in their hash, which a text remembers.
        for (int i = 0; i < count; i++) {
            Object known = names[first + i];
            if (known == name || known.hashCode() == name.hashCode() && known.equals(name)) {
                return values[start + i];
            }
        }
        return null;
    }

    /** The names of a map's values, for loops over all records. */
    static Names names(Map<?, ?> map) {
        return map instanceof KnownValues<?> known ? new Names(known.names, known.first, known.count) : Names.NONE;
    }

    /** The value of the name at this place. */
    static String value(Map<?, ?> map, int i) {
        KnownValues<?> known = (KnownValues<?>) map;
        return known.values[known.start + i];
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void forEach(BiConsumer<? super K, ? super String> action) {
        for (int i = 0; i < count; i++) {
            action.accept((K) names[first + i], values[start + i]);
        }
    }

    @Override
    public Set<Entry<K, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return count;
            }

            @Override
            public Iterator<Entry<K, String>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < count;
                    }

                    @Override
                    @SuppressWarnings("unchecked")
                    public Entry<K, String> next() {
                        if (next >= count) {
                            throw new NoSuchElementException("the map has " + count + " entries");
                        }
                        Entry<K, String> entry = Map.entry((K) names[first + next], values[start + next]);
                        next++;
                        return entry;
                    }
                };
            }
        };
    }
}
