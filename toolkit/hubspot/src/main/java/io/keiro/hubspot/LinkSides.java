package io.keiro.hubspot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * From which side an increment asks for the links of two kinds. Nothing in a record tells that one of its links has changed, so all links
 * are looked at, a thousand records a request. Most pairs can be asked from either end, and then the end with fewer records is cheaper:
 * where its answer differs from what is stored, the links of the records at the other end are read again.
 */
final class LinkSides {

    /** How the links from one kind to another are looked at. */
    enum Side {
        /** All records of the first kind are asked. */
        OWN,
        /** All records of the second kind are asked; those of the first where something differs. */
        OTHER,
        /** Only records that changed are asked, at both ends. */
        CHANGED
    }

    /** The links from one kind to another. */
    record Pair(PortalObject from, PortalObject to) {}

    private final Workbench bench;
    private final boolean thorough;
    private final Map<PortalObject, List<String>> ids = new EnumMap<>(PortalObject.class);

    /**
     * @param thorough true if every record is asked for its own links, which relies on nothing
     */
    LinkSides(Workbench bench, boolean thorough) {
        this.bench = bench;
        this.thorough = thorough;
    }

    /** All pairs that are read, and how. */
    Map<Pair, Side> pairs(List<PortalObject> open) {
        Map<Pair, Side> sides = new java.util.LinkedHashMap<>();
        for (PortalObject from : open) {
            for (PortalObject to : from.linkedTo()) {
                if (bench.query().links(from, to) && bench.isOpen(to)) {
                    sides.put(new Pair(from, to), thorough ? Side.OWN : side(from, to));
                }
            }
        }
        return sides;
    }

    private Side side(PortalObject from, PortalObject to) {
        if (from == PortalObject.LEADS && to.isEngagement()) {
            // Leads are many, and what was done with one is linked to it when it is logged.
            return Side.CHANGED;
        }
        if (from == PortalObject.DEALS && to == PortalObject.LEADS) {
            // Where leads tell of their deals and no deal tells of its lead, the portal knows that direction only.
            return held(from, to) == 0 && held(to, from) > 0 ? Side.CHANGED : Side.OWN;
        }
        return requests(to) < requests(from)
                        && isKnownWhole(to)
                        && !bench.store.soFar().hasLabels(from, to)
                ? Side.OTHER
                : Side.OWN;
    }

    private long held(PortalObject from, PortalObject to) {
        return bench.store.soFar().links(from, to);
    }

    private int requests(PortalObject object) {
        return (ids(object).size() + LinkErrand.INPUTS - 1) / LinkErrand.INPUTS;
    }

    /**
     * True if the run before held every record of a kind that the portal has. Of others, one that nothing led to may have got its first
     * link, and nobody would ask it.
     */
    private boolean isKnownWhole(PortalObject object) {
        return bench.query().reads(object)
                && bench.store.soFar().wasWhole(object, bench.run().number() - 1);
    }

    /** The records of a kind that are there, and those that changed and may be linked from now on. */
    List<String> ids(PortalObject object) {
        return ids.computeIfAbsent(object, kind -> {
            List<String> all = new ArrayList<>(bench.store.soFar().unmerged(kind));
            IdSet there = bench.store.soFar().known(kind, false);
            bench.store.soFar().touched(kind).stream()
                    .filter(id -> !there.contains(id))
                    .forEach(all::add);
            return all;
        });
    }
}
