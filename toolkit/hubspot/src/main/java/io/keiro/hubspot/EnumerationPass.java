package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads all records of one kind, along one or several walks. A page counts as done when its records and those of all pages before it on
 * its walk are stored; then its ids go on to whoever follows the records, in the order of the walk.
 */
final class EnumerationPass {

    /** Hears of what is stored. Called inside the transaction that stores it. */
    interface Follower {

        /** Records were read and stored. */
        default void stored(List<String> ids) throws SQLException {}

        /** A page is done, and all before it on its walk. */
        default List<Errand> done(List<String> ids) throws SQLException {
            return List.of();
        }
    }

    /** Which of the listed records must be read. Called inside the transaction that stores the page. */
    interface Sieve {
        List<String> unread(List<RawRecord> listed) throws SQLException;
    }

    private static final class Page {
        private final long number;
        private final String next;
        private final boolean last;
        private final List<String> ids;
        private int open;

        private Page(long number, Walk.Turned turned, List<String> ids) {
            this.number = number;
            this.next = turned.next();
            this.last = turned.last();
            this.ids = ids;
        }
    }

    /** One walk, how far it has come and which of its pages are not done. */
    private static final class Trail {
        private final Walk walk;
        private final Deque<Page> unfinished = new ArrayDeque<>();

        private Trail(Walk walk) {
            this.walk = walk;
        }
    }

    private final Workbench bench;
    private final PortalObject object;
    private final boolean archived;
    private final Sieve sieve;
    private final Follower follower;
    private final List<Trail> trails = new ArrayList<>();

    EnumerationPass(Workbench bench, PortalObject object, boolean archived, Sieve sieve, Follower follower) {
        this.bench = bench;
        this.object = object;
        this.archived = archived;
        this.sieve = sieve;
        this.follower = follower;
    }

    /** Reads what is not there yet. */
    static EnumerationPass ofUnknown(Workbench bench, PortalObject object, boolean archived, Follower follower) {
        return new EnumerationPass(
                bench,
                object,
                archived,
                listed -> {
                    IdSet known = bench.store.soFar().known(object, archived);
                    return listed.stream()
                            .map(RawRecord::id)
                            .filter(id -> !known.contains(id))
                            .toList();
                },
                follower);
    }

    /** The first errands of these walks, each from where an earlier run came to. */
    List<Errand> along(List<? extends Walk> walks) {
        List<Errand> first = new ArrayList<>();
        for (Walk walk : walks) {
            Trail trail = new Trail(walk);
            trails.add(trail);
            StoredSoFar.Position position = bench.store.soFar().position(walk.step());
            if (position == null) {
                first.add(new Turn(trail, 1, ""));
            } else if (!position.done()) {
                first.add(new Turn(trail, position.number() + 1, position.after()));
            }
        }
        return first;
    }

    /** True if every page of every walk is done. */
    boolean isComplete() {
        return trails.stream()
                .allMatch(trail ->
                        trail.unfinished.isEmpty() && bench.store.soFar().isDone(trail.walk.step()));
    }

    private final class Turn implements Errand {
        private final Trail trail;
        private final long number;
        private final String position;

        private Turn(Trail trail, long number, String position) {
            this.trail = trail;
            this.number = number;
            this.position = position;
        }

        @Override
        public boolean isCursor() {
            return true;
        }

        @Override
        public Object fetch() {
            try {
                return trail.walk.turn(position);
            } catch (ObjectClosed closed) {
                return closed;
            }
        }

        @Override
        public List<Errand> follow(Object fetched) {
            return fetched instanceof Walk.Turned turned && !turned.last()
                    ? List.of(new Turn(trail, number + 1, turned.next()))
                    : List.of();
        }

        @Override
        public List<Errand> store(Object fetched) throws SQLException {
            if (fetched instanceof ObjectClosed closed) {
                bench.closeRelated(object, closed);
                return List.of();
            }
            Walk.Turned turned = (Walk.Turned) fetched;
            bench.answered();
            List<RawRecord> kept = trail.walk.isFiltered()
                    ? turned.listed()
                    : turned.listed().stream()
                            .filter(raw -> bench.isWanted(object, raw))
                            .toList();
            Page page =
                    new Page(number, turned, kept.stream().map(RawRecord::id).toList());
            trail.unfinished.add(page);
            List<Errand> more = new ArrayList<>();
            if (turned.whole()) {
                List<RawRecord> taken = kept.stream()
                        .map(raw -> bench.personal.taken(object, raw))
                        .toList();
                bench.store.records().put(object, taken);
                follower.stored(page.ids);
                bench.meter.advance(turned.listed().size());
            } else {
                List<String> unread = sieve.unread(kept);
                List<Errand> batches = BatchErrand.of(bench, object, unread, archived, (ids, found) -> {
                    page.open--;
                    follower.stored(ids);
                    bench.meter.advance(ids.size());
                    return checkpoints(trail);
                });
                page.open = batches.size();
                more.addAll(batches);
                bench.meter.advance((long) turned.listed().size() - unread.size());
            }
            more.addAll(checkpoints(trail));
            return more;
        }
    }

    /** Notes the pages that are done together with all before them. */
    private List<Errand> checkpoints(Trail trail) throws SQLException {
        List<Errand> more = new ArrayList<>();
        while (!trail.unfinished.isEmpty() && trail.unfinished.peek().open == 0) {
            Page page = trail.unfinished.poll();
            bench.store.checkpoint(trail.walk.step(), page.number, page.next, page.last);
            more.addAll(follower.done(page.ids));
        }
        return more;
    }
}
