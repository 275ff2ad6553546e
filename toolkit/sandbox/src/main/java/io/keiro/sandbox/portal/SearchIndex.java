package io.keiro.sandbox.portal;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * Ids and times of all live records of a type, so that the usual searches need not make every record again. It follows changes, but
 * may trail behind: then it shows each record as it was a while ago.
 */
final class SearchIndex implements LiveRecords.Watcher {

    private final PortalView view;
    private final ObjectType type;
    private final LiveRecords records;
    private long[] created;
    private long[] updated;

    SearchIndex(PortalView view, ObjectType type) {
        this.view = view;
        this.type = type;
        records = view.live().live(type);
        records.watch(this);
    }

    int size() {
        return records.size();
    }

    long id(int position) {
        return records.id(position);
    }

    /** The first position whose id is at least this. */
    int from(long id) {
        int position = records.position(id);
        return position >= 0 ? position : -position - 1;
    }

    /** The record as the index knows it. */
    PortalRecord at(int position) {
        PortalRecord today = records.at(position);
        return isBehind() && today.updated() > seen(position)
                ? today.asOf(seen(position)).orElse(today)
                : today;
    }

    boolean isBehind() {
        return !view.of(Switch.SEARCH_LAG).isZero()
                || !view.of(Switch.SEARCH_LAG_SPREAD).isZero();
    }

    /** False for a record that came so late that the index does not know it yet. */
    boolean knows(int position) {
        return !isBehind() || records.appeared(position) <= seen(position);
    }

    /** What happened to a record up to then is in the index. */
    private long seen(int position) {
        double place = Chance.of(view.settings().seed(), records.id(position), "lag");
        long spread = (long) (view.of(Switch.SEARCH_LAG_SPREAD).toMillis() * place);
        return view.time() - view.of(Switch.SEARCH_LAG).toMillis() - spread;
    }

    /** True for the half of the records that a search finds up to a millisecond early. */
    boolean isEarly(int position) {
        return (id(position) * 0x9E3779B97F4A7C15L) < 0;
    }

    /** The values of a property by position as whole numbers, for id and times; empty for any other property. */
    Optional<IntToLongFunction> numbers(String property) {
        if (property.equals("hs_object_id")) {
            return Optional.of(records::id);
        }
        if (property.equals(type.createdProperty())) {
            long[] column = created();
            return Optional.of(position -> column[position]);
        }
        if (property.equals(type.modifiedProperty())) {
            long[] column = updated();
            return Optional.of(
                    isBehind()
                            ? position -> column[position] <= seen(position)
                                    ? column[position]
                                    : at(position).updated()
                            : position -> column[position]);
        }
        return Optional.empty();
    }

    private synchronized long[] created() {
        if (created == null) {
            created = column(records::created);
        }
        return created;
    }

    private synchronized long[] updated() {
        if (updated == null) {
            updated = column(records::updated);
        }
        return updated;
    }

    private long[] column(IntToLongFunction value) {
        long[] column = new long[records.size() + 16];
        for (int i = 0; i < records.size(); i++) {
            column[i] = value.applyAsLong(i);
        }
        return column;
    }

    /** The value of a property as text, "" if there is none. */
    String text(String property, int position) {
        return at(position).value(property).orElse("");
    }

    @Override
    public synchronized void inserted(int position) {
        created = inserted(created, position);
        updated = inserted(updated, position);
        replaced(position);
    }

    private long[] inserted(long[] column, int position) {
        if (column == null) {
            return null;
        }
        int size = records.size();
        long[] grown = column.length >= size ? column : Arrays.copyOf(column, size + size / 2);
        System.arraycopy(grown, position, grown, position + 1, size - 1 - position);
        return grown;
    }

    @Override
    public synchronized void removed(int position) {
        for (long[] column : new long[][] {created, updated}) {
            if (column != null) {
                System.arraycopy(column, position + 1, column, position, records.size() - position);
            }
        }
    }

    @Override
    public synchronized void replaced(int position) {
        if (created != null) {
            created[position] = records.created(position);
        }
        if (updated != null) {
            updated[position] = records.updated(position);
        }
    }
}
