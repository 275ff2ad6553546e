package io.keiro.hubspot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** "deals.dealstage": how an event names the property that proves it. There are few, and each stands in thousands of events. */
final class PropertyNames {

    /** By the number of the kind, because a million events ask. */
    private static final List<Map<String, String>> NAMES = Arrays.stream(StoredObject.values())
            .<Map<String, String>>map(object -> new ConcurrentHashMap<>())
            .toList();

    private PropertyNames() {}

    static String of(StoredObject object, String property) {
        Map<String, String> names = NAMES.get(object.ordinal());
        String known = names.get(property);
        // Asking first takes no lock.
        return known != null ? known : names.computeIfAbsent(property, name -> object.type() + "." + name);
    }
}
