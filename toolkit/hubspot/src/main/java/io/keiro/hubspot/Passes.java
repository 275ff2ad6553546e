package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What full runs and increments have in common: deleted records, what the search does not show yet, links of links, related records. */
final class Passes {

    /** So long the search's index may need to show a record. */
    static final Duration LONGEST_LAG = Duration.ofHours(1);

    private static final Duration SOME_MORE = Duration.ofMinutes(10);

    private final Workbench bench;

    Passes(Workbench bench) {
        this.bench = bench;
    }

    /** The kinds that are wanted and that the token may read. */
    List<PortalObject> open() {
        return Arrays.stream(PortalObject.values())
                .filter(object -> bench.query().reads(object) && bench.isOpen(object))
                .toList();
    }

    List<PortalObject> readWhole() {
        return open().stream().filter(PortalObject::isReadWhole).toList();
    }

    List<PortalObject> readThroughLinks() {
        return open().stream().filter(object -> !object.isReadWhole()).toList();
    }

    /** How many the portal's search counts, or -1. */
    Map<PortalObject, Long> counts(List<PortalObject> objects) throws InterruptedException {
        Map<PortalObject, Long> counts = new EnumMap<>(PortalObject.class);
        bench.crew.each(objects, bench::count, counts::put);
        return counts;
    }

    /** The same, without asking again for what is known. */
    Map<PortalObject, Long> totals(List<PortalObject> objects) throws InterruptedException {
        Map<PortalObject, Long> totals = new EnumMap<>(PortalObject.class);
        List<PortalObject> unknown = new ArrayList<>();
        for (PortalObject object : objects) {
            Long total = bench.total(object);
            if (total == null) {
                unknown.add(object);
            } else {
                totals.put(object, total);
            }
        }
        totals.putAll(counts(unknown));
        return totals;
    }

    /** The deleted records, as long as the portal keeps them. */
    List<Errand> archive(boolean whole) {
        List<Errand> errands = new ArrayList<>();
        for (PortalObject object : open()) {
            if (object.hasArchive()) {
                ListWalk walk =
                        ListWalk.archive(bench.reader, object, bench.plan(object), bench.deciding(object), whole);
                errands.addAll(EnumerationPass.ofUnknown(bench, object, true, new EnumerationPass.Follower() {
                            @Override
                            public List<Errand> done(List<String> ids) throws SQLException {
                                listed(object, ids);
                                return List.of();
                            }
                        })
                        .along(List.of(walk)));
            }
        }
        return errands;
    }

    /** Notes which deleted records the portal still lists. */
    private void listed(PortalObject object, List<String> ids) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        ids.forEach(id -> rows.add(new Object[] {object.type() + " archive", id}));
        bench.store.add("touched", rows);
    }

    /** What the list holds behind the records that the search shows for sure; empty where lists do not go by id. */
    List<Errand> tail(PortalObject object) {
        try {
            return Changes.ofNew(bench, object, new Walk() {
                private final ListWalk walk =
                        ListWalk.tail(bench.reader, object, bench.deciding(object), shownForSure(object));

                @Override
                public String step() {
                    return walk.step();
                }

                @Override
                public Turned turn(String position) {
                    try {
                        return walk.turn(position);
                    } catch (ListWalk.NotById e) {
                        return new Turned(List.of(), false, "", true);
                    }
                }
            });
        } catch (ObjectClosed | PortalSilent e) {
            return List.of();
        }
    }

    /** The last record that has been there for so long that the search shows it. A snapshot of all of them knows it without asking. */
    private String shownForSure(PortalObject object) {
        Instant settled = bench.run().watermark().minus(LONGEST_LAG).minus(SOME_MORE);
        String held = bench.terms(object).isEmpty() ? bench.store.soFar().lastBefore(object, settled) : "";
        return held.isEmpty() ? lastShown(object, settled) : held;
    }

    private String lastShown(PortalObject object, Instant settled) {
        String created = bench.plan(object).properties().contains("hs_createdate") ? "hs_createdate" : "createdate";
        JsonNode results = bench.reader
                .outermost(object, SearchTerms.none().and(created, "LT", Long.toString(settled.toEpochMilli())), true)
                .path("results");
        return results.isEmpty() ? "" : Json.textOrEmpty(results.get(0), "id");
    }

    /** The links of these records as a step of its own for the listener. */
    void links(Map<PortalObject, List<String>> ids, String name, boolean replaces) throws InterruptedException {
        Map<LinkPass, List<String>> passes = new LinkedHashMap<>();
        ids.forEach((from, own) -> passes.put(new LinkPass(bench, from, name, replaces), own));
        links(passes);
    }

    void links(Map<LinkPass, List<String>> passes) throws InterruptedException {
        List<Errand> errands = new ArrayList<>();
        Set<PortalObject> from = new LinkedHashSet<>();
        passes.forEach((pass, ids) -> {
            List<Errand> own = pass.of(ids);
            if (!own.isEmpty()) {
                from.add(pass.from());
            }
            errands.addAll(own);
        });
        dispatchLinks(errands, List.copyOf(from));
    }

    void dispatchLinks(List<Errand> errands, List<PortalObject> from) throws InterruptedException {
        if (errands.isEmpty()) {
            return;
        }
        long open = errands.stream()
                .mapToLong(errand -> errand instanceof LinkErrand link ? link.size() : 0)
                .sum();
        List<String> en = from.stream().map(object -> object.label().en()).toList();
        List<String> ja = from.stream().map(object -> object.label().ja()).toList();
        bench.meter.begin(Phrase.of("Links from " + String.join(", ", en), String.join("、", ja) + "からの関連付け"), 0, open);
        bench.countLinks(true);
        bench.dispatch(errands);
        bench.countLinks(false);
        bench.meter.end();
    }

    /** The records that links lead to, and those that they lead to in turn. */
    void related() throws InterruptedException {
        for (PortalObject from : List.of(PortalObject.QUOTES, PortalObject.ORDERS, PortalObject.INVOICES)) {
            if (bench.query().reads(from) && bench.isOpen(from)) {
                boolean full = bench.run().kind().equals(RunInfo.FULL);
                List<String> ids = full
                        ? bench.store.soFar().linked(from)
                        : bench.store.soFar().wanted(from);
                // Of a record that an earlier run could not read, it may have read the links.
                links(Map.of(from, ids), "links", !full);
            }
        }
        new RelatedPass(bench).run(readThroughLinks());
        MergedRecords.settle(bench.store, bench.run().cutOff());
        if (!bench.isIncomplete()) {
            // A survivor of a merge may be one that no link has named before.
            new RelatedPass(bench).run(readThroughLinks());
        }
    }

    static Phrase named(List<PortalObject> objects) {
        List<String> en = objects.stream().map(object -> object.label().en()).toList();
        List<String> ja = objects.stream().map(object -> object.label().ja()).toList();
        String text = String.join(", ", en);
        return Phrase.of(
                text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1),
                String.join("、", ja));
    }

    static Instant overlap(Instant watermark) {
        return watermark.minus(LONGEST_LAG);
    }
}
