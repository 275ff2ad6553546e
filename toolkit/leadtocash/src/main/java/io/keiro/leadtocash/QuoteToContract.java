package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.mining.statistics.SegmentScan;

/**
 * Which step or loop delays the signature? Problem P4, slow quote-to-contract; goal G4, streamline quote-to-contract.
 *
 * <p>Two clocks: the process clock from the first quote to the signature, and the final clock from the accepted quote. The first is
 * split into rework (first to last quote), the customer's decision (last quote to acceptance) and signing; the wait for approvals runs
 * wherever it lies. The signature is Contract Signed, else winning the deal. Open deals count as still running, lost ones are counted
 * apart. {@link SegmentScan} compares the process clock between groups of deals, and the waits for approval also between approvers; a
 * {@linkplain Finding.Status#PROBLEM problem} is a group that passes the limits.
 *
 * <p>Association is not cause. Without quotes: not possible, and the verdict says what would provide them.
 */
public final class QuoteToContract extends Analysis {

    private static final BusinessQuestion QUESTION = BusinessQuestion.SLOW_QUOTE_TO_CONTRACT;

    private final QuoteTables tables;

    private QuoteToContract(Answer answer, QuoteTables tables) {
        super(answer);
        this.tables = tables;
    }

    public static QuoteToContract of(LeadToCash data) {
        return of(data, Options.defaults());
    }

    public static QuoteToContract of(LeadToCash data, Options options) {
        QuoteCases cases = QuoteCases.of(data, options);
        SegmentScan scan = QuoteScan.of(cases.all(), options);
        QuoteTables tables = new QuoteTables(cases.all());
        QuoteStory story = new QuoteStory(data, options, cases, scan, tables);
        Answer.Draft draft = new Answer.Draft(QUESTION, data)
                .conditions(Phrase.of(
                        "deals with a quote; elapsed days in zone "
                                + data.zone().getId(),
                        "見積書のある商談。経過日数、タイムゾーンは" + data.zone().getId()))
                .restsOn(cases.coverage(), cases.evidence())
                .measures(QuoteMeasures.of(cases, options))
                .segments(scan.segments().stream().map(SegmentAttributes::named).toList());
        return new QuoteToContract(story.tell(draft), tables);
    }

    /** How many approvals each approver decided, and how long they waited. */
    public DataTable approvers() {
        return tables.approvers();
    }

    /** Deals by number of quotes: how many, how long to the signature, how many signed. */
    public DataTable revisions() {
        return tables.revisions();
    }
}
