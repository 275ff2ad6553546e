package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.mining.statistics.SegmentScan;
import java.util.List;

/**
 * How long from invoice to cash, which invoices are late, and why? Problem P3, late payment collection; goal G3, faster collection.
 *
 * <p>The invoice is the case: issued, not voided; collected with its last payment; unpaid ones count as not yet paid. Lateness is judged
 * against the due date, because the days since the invoice depend on the terms (with closing-date terms even on the day of issue).
 * {@link SegmentScan} compares days late between payment terms, regions, amount bands and the other attributes; a
 * {@linkplain Finding.Status#PROBLEM problem} is a group that passes the limits and is paid at least a day later than the rest. The
 * delay before the due date's clock starts (issue, send) is ours, the delay after the due date is theirs; the two are shown apart.
 * Receivables days follow the usual definitions over the last 365 days; no benchmark is shipped, because none fits every industry.
 */
public final class CashCollection extends Analysis {

    private static final BusinessQuestion QUESTION = BusinessQuestion.LATE_PAYMENT;

    private final InvoiceTables tables;

    private CashCollection(Answer answer, InvoiceTables tables) {
        super(answer);
        this.tables = tables;
    }

    public static CashCollection of(LeadToCash data) {
        return of(data, Options.defaults());
    }

    public static CashCollection of(LeadToCash data, Options options) {
        InvoiceCases cases = InvoiceCases.of(data, options);
        LatenessScan scan = LatenessScan.of(cases.withDue(), options);
        InvoiceTables tables = new InvoiceTables(cases.all(), data.currency());
        CashStory story = new CashStory(data, options, cases, scan, tables);
        Answer.Draft draft = new Answer.Draft(QUESTION, data)
                .conditions(Phrase.of(
                        "all invoices that are issued and not voided; calendar days in zone "
                                + data.zone().getId(),
                        "発行済みで無効でないすべての請求書。暦日、タイムゾーンは" + data.zone().getId()))
                .restsOn(cases.coverage(), cases.evidence())
                .measures(CashMeasures.of(data, cases, options))
                .segments(scan.segments());
        return new CashCollection(story.tell(draft), tables);
    }

    /** Receivables at the cut-off by days overdue: count and amount. */
    public DataTable ageing() {
        return tables.ageing();
    }

    /** The unpaid invoices beyond their due date, the longest overdue first. */
    public DataTable overdueInvoices() {
        return tables.overdue();
    }

    /** Days from ready to issued, sent, due and paid, for each value of an attribute such as PaymentTerms or Region. */
    public DataTable waterfall(String attribute) {
        return tables.waterfall(attribute);
    }

    /** The attributes by which invoices can be compared in this data. */
    public List<String> attributes() {
        return tables.attributes();
    }
}
