package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.math.BigInteger;
import java.sql.SQLException;
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
    private final ReadingMode wish;

    WalkPlan(Workbench bench, PortalObject object, ReadingMode wish) {
        this.bench = bench;
        this.object = object;
        this.wish = wish;
    }

    private String step() {
        return "walk " + object.type();
    }

    /** How records of a kind are found in a portal that counts so many; a negative count is unknown. */
    static ReadingMode chosen(ReadingMode wish, long total) {
        if (wish != ReadingMode.BY_SIZE) {
            return wish;
        }
        return total <= SMALL ? ReadingMode.LIST : ReadingMode.SEARCH;
    }

    /** What was chosen, now or by an earlier run. */
    ReadingMode mode(long total) {
        StoredSoFar.Position earlier = bench.store.soFar().position(step());
        if (earlier != null) {
            return ReadingMode.valueOf(earlier.after());
        }
        ReadingMode mode = chosen(wish, total);
        note(mode, 1);
        return mode;
    }

    /** The stretches of the list were no stretches: the search finds the rest. */
    void fallBack(ListWalk.NotById why) {
        StoredSoFar.Position earlier = bench.store.soFar().position(step());
        note(ReadingMode.SEARCH, earlier == null ? 1 : earlier.number() + 1);
        Phrase sentence = Phrase.of(
                why.phrase().en() + " The search is used instead.", why.phrase().ja() + "代わりに検索を使います。");
        bench.store.write(() -> bench.store.runs().log(bench.run().number(), sentence));
    }

    private void note(ReadingMode mode, long number) {
        bench.store.write(() -> bench.store.checkpoint(step(), number, mode.name(), false));
    }

    List<Walk> walks(ReadingMode mode, long total) throws InterruptedException {
        PropertyPlan full = bench.plan(object);
        PropertyPlan deciding = bench.deciding(object);
        return switch (mode) {
            case SEARCH -> searches(total);
            case SHARDED_LIST -> stretches(full, deciding, total);
            default -> List.of(ListWalk.of(bench.reader, object, full, deciding));
        };
    }

    /**
     * Where everything is wanted, the list helps the search, unless it has proved odd; it cannot leave out what a query does not want.
     */
    private List<Walk> searches(long total) throws InterruptedException {
        MeetingWalks walks = new MeetingWalks(bench, object);
        if (!isSearchedFromTheMiddle(total)) {
            return walks.fromBothEnds();
        }
        bench.dispatch(ends());
        try {
            return walks.fromTheMiddleToo(
                    new BigInteger(end(false)).add(new BigInteger(end(true))).shiftRight(1));
        } catch (NumberFormatException e) {
            return walks.fromBothEnds();
        }
    }

    /** As many stretches as make sense, of equal width between the first id and the last. */
    private List<Walk> stretches(PropertyPlan full, PropertyPlan deciding, long total) throws InterruptedException {
        int count = (int) Math.max(1, Math.min(MOST_STRETCHES, total / LEAST_IN_A_STRETCH));
        bench.dispatch(ends());
        String first = end(false);
        String last = end(true);
        List<Walk> walks = new ArrayList<>();
        BigInteger low;
        BigInteger width;
        try {
            low = new BigInteger(first);
            width = new BigInteger(last).subtract(low).divide(BigInteger.valueOf(count));
        } catch (NumberFormatException e) {
            return List.of(ListWalk.of(bench.reader, object, full, deciding));
        }
        if (width.signum() <= 0) {
            return List.of(ListWalk.of(bench.reader, object, full, deciding));
        }
        for (int i = 0; i < count; i++) {
            String from = i == 0
                    ? "0"
                    : low.add(width.multiply(BigInteger.valueOf(i))).toString();
            String end = i == count - 1
                    ? ""
                    : low.add(width.multiply(BigInteger.valueOf(i + 1L))).toString();
            walks.add(ListWalk.stretch(bench.reader, object, full, deciding, i, from, end));
        }
        return walks;
    }

    private boolean isSearchedFromTheMiddle(long total) {
        StoredSoFar.Position chosen = bench.store.soFar().position(step());
        boolean listIsOdd = chosen != null && chosen.number() > 1;
        return total > 2L * PortalReader.IDS_A_SEARCH && bench.terms(object).isEmpty() && !listIsOdd;
    }

    /**
     * Asks for the first id and the last where a portal that counts so many is walked by them; a negative count is unknown. The walks
     * need them first of all, so they are best asked for along with what describes the portal.
     */
    List<Errand> endsFor(long total) {
        ReadingMode mode = chosen(wish, total);
        boolean needed =
                mode == ReadingMode.SHARDED_LIST || mode == ReadingMode.SEARCH && isSearchedFromTheMiddle(total);
        return needed && total >= 0 ? ends() : List.of();
    }

    /** What is still to be asked: answers are kept, so that an interrupted run cuts alike. */
    private List<Errand> ends() {
        List<Errand> unknown = new ArrayList<>();
        for (boolean last : new boolean[] {false, true}) {
            if (bench.store.soFar().position(endStep(last)) == null) {
                unknown.add(new End(last));
            }
        }
        return unknown;
    }

    /** The first id or the last, as the search knows it. */
    private final class End implements Errand {
        private final boolean last;

        private End(boolean last) {
            this.last = last;
        }

        @Override
        public Object fetch() {
            return bench.reader.outermost(object, SearchTerms.none(), last).path("results");
        }

        @Override
        public List<Errand> store(Object fetched) throws SQLException {
            JsonNode results = (JsonNode) fetched;
            String id = results.isEmpty() ? "" : Json.textOrEmpty(results.get(0), "id");
            bench.store.checkpoint(endStep(last), 1, id, true);
            return List.of();
        }
    }

    private String end(boolean last) {
        return bench.store.soFar().position(endStep(last)).after();
    }

    private String endStep(boolean last) {
        return step() + (last ? " last" : " first");
    }
}
