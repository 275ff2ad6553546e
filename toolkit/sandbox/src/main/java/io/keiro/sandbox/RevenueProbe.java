package io.keiro.sandbox;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** P12: how far invoices lie from deliveries, what is delivered and not invoiced, and what was invoiced in another month or before. */
final class RevenueProbe extends Probe {

    private final Gauge lag = Gauge.median("fulfil_to_invoice", "days");
    private final Gauge unbilled = Gauge.sum("unbilled_value", "currency");
    private final Gauge unbilledAge = Gauge.median("unbilled_age", "days");
    private final Gauge crossing = Gauge.share("period_crossing_rate");
    private final Gauge prepaid = Gauge.share("invoiced_before_delivery_rate");
    private final List<String> affected = new ArrayList<>();

    RevenueProbe(Company company, Ids ids) {
        super(Problem.REVENUE_TIMING_GAP, company, ids);
    }

    @Override
    void add(DealStory story) {
        OrderStory order = story.order();
        if (order == null || order.fulfilled() > now()) {
            return;
        }
        boolean within = contains(story);
        long billed = 0;
        for (InvoiceStory invoice : story.invoices()) {
            if (invoice.issued() > now() || invoice.voided() <= now()) {
                continue;
            }
            billed += invoice.amount();
            boolean before = invoice.issued() < order.fulfilled();
            boolean crosses = !before && month(invoice.issued()).isAfter(month(order.fulfilled()));
            lag.add(within, (invoice.issued() - order.fulfilled()) / DAY);
            prepaid.add(within, before);
            crossing.add(within, crosses);
            if (within && before) {
                list("prepaid", story);
            }
            if (within && crosses) {
                list("periodCrossing", story);
            }
        }
        long open = story.traits().amount() - billed;
        if (open > 0) {
            unbilled.add(within, open);
            unbilledAge.add(within, (now() - order.fulfilled()) / DAY);
            if (within) {
                list("unbilled", story);
            }
        }
        if (within) {
            affected.add(dealId(story));
        }
    }

    private static YearMonth month(long time) {
        return YearMonth.from(Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC));
    }

    @Override
    List<Reading> readings() {
        return List.of(lag.reading(), unbilled.reading(), unbilledAge.reading(), crossing.reading(), prepaid.reading());
    }

    @Override
    List<String> affected() {
        return affected;
    }
}
