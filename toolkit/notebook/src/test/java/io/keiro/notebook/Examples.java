package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Evidence;
import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import io.keiro.mining.Segment;
import io.keiro.mining.SuggestedAction;
import io.keiro.mining.ValueAtStake;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings that a person can check by hand. */
final class Examples {

    private Examples() {}

    /** The least that a finding of one's own must say. */
    record Plain(Phrase title, DataTable table) implements Finding {

        static Plain titled(String title) {
            return new Plain(
                    Phrase.same(title),
                    DataTable.titled(Phrase.same(title), Field.of("Rows", Kind.COUNT))
                            .row(3)
                            .build());
        }
    }

    /** A finding with all that there is. */
    record Full(String id, Status status, List<Measure> measures, List<Segment> segments, List<SuggestedAction> actions)
            implements Finding {

        static Full named(String id) {
            return new Full(
                    id,
                    Status.PROBLEM,
                    List.of(
                            days("sales_cycle", 40).between(36, 45.5),
                            Measure.of(
                                    "win_rate",
                                    Phrase.of("Win rate", "受注率"),
                                    0.25,
                                    "%",
                                    80,
                                    Phrase.of("won of closed", "受注÷完了"))),
                    List.of(segment(Map.of("Region", "West", "Stage", "Contract\nsent"), true)),
                    List.of(
                            action("Ask region West", "sales_cycle"),
                            action("Look at \"Contract sent\"", "sales_cycle")));
        }

        Full with(Measure... changed) {
            return new Full(id, status, List.of(changed), segments, actions);
        }

        Full with(Status newStatus, Segment... changed) {
            return new Full(id, newStatus, measures, List.of(changed), actions);
        }

        Full with(SuggestedAction... changed) {
            return new Full(id, status, measures, segments, List.of(changed));
        }

        @Override
        public Phrase title() {
            return Phrase.of("Stalled deals", "商談の停滞");
        }

        @Override
        public Phrase verdict() {
            return Phrase.of("Deals wait, says \"West\", 3 times longer.", "「West」の商談は3倍長く待つ。");
        }

        @Override
        public DataTable table() {
            return DataTable.titled(title(), Field.of("Rows", Kind.COUNT))
                    .row(3)
                    .build();
        }

        @Override
        public Coverage coverage() {
            return new Coverage(100, 80, Phrase.of("20 have no end", "20件は未完了"));
        }

        @Override
        public Evidence evidence() {
            return new Evidence(5, 6, 7);
        }

        @Override
        public Optional<ValueAtStake> valueAtStake() {
            return Optional.of(new ValueAtStake(12_345.67, "EUR", Phrase.of("3 × 4,115.22", "3 × 4,115.22")));
        }
    }

    static Measure days(String id, double value) {
        return Measure.of(
                id, Phrase.of("Cycle, median", "期間(中央値)"), value, "days", 80, Phrase.of("from a to b", "aからb"));
    }

    static SuggestedAction action(String what, String kpi) {
        return new SuggestedAction(Phrase.same(what), Phrase.same("because"), kpi);
    }

    static Segment segment(Map<String, String> keys, boolean significant) {
        return new Segment(Phrase.same(keys.toString()), keys, 30, 60, 20, "days", 0.6, 0.001, significant);
    }
}
