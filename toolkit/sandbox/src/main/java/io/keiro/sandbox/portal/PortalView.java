package io.keiro.sandbox.portal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The portal as one token sees it: types by name, with the scopes that the token lacks, and indexes made on first use. */
final class PortalView {

    private final Portal portal;
    private final PortalServer.Settings settings;
    private final Map<ObjectType, Set<String>> propertyNames = new ConcurrentHashMap<>();
    private final Map<PropertyKey, Map<String, Integer>> byProperty = new ConcurrentHashMap<>();

    PortalView(Portal portal, PortalServer.Settings settings) {
        this.portal = portal;
        this.settings = settings;
    }

    Portal portal() {
        return portal;
    }

    /**
     * The type that a path names.
     *
     * @throws ApiError 400 for an unknown type, 403 if the token lacks its scope
     */
    ObjectType type(String name) {
        ObjectType type = ObjectType.named(name).orElseThrow(() -> ApiError.unknownType(name));
        if (settings.missingScopes().contains(type.plural())) {
            throw ApiError.missingScope(type.scope());
        }
        return type;
    }

    /** @throws ApiError 403 if the token may not read owners */
    void requireOwners() {
        if (settings.missingScopes().contains("owners")) {
            throw ApiError.missingScope("crm.objects.owners.read");
        }
    }

    int historyCap(ObjectType type) {
        return type == ObjectType.CONTACTS ? settings.contactHistoryCap() : settings.historyCap();
    }

    Set<String> propertyNames(ObjectType type) {
        return propertyNames.computeIfAbsent(
                type,
                key -> portal.properties(key).stream()
                        .filter(property -> !property.is(PropertyDefinition.Trait.ARCHIVED))
                        .map(PropertyDefinition::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The position of the record that an id means, -1 if there is none. */
    int position(ObjectType type, boolean archived, String id, String idProperty) {
        Records records = portal.records(type, archived);
        if (idProperty.isEmpty() || idProperty.equals("hs_object_id")) {
            OptionalLong number = number(id);
            return number.isPresent() ? Math.max(-1, records.position(number.getAsLong())) : -1;
        }
        if (!propertyNames(type).contains(idProperty)) {
            throw ApiError.invalid("idProperty '" + idProperty + "' is not a property of " + type.plural());
        }
        return byProperty
                .computeIfAbsent(new PropertyKey(type, archived, idProperty), key -> positions(records, idProperty))
                .getOrDefault(id, -1);
    }

    private record PropertyKey(ObjectType type, boolean archived, String property) {}

    private static Map<String, Integer> positions(Records records, String property) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            int position = i;
            records.at(i).value(property).ifPresent(value -> positions.putIfAbsent(value, position));
        }
        return positions;
    }

    static OptionalLong number(String id) {
        try {
            return OptionalLong.of(Long.parseLong(id));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
