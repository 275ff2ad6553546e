package io.keiro.hubspot;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The attributes of one record while they are collected, in the order in which they come. A record has about ten, and a portal has
 * hundreds of thousands of records, so names are compared one after the other instead of being hashed.
 */
final class Attributes extends AbstractMap<String, String> {

    private String[] names = new String[12];
    private String[] values = new String[12];
    private int count;

    private int place(Object name) {
        int place = 0;
        while (place < count && !names[place].equals(name)) {
            place++;
        }
        return place;
    }

    @Override
    public String get(Object name) {
        int place = place(name);
        return place < count ? values[place] : null;
    }

    @Override
    public boolean containsKey(Object name) {
        return place(name) < count;
    }

    @Override
    public String putIfAbsent(String name, String value) {
        int place = place(name);
        if (place == count) {
            add(name, value);
            return null;
        }
        String before = values[place];
        values[place] = before == null ? value : before;
        return before;
    }

    @Override
    public String put(String name, String value) {
        int place = place(name);
        if (place < count) {
            String before = values[place];
            values[place] = value;
            return before;
        }
        add(name, value);
        return null;
    }

    private void add(String name, String value) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        names[count] = name;
        values[count++] = value;
    }

    @Override
    public String remove(Object name) {
        int place = place(name);
        if (place == count) {
            return null;
        }
        String before = values[place];
        count--;
        System.arraycopy(names, place + 1, names, place, count - place);
        System.arraycopy(values, place + 1, values, place, count - place);
        return before;
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < count; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return count;
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                String[] valuesNow = values;
                return Arrays.stream(names, 0, count)
                        .<Map.Entry<String, String>>map(
                                name -> new SimpleImmutableEntry<>(name, valuesNow[place(name)]))
                        .iterator();
            }
        };
    }
}
