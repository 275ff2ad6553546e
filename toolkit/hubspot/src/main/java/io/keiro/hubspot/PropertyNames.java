package io.keiro.hubspot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** "deals.dealstage": how an event names the property that proves it. There are few, and each stands in thousands of events. */
final class PropertyNames {

    private static final Map<StoredObject, Map<String, String>> NAMES = new ConcurrentHashMap<>();

    private PropertyNames() {}

    static String of(StoredObject object, String property) {
        Map<String, String> names = NAMES.get(object);
        String known = names == null ? null : names.get(property);
        // Asking first takes no lock; a million events ask.
        return known != null
                ? known
                : NAMES.computeIfAbsent(object, o -> new ConcurrentHashMap<>())
                        .computeIfAbsent(property, name -> object.type() + "." + name);
    }
}
