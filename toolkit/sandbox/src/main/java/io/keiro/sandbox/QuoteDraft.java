package io.keiro.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The making of a quote: writing, then perhaps an approval that may have to be asked for twice.
 *
 * @param slot place among the quotes of its deal
 * @param writing days of writing
 * @param approvals days that each request for approval waits; empty if none is needed
 * @param approver position of the approving manager in {@link Staff}
 */
record QuoteDraft(int slot, double writing, List<Double> approvals, int approver) {

    private static final int VALID_DAYS = 45;
    private static final long BEFORE_THE_DEAL_MOVES = 90_000L;
    private static final double SMALL_SHARE = 0.02;

    static QuoteDraft of(Plan plan, int deal, int slot, QuoteRules rules) {
        Draw draw = plan.draw(deal, Topic.APPROVAL, slot);
        double writing = draw.logNormal(1.2, 0.5);
        boolean needed = draw.uniform() < rules.approvalShare() || rules.overCap();
        int requests = draw.chance(0.05) ? 2 : 1;
        int drawn = Staff.MANAGERS_FROM + draw.below(Staff.MANAGERS);
        int approver = rules.slowness() > 1 ? rules.approver() : drawn;
        List<Double> approvals = new ArrayList<>();
        for (int request = 0; request < requests; request++) {
            double wait = draw.logNormal(1.2, 0.6);
            approvals.add(rules.slowness() > 1 ? wait * 2 * rules.slowness() : wait);
        }
        return new QuoteDraft(slot, writing, needed ? approvals : List.of(), approver);
    }

    /** How long it takes, to the publication. */
    double days() {
        return writing + approvals.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The same work done faster, if it would have begun before the deal was ready for it. */
    QuoteDraft squeezedInto(long room) {
        double factor = Math.min(1, room / (double) WorkingTime.days(days()));
        return new QuoteDraft(
                slot,
                writing * factor,
                approvals.stream().map(days -> days * factor).toList(),
                approver);
    }

    /** The quote that the customer asked to change: the next one takes its place. */
    QuoteVersion replaced(long published, long nextPublished, boolean electronic) {
        return version(published, new Step("VOID", office(nextPublished), Step.OWNER), Step.NEVER, electronic);
    }

    /** The quote on which the customer did not act. */
    QuoteVersion undecided(long published, boolean electronic) {
        return version(published, expiry(published), Step.NEVER, electronic);
    }

    /**
     * The quote that was accepted. Some signed quotes are never marked as accepted and read "expired" later; only their signature
     * tells.
     */
    QuoteVersion accepted(long published, long decided, boolean electronic, boolean statusFollows) {
        long time = office(decided);
        Step last = electronic && !statusFollows
                ? expiry(published)
                : new Step("ACCEPTED", time, electronic ? Step.MACHINE : Step.OWNER);
        return version(published, last, time, electronic);
    }

    private QuoteVersion version(long published, Step last, long accepted, boolean electronic) {
        long created = office(published - WorkingTime.days(days()));
        long visible = office(published);
        List<Step> approval = approval(created, published);
        List<Step> lifeCycle = new ArrayList<>();
        lifeCycle.add(new Step("DRAFT", created, Step.OWNER));
        approval.stream()
                .filter(step -> step.value().equals("PENDING_APPROVAL"))
                .findFirst()
                .ifPresent(lifeCycle::add);
        lifeCycle.add(new Step("PUBLISHED", visible, Step.OWNER));
        lifeCycle.add(last);
        return new QuoteVersion(slot, created, approval, lifeCycle, visible, accepted, electronic, expires(published));
    }

    private List<Step> approval(long created, long published) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("DRAFT", created, Step.OWNER));
        if (approvals.isEmpty()) {
            steps.add(new Step("APPROVAL_NOT_NEEDED", office(published), Step.OWNER));
            return steps;
        }
        long asked = published - WorkingTime.days(days() - writing);
        for (int i = 0; i < approvals.size(); i++) {
            boolean last = i == approvals.size() - 1;
            long wait = WorkingTime.days(approvals.get(i));
            steps.add(new Step("PENDING_APPROVAL", office(asked), Step.OWNER));
            // What follows a decision, publishing or asking again, takes its author a moment.
            long decided = asked + (long) (wait * (1 - SMALL_SHARE));
            steps.add(new Step(last ? "APPROVED" : "REJECTED", office(decided), approver));
            asked += wait;
        }
        return steps;
    }

    /** A quote is published just before its deal is moved on, and whatever is done to a quote keeps its order. */
    private static long office(long time) {
        return WorkingTime.of(time) - BEFORE_THE_DEAL_MOVES;
    }

    private static LocalDate expires(long published) {
        return Instant.ofEpochMilli(office(published))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(VALID_DAYS);
    }

    static Step expiry(long published) {
        long nightAfter = expires(published)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
        return new Step("EXPIRED", nightAfter, Step.MACHINE);
    }
}
