package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Evidence;
import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import io.keiro.mining.Segment;
import io.keiro.mining.Shape;
import io.keiro.mining.SuggestedAction;
import io.keiro.mining.ValueAtStake;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that an analysis has found out, ready to be asked for. */
record Answer(
        BusinessQuestion question,
        Instant cutOff,
        Phrase conditions,
        Finding.Status status,
        Phrase verdict,
        List<Measure> measures,
        Coverage coverage,
        Evidence evidence,
        DataTable table,
        Optional<Shape> shape,
        List<Segment> segments,
        Optional<ValueAtStake> valueAtStake,
        List<SuggestedAction> actions) {

    Answer {
        measures = List.copyOf(measures);
        segments = List.copyOf(segments);
        actions = List.copyOf(actions);
    }

    /** Collects an answer; what is not set is not known or not needed. */
    static final class Draft {
        private final BusinessQuestion question;
        private final LeadToCash data;
        private Phrase conditions = Wording.NOTHING;
        private Finding.Status status = Finding.Status.NOT_POSSIBLE;
        private Phrase verdict = Wording.NOTHING;
        private List<Measure> measures = List.of();
        private Coverage coverage;
        private Evidence evidence = Evidence.NONE;
        private DataTable table;
        private Optional<Shape> shape = Optional.empty();
        private List<Segment> segments = List.of();
        private Optional<ValueAtStake> valueAtStake = Optional.empty();
        private List<SuggestedAction> actions = List.of();

        Draft(BusinessQuestion question, LeadToCash data) {
            this.question = question;
            this.data = data;
        }

        Draft conditions(Phrase text) {
            conditions = text;
            return this;
        }

        Draft says(Finding.Status newStatus, Phrase newVerdict) {
            status = newStatus;
            verdict = newVerdict;
            return this;
        }

        Draft measures(List<Measure> all) {
            measures = all;
            return this;
        }

        Draft restsOn(Coverage newCoverage, Evidence newEvidence) {
            coverage = newCoverage;
            evidence = newEvidence;
            return this;
        }

        Draft table(DataTable newTable) {
            table = newTable;
            return this;
        }

        Draft shape(Shape newShape) {
            shape = Optional.ofNullable(newShape);
            return this;
        }

        Draft segments(List<Segment> all) {
            segments = all;
            return this;
        }

        Draft worth(ValueAtStake value) {
            valueAtStake = Optional.ofNullable(value);
            return this;
        }

        Draft actions(List<SuggestedAction> all) {
            actions = all;
            return this;
        }

        Answer done() {
            return new Answer(
                    question,
                    data.cutOff(),
                    conditions,
                    status,
                    verdict,
                    measures,
                    coverage,
                    evidence,
                    table,
                    shape,
                    segments,
                    valueAtStake,
                    actions);
        }
    }

    String id() {
        return question.id();
    }

    String problem() {
        return question.problem();
    }

    Phrase title() {
        return question.title();
    }
}
