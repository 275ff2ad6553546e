package io.keiro.sandbox;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The simulated company. A deal's story follows from the plan and its number alone, so stories are told when asked for and only the
 * latest are kept: a million deals need no more memory than their ids.
 */
final class Company {

    private static final int KEPT = 4096;

    private final Plan plan;
    private final Segments segments;
    private final AtomicReferenceArray<DealStory> kept = new AtomicReferenceArray<>(KEPT);

    private Company(Plan plan) {
        this.plan = plan;
        this.segments = Segments.of(plan);
    }

    static Company of(Plan plan) {
        return new Company(plan);
    }

    Plan plan() {
        return plan;
    }

    Segments segments() {
        return segments;
    }

    DealStory story(int deal) {
        int place = deal % KEPT;
        DealStory story = kept.get(place);
        if (story == null || story.number() != deal) {
            story = DealStory.of(plan, segments, deal);
            kept.set(place, story);
        }
        return story;
    }
}
