package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens while a deal stands in "Contract sent": the first quote is published on entry, the customer decides or asks for
 * changes, and each change is a new quote that may need approval before it is published.
 *
 * @param versions the quotes, first to last
 * @param end when the deal leaves the stage, before office hours are considered, or {@link Step#NEVER}
 */
record QuotePhase(List<QuoteVersion> versions, long end) {

    /** How many quotes a deal can have in one phase. */
    static final int VERSIONS = 4;

    /** How often the first, second and third quote are revised without any problem. */
    private static final double[] REVISED = {0.20, 0.10, 0.05};

    /** What P4 adds, per unit of its strength. */
    private static final double[] PLANTED = {0.34, 0.16, 0.06};

    /** What becomes of the deal at the end of the phase. */
    enum Ending {
        WON,
        LOST,
        NEVER
    }

    /**
     * Where a phase stands.
     *
     * @param deal number of the deal
     * @param phase how many phases the deal had before this one
     * @param entered entry into the stage, before office hours are considered
     * @param room how long before the entry the first quote may have been begun
     * @param rules how quotes of this deal are made
     */
    record Start(int deal, int phase, long entered, long room, QuoteRules rules) {

        private int slot(int version) {
            return phase * VERSIONS + version;
        }

        private QuoteDraft draft(Plan plan, int version) {
            return QuoteDraft.of(plan, deal, slot(version), rules);
        }
    }

    static QuotePhase of(Plan plan, Start start, Ending ending) {
        List<QuoteVersion> versions = new ArrayList<>();
        QuoteDraft draft = start.draft(plan, 0).squeezedInto(start.room());
        long published = start.entered();
        for (int version = 0; ; version++) {
            Draw draw = plan.draw(start.deal(), Topic.QUOTE, start.slot(version));
            double decision = draw.logNormal(version == 0 ? 8 : 5, 0.6);
            boolean electronic = draw.chance(0.6);
            boolean statusFollows = draw.chance(0.75);
            double closing = draw.logNormal(0.8, 0.5);
            if (isRevised(plan, start, version)) {
                QuoteDraft next = start.draft(plan, version + 1);
                long asked = published + WorkingTime.days(decision * 0.6);
                long nextPublished = asked + WorkingTime.days(next.days());
                versions.add(draft.replaced(published, nextPublished, electronic));
                draft = next;
                published = nextPublished;
            } else if (ending == Ending.WON) {
                long decided = published + WorkingTime.days(decision);
                versions.add(draft.accepted(published, decided, electronic, statusFollows));
                return new QuotePhase(List.copyOf(versions), decided + WorkingTime.days(closing));
            } else {
                versions.add(draft.undecided(published, electronic));
                long end = ending == Ending.LOST ? published + WorkingTime.days(decision) : Step.NEVER;
                return new QuotePhase(List.copyOf(versions), end);
            }
        }
    }

    /** Some quotes are revised anyway; P4 adds its own loops without touching the others. */
    private static boolean isRevised(Plan plan, Start start, int version) {
        if (version >= REVISED.length) {
            return false;
        }
        Draw draw = plan.draw(start.deal(), Topic.REVISION, start.slot(version));
        boolean natural = draw.chance(REVISED[version]);
        double slowness = start.rules().slowness();
        boolean planted = draw.chance(Math.min(0.95, PLANTED[version] * slowness));
        return natural || slowness > 1 && planted;
    }
}
