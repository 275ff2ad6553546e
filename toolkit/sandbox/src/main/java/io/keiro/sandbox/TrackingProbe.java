package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/** P7: stages skipped and gone back to, moves in bursts, and stages that a deal passed without a trace of work. */
final class TrackingProbe extends Probe {

    /** Two moves within this time are a burst. */
    static final long BURST = 10 * 60_000L;

    private final Gauge skips = Gauge.share("skip_rate");
    private final Gauge backs = Gauge.share("back_rate");
    private final Gauge bursts = Gauge.share("burst_rate");
    private final Gauge silent = Gauge.share("silent_transition_rate");
    private final List<String> touched = new ArrayList<>();

    TrackingProbe(Company company, Ids ids) {
        super(Problem.UNTRACKED_STAGES, company, ids);
    }

    @Override
    void add(DealStory story) {
        boolean within = contains(story);
        List<StageVisit> visits = story.visits().stream()
                .filter(visit -> visit.entered() <= now() && DealStage.CURRENT.contains(visit.stage()))
                .toList();
        boolean skipped = false;
        boolean back = false;
        boolean burst = false;
        boolean quiet = false;
        for (int i = 1; i < visits.size(); i++) {
            DealStage from = visits.get(i - 1).stage();
            DealStage to = visits.get(i).stage();
            int places = to.ordinal() - from.ordinal();
            skipped |= to != DealStage.LOST && !from.isClosed() && places > 1;
            back |= !from.isClosed() && !to.isClosed() && places < 0;
            burst |= i > 1 && visits.get(i).entered() - visits.get(i - 1).entered() <= BURST;
            if (!from.isClosed()) {
                boolean nothing = isSilent(
                        story, visits.get(i - 1).entered(), visits.get(i).entered());
                silent.add(within, nothing);
                quiet |= nothing;
            }
        }
        skips.add(within, skipped);
        backs.add(within, back);
        bursts.add(within, burst);
        if (within) {
            note(story, "skips", skipped);
            note(story, "backMoves", back);
            note(story, "bursts", burst);
            note(story, "silent", quiet);
            if (skipped || back || burst || quiet) {
                touched.add(dealId(story));
            }
        }
    }

    private void note(DealStory story, String kind, boolean holds) {
        if (holds) {
            list(kind, story);
        }
    }

    private static boolean isSilent(DealStory story, long from, long to) {
        return story.touches().stream()
                .noneMatch(touch -> touch.onDeal() && touch.start() >= from && touch.start() <= to);
    }

    @Override
    List<Reading> readings() {
        return List.of(skips.reading(), backs.reading(), bursts.reading(), silent.reading());
    }

    @Override
    List<String> affected() {
        return touched;
    }
}
