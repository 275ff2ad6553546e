package io.keiro.hubspot;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the records of one kind that changed since a moment, as the search tells it, and notes them so that their links are read again.
 * What is stored in its latest state already is left alone; of a kind that is read through links, records that nothing leads to are only
 * noted, because something may lead to them now.
 */
final class Changes implements EnumerationPass.Follower {

    private final Workbench bench;
    private final PortalObject object;

    private Changes(Workbench bench, PortalObject object) {
        this.bench = bench;
        this.object = object;
    }

    /**
     * @param name tells its checkpoints from those of another look in the same run
     */
    static List<Errand> since(Workbench bench, PortalObject object, Instant since, String name) {
        Changes changes = new Changes(bench, object);
        SearchTerms terms = bench.terms(object).since(object.modifiedProperty(), since);
        SearchWalk walk = new SearchWalk(bench.reader, object, terms, name + " " + object.type(), false, () -> "");
        return new EnumerationPass(bench, object, false, changes::unread, changes).along(List.of(walk));
    }

    /** Reads these records anew, whatever is stored of them. */
    static List<Errand> ofNew(Workbench bench, PortalObject object, Walk walk) {
        Changes changes = new Changes(bench, object);
        return EnumerationPass.ofUnknown(bench, object, false, changes).along(List.of(walk));
    }

    private List<String> unread(List<RawRecord> listed) throws SQLException {
        Map<String, Long> stored = bench.store
                .soFar()
                .updated(object, listed.stream().map(RawRecord::id).toList());
        IdSet known = bench.store.soFar().known(object, false);
        List<String> unread = new ArrayList<>();
        List<String> unlinked = new ArrayList<>();
        for (RawRecord raw : listed) {
            Instant changed = PortalTime.parse(raw.properties().get(object.modifiedProperty()));
            if (!known.contains(raw.id()) && !object.isReadWhole()) {
                unlinked.add(raw.id());
            } else if (changed == null || !Long.valueOf(changed.toEpochMilli()).equals(stored.get(raw.id()))) {
                unread.add(raw.id());
            }
        }
        stored(unlinked);
        return unread;
    }

    @Override
    public void stored(List<String> ids) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        ids.forEach(id -> rows.add(new Object[] {object.type(), id}));
        bench.store.add("touched", rows);
    }
}
