package io.keiro.hubspot;

import java.math.BigInteger;
import java.util.List;

/**
 * Walks through the ids of a kind that come towards each other and stop where they meet, so that none has to know how many there are. The
 * search has an allowance of its own and tells two hundred ids a page, the list tells fifty whole records: together they find more than
 * either, and neither limit stands still while the other one binds.
 */
final class MeetingWalks {

    private final Workbench bench;
    private final PortalObject object;

    MeetingWalks(Workbench bench, PortalObject object) {
        this.bench = bench;
        this.object = object;
    }

    /** Two searches, one from each end. */
    List<Walk> fromBothEnds() {
        Reached lower = new Reached(step("up"), "");
        Reached upper = new Reached(step("down"), "");
        return List.of(lower.along(search("up", "", false, upper)), upper.along(search("down", "", true, lower)));
    }

    /**
     * Below an id the list and a search, above it two searches, which pairwise come towards each other.
     *
     * @param middle an id somewhere between the first and the last
     */
    List<Walk> fromTheMiddleToo(BigInteger middle) {
        String below = middle.toString();
        String above = middle.subtract(BigInteger.ONE).toString();
        Reached listed = new Reached("", "");
        Reached towardsList = new Reached(step("middle down"), below);
        Reached lower = new Reached(step("middle up"), above);
        Reached upper = new Reached(step("down"), "");
        return List.of(
                new ListedUntil(listed, towardsList),
                towardsList.along(search("middle down", below, true, listed)),
                lower.along(search("middle up", above, false, upper)),
                upper.along(search("down", "", true, lower)));
    }

    private String step(String way) {
        return object.type() + " search " + way;
    }

    private SearchWalk search(String way, String start, boolean descends, Reached other) {
        return new SearchWalk(bench.reader, object, bench.terms(object), step(way), start, descends, other);
    }

    /** How far a walk has come, for the one that comes towards it. */
    private final class Reached implements SearchWalk.Other {
        private volatile String id;

        /**
         * @param start where it begins, if no earlier run went along it
         */
        private Reached(String step, String start) {
            StoredSoFar.Position position = bench.store.soFar().position(step);
            this.id = position == null ? start : position.after();
        }

        @Override
        public String reached() {
            return id;
        }

        private Walk along(SearchWalk walk) {
            return new Walk() {
                @Override
                public String step() {
                    return walk.step();
                }

                @Override
                public boolean isFiltered() {
                    return walk.isFiltered();
                }

                @Override
                public Turned turn(String position) {
                    Turned turned = walk.turn(position);
                    id = turned.next();
                    return turned;
                }
            };
        }
    }

    /** The list from its first record on, until it has come to where the search is that comes towards it. */
    private final class ListedUntil implements Walk {
        private final Reached own;
        private final Reached other;
        private final ListWalk list = ListWalk.of(bench.reader, object, bench.plan(object), bench.deciding(object));

        private ListedUntil(Reached own, Reached other) {
            this.own = own;
            this.other = other;
        }

        @Override
        public String step() {
            return list.step();
        }

        @Override
        public Turned turn(String position) {
            String met = other.reached();
            if (!own.id.isEmpty() && !RecordId.isBefore(own.id, met)) {
                return new Turned(List.of(), true, position, true);
            }
            Turned turned = list.turn(position);
            String last = own.id;
            for (RawRecord raw : turned.listed()) {
                if (last.isEmpty() || RecordId.isBefore(last, raw.id())) {
                    last = raw.id();
                }
            }
            // A list that does not get on is left to the search from where it stands.
            boolean stands = last.equals(own.id);
            own.id = last;
            return stands ? new Turned(turned.listed(), turned.whole(), position, true) : turned;
        }
    }
}
