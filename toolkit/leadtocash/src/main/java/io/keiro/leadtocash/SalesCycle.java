package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.mining.statistics.SegmentScan;
import java.util.List;

/**
 * Where do deals wait, how long, and on which paths? Problem P1, stalled deals; goal G1, a shorter sales cycle.
 *
 * <p>The cycle runs from Opportunity Created to the first Closed Won or Closed Lost that agrees with the deal's outcome; open deals run
 * until the cut-off. Each stage is searched for groups of deals that stay longer than the others: {@link SegmentScan} over all stages
 * as one, stays that have not ended counted as "at least this long". A {@linkplain Finding.Status#PROBLEM problem} is a stage and a
 * group that pass the limits of effect, probability and ratio; without stage changes whole cycles are compared. Open deals beyond
 * the policy's limit and the 90th percentile of won deals are {@linkplain #stalledDeals() listed}. Reopened deals count once.
 *
 * <p>Association is not cause. Without closed deals and without stage changes: not possible, and the verdict says what is missing.
 */
public final class SalesCycle extends Analysis {

    private static final BusinessQuestion QUESTION = BusinessQuestion.STALLED_DEALS;

    private final StageDwell stages;
    private final StalledDeals stalled;

    private SalesCycle(Answer answer, StageDwell stages, StalledDeals stalled) {
        super(answer);
        this.stages = stages;
        this.stalled = stalled;
    }

    public static SalesCycle of(LeadToCash data) {
        return of(data, Options.defaults());
    }

    public static SalesCycle of(LeadToCash data, Options options) {
        StageHistory history = StageHistory.of(data);
        SalesCycles cycles = SalesCycles.of(data, options);
        StageDwell stages = StageDwell.of(history, data);
        StalledDeals stalled = StalledDeals.of(data, history, options.policy());
        SegmentScan scan = history.isKnown() ? StageScan.of(data, history, options) : ofCycles(cycles, options);
        SalesCycleStory story = new SalesCycleStory(data, options, cycles, history, stages, stalled, scan);
        Answer.Draft draft = new Answer.Draft(QUESTION, data)
                .conditions(Phrase.of(
                        "all deals; elapsed days in zone " + data.zone().getId(),
                        "すべての商談。経過日数、タイムゾーンは" + data.zone().getId()))
                .restsOn(cycles.coverage(), cycles.evidence().plus(history.evidence()))
                .table(stages.table())
                .measures(SalesCycleMeasures.of(data, cycles, stalled, options))
                .segments(scan.segments().stream().map(SegmentAttributes::named).toList());
        return new SalesCycle(story.tell(draft), stages, stalled);
    }

    private static SegmentScan ofCycles(SalesCycles cycles, Options options) {
        List<SegmentScan.Observation> observations = cycles.all().stream()
                .map(c -> new SegmentScan.Observation(c.segments(), c.days(), c.finished()))
                .toList();
        return SegmentScan.ofDurations(
                observations,
                SegmentAttributes.labelled(
                        SegmentScan.Options.defaults().withLimits(options.limits()),
                        options.policy().amountBands()));
    }

    /** How long deals stay in each stage. */
    public StageDwell stageDwell() {
        return stages;
    }

    /** The open deals that have been in their stage for too long, as of the cut-off. */
    public StalledDeals stalledDeals() {
        return stalled;
    }
}
