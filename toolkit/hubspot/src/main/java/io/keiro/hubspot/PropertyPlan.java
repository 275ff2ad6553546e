package io.keiro.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which properties to ask of an object: what this room needs and what the property map names, as far as the portal has them.
 *
 * @param properties wanted values, those with history included
 * @param withHistory those whose history is wanted too
 */
record PropertyPlan(List<String> properties, List<String> withHistory) {

    /** Ids only. */
    static final PropertyPlan NOTHING = new PropertyPlan(List.of(), List.of());

    PropertyPlan {
        properties = List.copyOf(properties);
        withHistory = List.copyOf(withHistory);
    }

    /** The values alone. */
    PropertyPlan withoutHistory() {
        return withHistory.isEmpty() ? this : new PropertyPlan(properties, List.of());
    }

    /**
     * @param query whether texts are wanted too
     * @param present the portal's own list; a name beyond it would be ignored there without a word
     */
    static PropertyPlan of(PortalObject object, PropertyMap map, DealQuery query, Set<String> present) {
        Set<String> wanted = new LinkedHashSet<>(object.historyProperties());
        wanted.addAll(object.otherProperties());
        if (query.readsBodies()) {
            wanted.addAll(object.bodies());
        }
        wanted.addAll(map.propertiesOf(object));
        List<String> properties = new ArrayList<>(wanted);
        // Dates of stages work where no list names them.
        properties.removeIf(name -> !present.contains(name) && !name.startsWith(StageDates.PREFIX));
        List<String> history = new ArrayList<>(object.historyProperties());
        history.retainAll(present);
        return new PropertyPlan(properties, history);
    }
}
