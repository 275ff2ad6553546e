package io.keiro.sandbox.portal;

/** Ids and times of all live records of a type, so that the usual searches need not make every record again. */
final class SearchIndex {

    private final Records records;
    private final long[] created;
    private final long[] updated;

    SearchIndex(Records records) {
        this.records = records;
        created = new long[records.size()];
        updated = new long[records.size()];
        for (int i = 0; i < created.length; i++) {
            PortalRecord one = records.at(i);
            created[i] = one.created();
            updated[i] = one.updated();
        }
    }

    int size() {
        return created.length;
    }

    PortalRecord at(int position) {
        return records.at(position);
    }

    /** Gives the value of one property by position, "" where there is none; times as epoch milliseconds. */
    interface Values {
        String at(int position);
    }

    Values values(ObjectType type, String property) {
        if (property.equals("hs_object_id")) {
            return position -> Long.toString(records.id(position));
        }
        if (property.equals(type.createdProperty())) {
            return position -> Long.toString(created[position]);
        }
        if (property.equals(type.modifiedProperty())) {
            return position -> Long.toString(updated[position]);
        }
        return position -> records.at(position).value(property).orElse("");
    }
}
