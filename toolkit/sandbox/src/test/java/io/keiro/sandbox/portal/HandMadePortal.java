package io.keiro.sandbox.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A portal whose every record a test puts in, so that it can be checked by hand. */
public final class HandMadePortal implements Portal {

    public static final long NOW = Instant.parse("2026-09-30T00:00:00Z").toEpochMilli();
    public static final long DAY = 86_400_000L;

    private final Map<ObjectType, List<PortalRecord>> live = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, List<PortalRecord>> archived = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, List<PropertyDefinition>> properties = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, List<Pipeline>> pipelines = new EnumMap<>(ObjectType.class);
    private final Map<String, List<Link>> links = new HashMap<>();
    private final Map<String, Long> survivors = new LinkedHashMap<>();
    private final List<Owner> owners = new ArrayList<>();
    private final List<CustomObject> customs = new ArrayList<>();
    private String zone = "UTC";

    private HandMadePortal() {}

    public static HandMadePortal empty() {
        return new HandMadePortal();
    }

    public HandMadePortal in(String newZone) {
        zone = newZone;
        return this;
    }

    /** A record of a type with these properties as its history says. */
    public HandMadePortal put(PortalRecord one) {
        Map<ObjectType, List<PortalRecord>> where = one.archived().isPresent() ? archived : live;
        List<PortalRecord> list = where.computeIfAbsent(one.type(), type -> new ArrayList<>());
        list.add(one);
        list.sort(Comparator.comparingLong(PortalRecord::id));
        return this;
    }

    public HandMadePortal put(PortalRecord.Builder builder) {
        return put(builder.build());
    }

    public HandMadePortal property(ObjectType type, PropertyDefinition property) {
        properties.computeIfAbsent(type, key -> new ArrayList<>()).add(property);
        return this;
    }

    public HandMadePortal pipeline(ObjectType type, Pipeline pipeline) {
        pipelines.computeIfAbsent(type, key -> new ArrayList<>()).add(pipeline);
        return this;
    }

    public HandMadePortal owner(Owner owner) {
        owners.add(owner);
        owners.sort(Comparator.comparingLong(Owner::id));
        return this;
    }

    public HandMadePortal custom(CustomObject custom) {
        customs.add(custom);
        return this;
    }

    /** One direction only. */
    public HandMadePortal link(ObjectType from, long id, ObjectType to, long other, Link.Kind... kinds) {
        List<Link> list = links.computeIfAbsent(from + " " + id + " " + to, key -> new ArrayList<>());
        list.add(new Link(other, List.of(kinds)));
        list.sort(Comparator.comparingLong(Link::to));
        return this;
    }

    public HandMadePortal merged(ObjectType type, long id, long survivor) {
        survivors.put(type + " " + id, survivor);
        return this;
    }

    @Override
    public long now() {
        return NOW;
    }

    @Override
    public Account account() {
        return new Account(12_345, zone, "EUR", List.of("JPY", "USD"));
    }

    @Override
    public List<Owner> owners() {
        return List.copyOf(owners);
    }

    @Override
    public List<Pipeline> pipelines(ObjectType type) {
        return pipelines.getOrDefault(type, List.of());
    }

    @Override
    public List<PropertyDefinition> properties(ObjectType type) {
        List<PropertyDefinition> all = new ArrayList<>(List.of(
                PropertyDefinition.number("hs_object_id", "Record ID"),
                PropertyDefinition.time(type.createdProperty(), "Create Date"),
                PropertyDefinition.time(type.modifiedProperty(), "Last Modified Date")
                        .asCalculated()));
        all.addAll(properties.getOrDefault(type, List.of()));
        return all;
    }

    @Override
    public Records records(ObjectType type, boolean ofArchive) {
        List<PortalRecord> list = (ofArchive ? archived : live).getOrDefault(type, List.of());
        return new Records() {
            @Override
            public int size() {
                return list.size();
            }

            @Override
            public long id(int position) {
                return list.get(position).id();
            }

            @Override
            public PortalRecord at(int position) {
                return list.get(position);
            }
        };
    }

    @Override
    public List<Link> links(ObjectType from, long id, ObjectType to) {
        return links.getOrDefault(from + " " + id + " " + to, List.of());
    }

    @Override
    public OptionalLong survivor(ObjectType type, long id) {
        Long survivor = survivors.get(type + " " + id);
        return survivor == null ? OptionalLong.empty() : OptionalLong.of(survivor);
    }

    @Override
    public List<CustomObject> customObjects() {
        return List.copyOf(customs);
    }
}
