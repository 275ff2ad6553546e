package io.keiro.sandbox.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The portal as one token sees it: types by name, with the scopes that the token lacks, and indexes made on first use. */
final class PortalView {

    private final Portal portal;
    private final PortalServer.Settings settings;
    private final LivePortal live;
    private final Map<ObjectType, Map<String, PropertyDefinition>> definitions = new ConcurrentHashMap<>();
    private final Map<PropertyKey, Positions> byProperty = new ConcurrentHashMap<>();

    PortalView(Portal portal, PortalServer.Settings settings) {
        this.portal = portal;
        this.settings = settings;
        live = new LivePortal(portal, settings.clock(), settings.behaviour(), settings.seed());
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
        ObjectType type = ObjectType.named(name)
                .or(() -> customType(name))
                .filter(known -> !known.isCustom() || hasCustom(known))
                .orElseThrow(() -> ApiError.unknownType(name));
        if (of(Switch.MISSING_PRODUCTS).contains(type.plural())) {
            switch (of(Switch.LACKING)) {
                case FORBIDDEN -> throw ApiError.missingProduct(type.plural());
                case UNKNOWN -> throw ApiError.unknownType(name);
                case EMPTY -> {
                    return type;
                }
            }
        }
        if (of(Switch.MISSING_SCOPES).contains(type.plural())) {
            throw ApiError.missingScope(type.scope());
        }
        return type;
    }

    /** A custom object by its fully qualified name. */
    private Optional<ObjectType> customType(String name) {
        return portal.customObjects().stream()
                .map(Portal.CustomObject::type)
                .filter(type -> qualifiedName(type).equalsIgnoreCase(name))
                .findFirst();
    }

    /** {@code p12345_installations}. */
    String qualifiedName(ObjectType type) {
        return "p" + portal.account().portalId() + "_" + type.plural();
    }

    private boolean hasCustom(ObjectType type) {
        return portal.customObjects().stream().anyMatch(custom -> custom.type() == type);
    }

    /** True if the portal has the type but, by its plan, nothing in it. */
    private boolean isEmptied(ObjectType type) {
        return of(Switch.MISSING_PRODUCTS).contains(type.plural());
    }

    <T> T of(Switch<T> one) {
        return settings.behaviour().get().of(one);
    }

    PortalServer.Settings settings() {
        return settings;
    }

    /** Lets nothing change while a request is answered. */
    Answer reading(Supplier<Answer> answer) {
        return live.reading(answer);
    }

    /** The moment that answers carry. */
    long now() {
        return live.now();
    }

    /** The moment by the portal's clock. */
    long time() {
        return live.time();
    }

    LivePortal live() {
        return live;
    }

    /** The associations that the portal tells of; of their leads, deals tell only if switched on. */
    List<Portal.Link> links(ObjectType from, long id, ObjectType to) {
        if (isEmptied(from) || isEmptied(to)) {
            return List.of();
        }
        boolean untold = from == ObjectType.DEALS && to == ObjectType.LEADS && !of(Switch.REVERSE_LEAD);
        return untold ? List.of() : live.links(from, id, to);
    }

    /** The record that answers to an id: the record itself, or the one into which it was merged. */
    long survivor(ObjectType type, long id) {
        return live.survivor(type, id).orElse(id);
    }

    /** @throws ApiError 403 if the token may not read owners */
    void requireOwners() {
        if (of(Switch.MISSING_SCOPES).contains("owners")) {
            throw ApiError.missingScope("crm.objects.owners.read");
        }
    }

    /** The records of a type, as this token finds them. */
    Records records(ObjectType type, boolean archived) {
        if (isEmptied(type)) {
            return Records.none();
        }
        return archived ? live.archived(type) : live.live(type);
    }

    /** A property in use by its name, listed or not. */
    Optional<PropertyDefinition> definition(ObjectType type, String name) {
        return Optional.ofNullable(definitions
                .computeIfAbsent(
                        type,
                        key -> portal.properties(key).stream()
                                .filter(property -> !property.is(PropertyDefinition.Trait.ARCHIVED))
                                .collect(Collectors.toUnmodifiableMap(PropertyDefinition::name, property -> property)))
                .get(name));
    }

    /** The position of the record that an id means, -1 if there is none. */
    int position(ObjectType type, boolean archived, String id, String idProperty) {
        Records records = records(type, archived);
        if (idProperty.isEmpty() || idProperty.equals("hs_object_id")) {
            OptionalLong number = number(id);
            return number.isPresent() ? Math.max(-1, records.position(survivor(type, number.getAsLong()))) : -1;
        }
        if (definition(type, idProperty).isEmpty()) {
            throw ApiError.invalid("idProperty '" + idProperty + "' is not a property of " + type.plural());
        }
        int version = records instanceof LiveRecords changing ? changing.version() : 0;
        return byProperty
                .compute(
                        new PropertyKey(type, archived, idProperty),
                        (key, known) -> known != null && known.version() == version
                                ? known
                                : new Positions(version, positions(records, idProperty)))
                .positions()
                .getOrDefault(id, -1);
    }

    private record PropertyKey(ObjectType type, boolean archived, String property) {}

    /** Positions by value, good until the records change. */
    private record Positions(int version, Map<String, Integer> positions) {}

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
