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
import java.util.Optional;

/** A finding as it is kept on disk: everything but its table and picture; its measures stand in for the table. */
record SavedFinding(
        String id,
        Phrase title,
        Status status,
        Phrase verdict,
        Coverage coverage,
        Evidence evidence,
        String cutOff,
        Optional<ValueAtStake> valueAtStake,
        List<Measure> measures,
        List<Segment> segments,
        List<SuggestedAction> actions)
        implements Finding {

    SavedFinding {
        measures = List.copyOf(measures);
        segments = List.copyOf(segments);
        actions = List.copyOf(actions);
    }

    static SavedFinding of(Finding finding, String cutOff) {
        return new SavedFinding(
                finding.id(),
                finding.title(),
                finding.status(),
                finding.verdict(),
                finding.coverage(),
                finding.evidence(),
                cutOff,
                finding.valueAtStake(),
                finding.measures(),
                finding.segments(),
                finding.actions());
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                title,
                Field.of("Measure", Phrase.of("Measure", "指標"), Kind.TEXT),
                Field.of("Value", Phrase.of("Value", "値"), Kind.TEXT),
                Field.of("Interval", Phrase.of("95 % interval", "95%区間"), Kind.TEXT),
                Field.of("Cases", Phrase.of("Cases", "件数"), Kind.COUNT));
        for (Measure measure : measures) {
            table.row(
                    measure.label(),
                    FindingWords.value(measure.value(), measure.unit()),
                    FindingWords.interval(measure),
                    measure.n());
        }
        return table.build();
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
