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
import io.keiro.mining.statistics.SignificanceLimits;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the analyses of Lead-to-Cash have in common: an answer to one question, computed once from a data set, with the data's cut-off
 * and the conditions under which it was computed.
 */
public abstract class Analysis implements Finding {

    /**
     * What an analysis is asked for.
     *
     * @param policy the company's own limits, bands and targets
     * @param limits what a segment must pass to be shown, compared and called a problem
     * @param attributes technical names of the attributes whose values are compared; those that the data lacks are left out
     */
    public record Options(Policy policy, SignificanceLimits limits, List<String> attributes) {
        public Options {
            Objects.requireNonNull(policy, "an analysis needs a policy; Policy.defaults() sets no limits");
            Objects.requireNonNull(
                    limits, "an analysis needs limits; SignificanceLimits.defaults() are the usual ones");
            attributes = List.copyOf(attributes);
        }

        /** The shipped policy, the usual limits, and all attributes by which deals are usually compared. */
        public static Options defaults() {
            return new Options(Policy.defaults(), SignificanceLimits.defaults(), SegmentAttributes.USUAL);
        }

        public Options withPolicy(Policy newPolicy) {
            return new Options(newPolicy, limits, attributes);
        }

        public Options withLimits(SignificanceLimits newLimits) {
            return new Options(policy, newLimits, attributes);
        }

        public Options withAttributes(List<String> newAttributes) {
            return new Options(policy, limits, newAttributes);
        }
    }

    private final Answer answer;

    Analysis(Answer answer) {
        this.answer = answer;
    }

    /** Id of the business problem that the question is about, P1 to P12. */
    public final String problem() {
        return answer.problem();
    }

    /** Up to when the data is known; what had not ended by then counts as still running. */
    public final Instant cutOff() {
        return answer.cutOff();
    }

    /** Which part of the data was looked at, and how durations were measured. */
    public final Phrase conditions() {
        return answer.conditions();
    }

    @Override
    public final String id() {
        return answer.id();
    }

    @Override
    public final Phrase title() {
        return answer.title();
    }

    @Override
    public final Phrase verdict() {
        return answer.verdict();
    }

    @Override
    public final Status status() {
        return answer.status();
    }

    @Override
    public final List<Measure> measures() {
        return answer.measures();
    }

    /** One measure by id, or empty if the data could not give it. */
    public final Optional<Measure> measure(String measureId) {
        return answer.measures().stream().filter(m -> m.id().equals(measureId)).findFirst();
    }

    @Override
    public final Coverage coverage() {
        return answer.coverage();
    }

    @Override
    public final Evidence evidence() {
        return answer.evidence();
    }

    @Override
    public final DataTable table() {
        return answer.table();
    }

    @Override
    public final Optional<Shape> shape() {
        return answer.shape();
    }

    @Override
    public final List<Segment> segments() {
        return answer.segments();
    }

    /** The segment that the verdict names first; empty unless there is a problem. */
    public final Optional<Segment> topSegment() {
        return answer.status() == Status.PROBLEM ? answer.segments().stream().findFirst() : Optional.empty();
    }

    @Override
    public final Optional<ValueAtStake> valueAtStake() {
        return answer.valueAtStake();
    }

    @Override
    public final List<SuggestedAction> actions() {
        return answer.actions();
    }

    @Override
    public final String toString() {
        return sentence().en();
    }
}
