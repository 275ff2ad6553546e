package io.keiro.sandbox.portal;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A portal whose record ids all lie beyond 2^53, where a number in floating point no longer tells neighbours apart. */
final class LargeIds implements Portal {

    private static final long BEYOND = 1L << 53;

    private final Portal base;

    LargeIds(Portal base) {
        this.base = base;
    }

    @Override
    public long now() {
        return base.now();
    }

    @Override
    public Account account() {
        return base.account();
    }

    @Override
    public List<Owner> owners() {
        return base.owners();
    }

    @Override
    public List<Pipeline> pipelines(ObjectType type) {
        return base.pipelines(type);
    }

    @Override
    public List<PropertyDefinition> properties(ObjectType type) {
        return base.properties(type);
    }

    @Override
    public List<CustomObject> customObjects() {
        return base.customObjects();
    }

    @Override
    public Records records(ObjectType type, boolean archived) {
        Records records = base.records(type, archived);
        return new Records() {
            @Override
            public int size() {
                return records.size();
            }

            @Override
            public long id(int position) {
                return records.id(position) + BEYOND;
            }

            @Override
            public PortalRecord at(int position) {
                PortalRecord one = records.at(position);
                return one.renamed(one.id() + BEYOND, LargeIds::renamed);
            }

            @Override
            public long created(int position) {
                return records.created(position);
            }

            @Override
            public long updated(int position) {
                return records.updated(position);
            }
        };
    }

    /** The ids in {@code hs_merged_object_ids}. */
    private static String renamed(String ids) {
        return Arrays.stream(ids.split(";"))
                .map(id -> PortalView.number(id).isPresent() ? Long.toString(Long.parseLong(id) + BEYOND) : id)
                .collect(Collectors.joining(";"));
    }

    @Override
    public List<Link> links(ObjectType from, long id, ObjectType to) {
        return base.links(from, id - BEYOND, to).stream()
                .map(link -> new Link(link.to() + BEYOND, link.kinds()))
                .toList();
    }

    @Override
    public OptionalLong survivor(ObjectType type, long id) {
        OptionalLong survivor = base.survivor(type, id - BEYOND);
        return survivor.isPresent() ? OptionalLong.of(survivor.getAsLong() + BEYOND) : survivor;
    }

    @Override
    public List<Long> erased(ObjectType type) {
        return base.erased(type).stream().map(id -> id + BEYOND).toList();
    }
}
