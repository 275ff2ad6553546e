package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.List;

/**
 * Who did an activity before, and which other resource did it again in the same case: a matrix of resources with counts.
 *
 * <p>Every repeat counts for the resource of the occurrence just before it and its own; repeats by the same resource are not referrals.
 * Repeats with an unknown resource at either end are left out and counted. Uses the order of events, no times. Cost: one pass over the
 * events. Empty log: no pairs. Law: the counts add up to the sizes of {@link SelfLoops} and {@link Repetitions} by another resource.
 */
public final class RedoReferral implements Tabular {

    /** Which repeats are looked at. */
    public enum Repeated {
        /** all */
        ALL,
        /** those that directly follow the occurrence before */
        SELF_LOOPS,
        /** those that come after something else */
        REPETITIONS
    }

    /** A resource, another one that repeated its work, and how often. */
    public record Referral(String first, String again, long count) {}

    private final List<Referral> referrals;
    private final int unknown;

    private RedoReferral(List<Referral> referrals, int unknown) {
        this.referrals = List.copyOf(referrals);
        this.unknown = unknown;
    }

    public static RedoReferral of(EventLog log) {
        return of(log, Repeated.ALL);
    }

    public static RedoReferral of(EventLog log, Repeated repeated) {
        Resources resources = Resources.of(log);
        PairIndex pairs = new PairIndex(resources.size());
        int[] unknown = new int[1];
        Repeats.each(log, (caseIndex, before, event) -> {
            boolean direct = before == event - 1;
            if (direct && repeated == Repeated.REPETITIONS || !direct && repeated == Repeated.SELF_LOOPS) {
                return;
            }
            if (resources.of(before) < 0 || resources.of(event) < 0) {
                unknown[0]++;
            } else if (resources.of(before) != resources.of(event)) {
                pairs.add(resources.of(before), resources.of(event), 1);
            }
        });
        List<Referral> referrals = new ArrayList<>();
        for (int id = 0; id < pairs.pairs(); id++) {
            referrals.add(new Referral(
                    resources.labels().get(pairs.from(id)), resources.labels().get(pairs.to(id)), pairs.count(id)));
        }
        referrals.sort((a, b) -> {
            int byCount = Long.compare(b.count(), a.count());
            int byFirst = byCount != 0 ? byCount : LabelOrder.BY_CODE_POINT.compare(a.first(), b.first());
            return byFirst != 0 ? byFirst : LabelOrder.BY_CODE_POINT.compare(a.again(), b.again());
        });
        return new RedoReferral(referrals, unknown[0]);
    }

    /** The pairs that occur, the most frequent first, equals by label. */
    public List<Referral> referrals() {
        return referrals;
    }

    /** How often the second resource repeated what the first had done; 0 if either is unknown. */
    public long count(String first, String again) {
        return referrals.stream()
                .filter(r -> r.first().equals(first) && r.again().equals(again))
                .mapToLong(Referral::count)
                .sum();
    }

    /** Repeats left out because a resource is not known. */
    public int unknown() {
        return unknown;
    }

    /** One row per pair. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Work done again by another resource", "別のリソースによるやり直し"),
                Field.of("first", Phrase.of("Done by", "先に実施"), Kind.TEXT),
                Field.of("again", Phrase.of("Done again by", "やり直し"), Kind.TEXT),
                Field.of("count", Phrase.of("Times", "回数"), Kind.COUNT),
                Field.of("share", Phrase.of("Share of all", "全体に占める割合"), Kind.SHARE));
        long total = total();
        referrals.forEach(r -> table.row(r.first(), r.again(), r.count(), Whole.share(r.count(), total)));
        return table.build();
    }

    private long total() {
        return referrals.stream().mapToLong(Referral::count).sum();
    }

    @Override
    public Phrase sentence() {
        String times = Wording.number(total());
        String pairs = Wording.number(referrals.size());
        Phrase note = unknown == 0
                ? Phrase.same("")
                : Phrase.of(
                        "; " + Wording.count(unknown, "repeat", "repeats") + " by an unknown resource left out",
                        "。リソース不明の繰り返し" + Wording.number(unknown) + "件は除外");
        return Phrase.of(
                "Work done again by another resource: " + Wording.count(total(), "time", "times") + " between "
                        + Wording.count(referrals.size(), "pair", "pairs") + " of resources" + note.en(),
                "別のリソースによるやり直し: リソース" + pairs + "組で" + times + "回" + note.ja());
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
