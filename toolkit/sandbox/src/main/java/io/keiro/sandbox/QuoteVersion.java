package io.keiro.sandbox;

import java.time.LocalDate;
import java.util.List;

/**
 * One quote. A revised quote is a new record, as HubSpot's users make it.
 *
 * @param slot place among the quotes of its deal
 * @param approval internal approval ({@code hs_status}), oldest first
 * @param lifeCycle what the customer sees ({@code hs_quote_status}), oldest first
 * @param published when the customer got it
 * @param accepted when the customer accepted or signed it, or {@link Step#NEVER}
 * @param electronic true if it is accepted by electronic signature
 * @param expires last day of its validity
 */
record QuoteVersion(
        int slot,
        long created,
        List<Step> approval,
        List<Step> lifeCycle,
        long published,
        long accepted,
        boolean electronic,
        LocalDate expires) {

    QuoteVersion {
        approval = List.copyOf(approval);
        lifeCycle = List.copyOf(lifeCycle);
    }
}
