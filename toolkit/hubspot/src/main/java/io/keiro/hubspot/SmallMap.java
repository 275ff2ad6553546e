package io.keiro.hubspot;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** A few values by name while an event is being put together; a hash table for each would cost more than the event. */
final class SmallMap<K> extends AbstractMap<K, String> {

    private Object[] entries;
    private int count;

    /**
     * @param expected how many values there will be, more or less
     */
    SmallMap(int expected) {
        entries = new Object[2 * expected];
    }

    @Override
    public String put(K name, String value) {
        for (int i = 0; i < count; i += 2) {
            if (entries[i] == name || entries[i].equals(name)) {
                String before = (String) entries[i + 1];
                entries[i + 1] = value;
                return before;
            }
        }
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, count * 2);
        }
        entries[count++] = name;
        entries[count++] = value;
        return null;
    }

    @Override
    public int size() {
        return count / 2;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void forEach(BiConsumer<? super K, ? super String> action) {
        for (int i = 0; i < count; i += 2) {
            action.accept((K) entries[i], (String) entries[i + 1]);
        }
    }

    @Override
    public Set<Entry<K, String>> entrySet() {
        Map<K, String> copy = new LinkedHashMap<>();
        forEach(copy::put);
        return copy.entrySet();
    }
}
