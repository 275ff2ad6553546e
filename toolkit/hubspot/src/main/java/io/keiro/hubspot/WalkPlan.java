package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Along which walks the records of a kind are found. What was once chosen holds until the run is over. */
final class WalkPlan {

    /** Up to so many records one cursor is quick enough, and complete by construction. */
    static final long SMALL = 2_000;

    private static final int MOST_STRETCHES = 8;
    private static final long LEAST_IN_A_STRETCH = 500;

    private final Workbench bench;
    private final PortalObject object;
    private final Retrieval wish;

    WalkPlan(Workbench bench, PortalObject object, Retrieval wish) {
        this.bench = bench;
        this.object = object;
        this.wish = wish;
    }

    private String step() {
        return "walk " + object.type();
    }

    /** How records of a kind are found in a portal that counts so many; a negative count is unknown. */
    static Retrieval chosen(Retrieval wish, long total) {
        if (wish != Retrieval.BY_SIZE) {
            return wish;
        }
        return total <= SMALL ? Retrieval.LIST : Retrieval.SEARCH;
    }

    /** What was chosen, now or by an earlier run. */
    Retrieval mode(long total) {
        StoredSoFar.Position earlier = bench.store.soFar().position(step());
        if (earlier != null) {
            return Retrieval.valueOf(earlier.after());
        }
        Retrieval mode = chosen(wish, total);
        note(mode, 1);
        return mode;
    }

    /** The stretches of the list were no stretches: the search finds the rest. */
    void fallBack(ListWalk.NotById why) {
        StoredSoFar.Position earlier = bench.store.soFar().position(step());
        note(Retrieval.SEARCH, earlier == null ? 1 : earlier.number() + 1);
        bench.store.write(() -> bench.store.log(
                bench.run().number(),
                Phrase.of(
                        why.phrase().en() + " The search is used instead.",
                        why.phrase().ja() + "代わりに検索を使います。")));
    }

    private void note(Retrieval mode, long number) {
        bench.store.write(() -> bench.store.checkpoint(step(), number, mode.name(), false));
    }

    List<Walk> walks(Retrieval mode, long total) {
        PropertyPlan full = bench.plan(object);
        PropertyPlan deciding = bench.deciding(object);
        return switch (mode) {
            case SEARCH -> fromBothEnds();
            case SHARDED_LIST -> stretches(full, deciding, total);
            default -> List.of(ListWalk.of(bench.reader, object, full, deciding));
        };
    }

    private List<Walk> fromBothEnds() {
        String up = object.type() + " search up";
        String down = object.type() + " search down";
        Reached lower = new Reached(bench.store.soFar().position(up));
        Reached upper = new Reached(bench.store.soFar().position(down));
        SearchTerms terms = bench.terms(object);
        return List.of(
                lower.following(new SearchWalk(bench.reader, object, terms, up, false, upper)),
                upper.following(new SearchWalk(bench.reader, object, terms, down, true, lower)));
    }

    /** How far a walk has come, for the one that comes towards it. */
    private static final class Reached implements SearchWalk.Other {
        private volatile String id;

        private Reached(StoredSoFar.Position position) {
            this.id = position == null ? "" : position.after();
        }

        @Override
        public String reached() {
            return id;
        }

        private Walk following(SearchWalk walk) {
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

    /** As many stretches as make sense, of equal width between the first id and the last. */
    private List<Walk> stretches(PropertyPlan full, PropertyPlan deciding, long total) {
        int count = (int) Math.max(1, Math.min(MOST_STRETCHES, total / LEAST_IN_A_STRETCH));
        String first = outermost(false);
        String last = outermost(true);
        List<Walk> walks = new ArrayList<>();
        java.math.BigInteger low;
        java.math.BigInteger width;
        try {
            low = new java.math.BigInteger(first);
            width = new java.math.BigInteger(last).subtract(low).divide(java.math.BigInteger.valueOf(count));
        } catch (NumberFormatException e) {
            return List.of(ListWalk.of(bench.reader, object, full, deciding));
        }
        if (width.signum() <= 0) {
            return List.of(ListWalk.of(bench.reader, object, full, deciding));
        }
        for (int i = 0; i < count; i++) {
            String from = i == 0
                    ? "0"
                    : low.add(width.multiply(java.math.BigInteger.valueOf(i))).toString();
            String end = i == count - 1
                    ? ""
                    : low.add(width.multiply(java.math.BigInteger.valueOf(i + 1L)))
                            .toString();
            walks.add(ListWalk.stretch(bench.reader, object, full, deciding, i, from, end));
        }
        return walks;
    }

    /** The first or the last id, as the search knows it; kept, so that an interrupted run cuts alike. */
    private String outermost(boolean last) {
        String step = step() + (last ? " last" : " first");
        StoredSoFar.Position known = bench.store.soFar().position(step);
        if (known != null) {
            return known.after();
        }
        JsonNode results =
                bench.reader.outermost(object, SearchTerms.none(), last).path("results");
        String id = results.isEmpty() ? "" : Json.textOrEmpty(results.get(0), "id");
        bench.store.write(() -> bench.store.checkpoint(step, 1, id, true));
        return id;
    }
}
