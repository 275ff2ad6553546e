package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What changes the way of a deal without changing when it began, when its quotes went out and when it closed: the habits that P7
 * plants, a stage that the pipeline no longer has, and the few deals that somebody moves to and fro.
 */
final class Detours {

    /** How P7 shows. */
    enum Habit {
        SKIP,
        BACK,
        BURST,
        SILENCE
    }

    private static final List<DealStage> USUAL =
            List.of(DealStage.APPOINTMENT, DealStage.QUALIFIED, DealStage.PRESENTATION, DealStage.BOUGHT_IN);
    private static final int PRESENTATION = USUAL.indexOf(DealStage.PRESENTATION);
    private static final long MINUTE = 60_000L;
    private static final double BOUNCING = 0.02;
    private static final double BOUNCING_OFTEN = 0.1;
    private static final double CHECKED = 0.25;

    private Detours() {}

    static List<StageVisit> of(Plan plan, Segments segments, Traits traits, List<StageVisit> visits) {
        List<StageVisit> changed = new ArrayList<>(visits);
        Draw noise = plan.draw(traits.number(), Topic.NOISE);
        boolean bouncing = noise.chance(plan.dirty() ? BOUNCING_OFTEN : BOUNCING);
        int pairs = 10 + noise.below(3);
        boolean checked = noise.chance(CHECKED);
        if (!isUsual(visits)) {
            return List.copyOf(visits);
        }
        Habit habit = habit(plan, segments, traits);
        if (habit == Habit.SKIP) {
            StageVisit left = changed.remove(PRESENTATION);
            changed.set(PRESENTATION - 1, until(changed.get(PRESENTATION - 1), left.left()));
        } else if (habit == Habit.BACK) {
            split(changed, PRESENTATION, DealStage.QUALIFIED, 1);
        } else if (habit == Habit.BURST) {
            hurry(changed);
        } else if (bouncing) {
            split(changed, PRESENTATION, DealStage.QUALIFIED, pairs);
        } else if (Defect.UNMAPPED_STAGE.strikes(plan, traits.number())) {
            between(changed, DealStage.UNMAPPED);
        } else if (checked
                && traits.route() != Route.PARTNER
                && traits.created() < DealPipeline.retired(plan) - 30 * WorkingTime.DAY) {
            between(changed, DealStage.RETIRED);
        }
        return List.copyOf(changed);
    }

    /** The habit of P7 in a deal; null where it does not strike. */
    static Habit habit(Plan plan, Segments segments, Traits traits) {
        double strength = segments.strength(plan, Problem.UNTRACKED_STAGES, traits);
        // Drawn in any case, used only where planted.
        Draw draw = plan.draw(traits.number(), Topic.SLIP);
        boolean drawn = draw.chance(Math.min(0.95, 0.25 * strength));
        Habit habit = Habit.values()[draw.below(Habit.values().length)];
        return strength > 1 && drawn ? habit : null;
    }

    /** True for a deal that took the stages one after the other up to the decision maker, and has left that behind. */
    private static boolean isUsual(List<StageVisit> visits) {
        if (visits.size() <= USUAL.size()) {
            return false;
        }
        for (int i = 0; i < USUAL.size(); i++) {
            if (visits.get(i).stage() != USUAL.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Breaks a stay into pieces of half a day at least, with stays elsewhere between them; too short a stay remains whole. */
    private static void split(List<StageVisit> visits, int place, DealStage between, int pairs) {
        StageVisit whole = visits.get(place);
        int count = 2 * pairs + 1;
        long piece = (whole.left() - whole.entered()) / count;
        List<StageVisit> pieces = new ArrayList<>();
        long entered = whole.entered();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            long left = last
                    ? whole.left()
                    : Math.max(entered + MINUTE, WorkingTime.nextOpen(whole.entered() + (i + 1) * piece));
            boolean automated = i == 0 && whole.automated();
            pieces.add(new StageVisit(i % 2 == 0 ? whole.stage() : between, entered, left, automated));
            entered = left;
            if (piece < WorkingTime.DAY / 2 || !last && left >= whole.left()) {
                return;
            }
        }
        visits.remove(place);
        visits.addAll(place, pieces);
    }

    /** The last third of the stay in "Qualified" was spent in another stage. */
    private static void between(List<StageVisit> visits, DealStage stage) {
        StageVisit qualified = visits.get(PRESENTATION - 1);
        long from = WorkingTime.nextOpen(qualified.left() - (qualified.left() - qualified.entered()) / 3);
        if (from > qualified.entered() && from < qualified.left()) {
            visits.set(PRESENTATION - 1, until(qualified, from));
            visits.add(PRESENTATION, new StageVisit(stage, from, qualified.left(), false));
        }
    }

    /** The first moves, all entered within minutes of the one to the decision maker. */
    private static void hurry(List<StageVisit> visits) {
        long entered = visits.get(PRESENTATION + 1).entered();
        long first = entered - 7 * MINUTE;
        long second = entered - 3 * MINUTE;
        if (first <= visits.get(0).entered()) {
            return;
        }
        visits.set(0, until(visits.get(0), first));
        visits.set(1, new StageVisit(DealStage.QUALIFIED, first, second, false));
        visits.set(2, new StageVisit(DealStage.PRESENTATION, second, entered, false));
    }

    private static StageVisit until(StageVisit visit, long left) {
        return new StageVisit(visit.stage(), visit.entered(), left, visit.automated());
    }
}
