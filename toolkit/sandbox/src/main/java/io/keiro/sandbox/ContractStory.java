package io.keiro.sandbox;

/**
 * The contract of a deal as a record of its own, which some companies keep beside the quote.
 *
 * @param created when the record was made
 * @param signed when both sides had signed, or {@link Step#NEVER}
 */
record ContractStory(long created, long signed) {

    /** Share of the won deals whose contract is kept as a record. */
    private static final double KEPT = 0.4;

    private static final double HOURS_BEFORE_WIN = 5;
    private static final long HOUR = 3_600_000L;
    private static final long MINUTE = 60_000L;

    /** The contract of a deal that is won for good, or null. It is drawn from a stream of its own and told apart from the deal's story. */
    static ContractStory of(Plan plan, DealStory story) {
        if (story.won() == Step.NEVER) {
            return null;
        }
        Draw draw = plan.draw(story.number(), Topic.CONTRACT);
        if (!draw.chance(KEPT)) {
            return null;
        }
        double haste = draw.uniform();
        long waiting = WorkingTime.days(draw.logNormal(2.5, 0.6));
        StageVisit win = story.visits().get(story.visits().size() - 1);
        long before = story.visits().size() < 2
                ? win.entered()
                : story.visits().get(story.visits().size() - 2).entered();
        long signed = accepted(story);
        if (signed == Step.NEVER) {
            // On paper: on the day of the win, an hour or some before whoever got it moved the deal.
            signed = win.entered() - (long) (Math.min(win.entered() - before, HOURS_BEFORE_WIN * HOUR) * haste);
        } else {
            signed += MINUTE;
        }
        return new ContractStory(Math.min(signed, Math.max(story.created(), signed - waiting)), signed);
    }

    /** When the customer signed the quote electronically; the contract is the same paper. */
    private static long accepted(DealStory story) {
        return story.quotes().stream()
                .filter(QuoteVersion::electronic)
                .mapToLong(QuoteVersion::accepted)
                .filter(time -> time != Step.NEVER)
                .findFirst()
                .orElse(Step.NEVER);
    }
}
