package io.keiro.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The figures of one problem as the data shows them, on one side of its segment, with the definitions that the analyses use. */
final class Measured {

    /** P1: days from entering the stage to leaving it, for finished stays. */
    final Sample dwell = new Sample();
    /** P1: days from entering the stage, stays that have not ended included. */
    final Survival dwellWithOpen = new Survival();
    /** P3: days from the draft of an invoice to its issue. */
    final Sample issueWait = new Sample();
    /** P3: days from issue to the last payment, for invoices paid in full. */
    final Sample collection = new Sample();
    /** P3: days from the due day to the last payment, negative if early, for invoices paid in full. */
    final Sample daysLate = new Sample();
    /** P4: days from the first publication of a quote to the signature. */
    final Sample quoteToContract = new Sample();
    /** P4: days from asking for an approval to getting it. */
    final Sample approvalWait = new Sample();
    /** P4: published quotes per deal with a quote. */
    final Sample quotes = new Sample();
    /** P4: 1 for deals with exactly one published quote, 0 for those with more. */
    final Sample firstTimeRight = new Sample();

    private static final double DAY = WorkingTime.DAY;

    /** Adds what a deal has to say on a problem up to a moment. */
    void add(Problem problem, DealStory story, long now) {
        switch (problem) {
            case STALLED_DEALS -> addStages(story, now);
            case LATE_PAYMENT -> addInvoices(story, now);
            case SLOW_QUOTE_TO_CONTRACT -> addQuotes(story, now);
        }
    }

    private void addStages(DealStory story, long now) {
        for (StageVisit visit : story.visits()) {
            if (visit.stage() != Segments.STALLED_STAGE || visit.entered() > now) {
                continue;
            }
            boolean ended = visit.left() <= now;
            if (ended) {
                dwell.add(visit.days());
            }
            dwellWithOpen.add(ended ? visit.days() : (now - visit.entered()) / DAY, ended);
        }
    }

    private void addInvoices(DealStory story, long now) {
        for (InvoiceStory invoice : story.invoices()) {
            if (invoice.issued() <= now) {
                issueWait.add((invoice.issued() - invoice.created()) / DAY);
            }
            if (invoice.paid() <= now) {
                LocalDate paid = Instant.ofEpochMilli(invoice.paid())
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate();
                collection.add((invoice.paid() - invoice.issued()) / DAY);
                daysLate.add(paid.toEpochDay() - invoice.due().toEpochDay());
            }
        }
    }

    private void addQuotes(DealStory story, long now) {
        List<QuoteVersion> published = new ArrayList<>();
        for (QuoteVersion quote : story.quotes()) {
            if (quote.published() <= now) {
                published.add(quote);
            }
            addApproval(quote, now);
        }
        if (published.isEmpty()) {
            return;
        }
        quotes.add(published.size());
        firstTimeRight.add(published.size() == 1 ? 1 : 0);
        long signed = signed(story);
        if (signed <= now) {
            quoteToContract.add((signed - published.get(0).published()) / DAY);
        }
    }

    private void addApproval(QuoteVersion quote, long now) {
        long asked = Step.NEVER;
        for (Step step : quote.approval()) {
            if (step.value().equals("PENDING_APPROVAL") && asked == Step.NEVER) {
                asked = step.time();
            }
            if (step.value().equals("APPROVED") && step.time() <= now) {
                approvalWait.add((step.time() - asked) / DAY);
            }
        }
    }

    /** The first electronic signature; without one, the moment at which the deal was first won. */
    private static long signed(DealStory story) {
        long electronic = story.quotes().stream()
                .filter(quote -> quote.electronic() && quote.accepted() != Step.NEVER)
                .mapToLong(QuoteVersion::accepted)
                .findFirst()
                .orElse(Step.NEVER);
        return electronic != Step.NEVER
                ? electronic
                : story.visits().stream()
                        .filter(visit -> visit.stage() == DealStage.WON)
                        .mapToLong(StageVisit::entered)
                        .findFirst()
                        .orElse(Step.NEVER);
    }
}
