package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of a deal through the pipeline, with its quotes.
 *
 * @param visits in order; the last one has no end unless the deal left it after the company's present
 * @param quotes in order; none for a deal whose quotes are not kept in HubSpot
 * @param pricing what the quotes are worth
 * @param won when it was won for good, before office hours are considered, or {@link Step#NEVER}
 */
record StageWalk(List<StageVisit> visits, List<QuoteVersion> quotes, Pricing pricing, long won) {

    /** How often a deal may enter "Contract sent". */
    static final int PHASES = 4;

    private static final int LONGEST = 60;
    private static final double STUCK = 0.006;
    private static final double LOST_REOPENED = 0.015;
    private static final double WON_REOPENED = 0.004;
    private static final double QUOTES_RECORDED = 0.93;
    private static final double AUTOMATED = 0.06;

    static StageWalk of(Plan plan, Segments segments, Traits traits) {
        return new Walker(plan, segments, traits).walk();
    }

    /** What is known on the way. */
    private static final class Walker {
        private final Plan plan;
        private final Segments segments;
        private final Traits traits;
        private final double stall;
        private final List<StageVisit> visits = new ArrayList<>();
        private final List<QuoteVersion> quotes = new ArrayList<>();
        private Pricing pricing;
        private int phases;
        private DealStage stage = DealStage.APPOINTMENT;
        private long entered;
        private long left;
        private long room;

        Walker(Plan plan, Segments segments, Traits traits) {
            this.plan = plan;
            this.segments = segments;
            this.traits = traits;
            this.stall = segments.strength(plan, Problem.STALLED_DEALS, traits);
            this.entered = traits.created();
        }

        StageWalk walk() {
            long won = Step.NEVER;
            while (visits.size() < LONGEST && entered <= plan.end() + WorkingTime.DAY) {
                int turn = visits.size();
                DealStage next = stage.isClosed() ? reopened(turn) : openStage(turn);
                won = stage == DealStage.WON && next == null ? entered : Step.NEVER;
                boolean automated = turn > 0
                        && plan.draw(traits.number(), Topic.MOVER, turn).chance(AUTOMATED);
                visits.add(new StageVisit(stage, WorkingTime.of(entered), snapped(left), automated));
                if (next == null) {
                    break;
                }
                room = left - entered;
                entered = left;
                stage = next;
            }
            // Some quotes are written outside HubSpot and leave no trace in it.
            boolean recorded = plan.draw(traits.number(), Topic.QUOTE_RECORDED).chance(QUOTES_RECORDED);
            return new StageWalk(
                    Defects.inBulk(plan, Detours.of(plan, segments, traits, visits)),
                    recorded ? Bypass.of(plan, segments, traits, quotes) : List.of(),
                    pricing == null ? Pricing.of(plan, segments, traits, Step.NEVER) : pricing,
                    won);
        }

        private static long snapped(long raw) {
            return raw == Step.NEVER ? raw : WorkingTime.of(raw);
        }

        /** Sets when the deal leaves an open stage; gives the next stage, or null if it never does. */
        private DealStage openStage(int turn) {
            Draw draw = plan.draw(traits.number(), Topic.WALK, turn);
            DealStage next = stage.next(draw.uniform());
            boolean stuck = draw.chance(STUCK) || isStalled(turn);
            if (stage == DealStage.CONTRACT_SENT) {
                left = decide(stuck, next);
            } else {
                double factor = stage == Segments.STALLED_STAGE ? stall : 1;
                left = entered + WorkingTime.days(draw.logNormal(stage.medianDays(), DealStage.SPREAD) * factor);
            }
            if (stuck) {
                left = Step.NEVER;
            }
            return stuck ? null : next;
        }

        private boolean isStalled(int turn) {
            // Drawn in any case, used only where planted: the chance grows with the strength, to one in eight at the
            // default.
            boolean drawn = plan.draw(traits.number(), Topic.STALL, turn).chance(Math.min(0.4, 0.06 * (stall - 1)));
            return stage == Segments.STALLED_STAGE && drawn;
        }

        private long decide(boolean stuck, DealStage next) {
            QuotePhase.Ending ending = stuck
                    ? QuotePhase.Ending.NEVER
                    : next == DealStage.WON ? QuotePhase.Ending.WON : QuotePhase.Ending.LOST;
            if (pricing == null) {
                pricing = Pricing.of(plan, segments, traits, entered);
            }
            long prepared = (long) (0.9 * room);
            QuoteRules rules = QuoteRules.of(plan, segments, traits, pricing);
            QuotePhase phase = QuotePhase.of(
                    plan, new QuotePhase.Start(traits.number(), phases, entered, prepared, rules), ending);
            phases++;
            quotes.addAll(phase.versions());
            return phase.end();
        }

        /** Sets when a closed deal is opened again; gives the stage that it goes back to, or null if it stays closed. */
        private DealStage reopened(int turn) {
            Draw draw = plan.draw(traits.number(), Topic.REOPEN, turn);
            boolean wasWon = stage == DealStage.WON;
            boolean again = draw.chance(wasWon ? WON_REOPENED : LOST_REOPENED) && phases < PHASES - 1;
            left = again ? entered + WorkingTime.days(draw.logNormal(wasWon ? 4 : 30, 0.5)) : Step.NEVER;
            if (!again) {
                return null;
            }
            return wasWon ? DealStage.CONTRACT_SENT : DealStage.QUALIFIED;
        }
    }
}
