package io.keiro.sandbox.portal;

import java.util.Optional;

/** Ids and times of all live records of a type, so that the usual searches need not make every record again. */
final class SearchIndex {

    private final ObjectType type;
    private final Records records;
    private final long[] ids;
    private final long[] created;
    private final long[] updated;

    SearchIndex(ObjectType type, Records records) {
        this.type = type;
        this.records = records;
        ids = new long[records.size()];
        created = new long[ids.length];
        updated = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            PortalRecord one = records.at(i);
            ids[i] = one.id();
            created[i] = one.created();
            updated[i] = one.updated();
        }
    }

    int size() {
        return ids.length;
    }

    PortalRecord at(int position) {
        return records.at(position);
    }

    /** The values of a property by position as whole numbers, for id and times; empty for any other property. */
    Optional<long[]> numbers(String property) {
        if (property.equals("hs_object_id")) {
            return Optional.of(ids);
        }
        if (property.equals(type.createdProperty())) {
            return Optional.of(created);
        }
        return property.equals(type.modifiedProperty()) ? Optional.of(updated) : Optional.empty();
    }

    /** The value of a property as text, "" if there is none. */
    String text(String property, int position) {
        return records.at(position).value(property).orElse("");
    }
}
