package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/** P4: from the first quote to the signature, the quotes that it takes, and who approves them how soon. */
final class QuoteProbe extends Probe {

    private final Gauge process = Gauge.median("quote_to_contract", "days");
    private final Gauge last = Gauge.median("quote_to_contract_final", "days");
    private final Gauge approval = Gauge.median("approval_wait", "days");
    private final Gauge ofApprover = Gauge.median("approval_wait_of_approver", "days");
    private final Gauge quotes = Gauge.mean("quotes_per_deal", "quotes");
    private final Gauge firstTimeRight = Gauge.share("first_time_right_quote");
    private final Gauge loops = Gauge.share("rework_rate");
    private final List<String> quoted = new ArrayList<>();

    QuoteProbe(Company company, Ids ids) {
        super(Problem.SLOW_QUOTE_TO_CONTRACT, company, ids);
    }

    /** The segment goes by the amount that the deal shows, right or wrong: nothing else is known to an analysis. */
    @Override
    boolean contains(DealStory story) {
        return story.changes().amountAt(now()) >= Segments.LARGE;
    }

    @Override
    void add(DealStory story) {
        List<QuoteVersion> published = story.quotes().stream()
                .filter(quote -> quote.published() <= now())
                .toList();
        if (published.isEmpty()) {
            return;
        }
        boolean within = contains(story);
        if (within) {
            quoted.add(dealId(story));
        }
        quotes.add(within, published.size());
        firstTimeRight.add(within, published.size() == 1);
        loops.add(within, published.size() > 1);
        long signed = signed(story);
        if (signed <= now()) {
            process.add(within, (signed - published.get(0).published()) / DAY);
            published.stream()
                    .mapToLong(QuoteVersion::accepted)
                    .filter(accepted -> accepted <= signed)
                    .findFirst()
                    .ifPresent(accepted -> last.add(within, (signed - accepted) / DAY));
        }
        story.quotes().forEach(quote -> addApprovals(within, quote));
    }

    private void addApprovals(boolean within, QuoteVersion quote) {
        long asked = 0;
        for (Step step : quote.approval()) {
            if (step.value().equals("PENDING_APPROVAL") && asked == 0) {
                asked = step.time();
            }
            if (step.value().equals("APPROVED") && step.time() <= now()) {
                approval.add(within, (step.time() - asked) / DAY);
                ofApprover.add(step.staff() == company().segments().approver(), (step.time() - asked) / DAY);
            }
        }
    }

    @Override
    List<Reading> readings() {
        return List.of(
                process.reading(),
                last.reading(),
                approval.reading(),
                ofApprover.reading(),
                quotes.reading(),
                firstTimeRight.reading(),
                loops.reading());
    }

    @Override
    List<String> affected() {
        return quoted;
    }
}
