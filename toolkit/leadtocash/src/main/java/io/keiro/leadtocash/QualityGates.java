package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks a data set before anybody draws a conclusion from it. A gate counts and gives examples; it never changes or drops anything.
 * Not for repairing CRM data: the report says where a defect is, people decide.
 */
public final class QualityGates {

    private QualityGates() {}

    /** Runs all gates that this data can be asked about. */
    public static QualityReport of(LeadToCash data) {
        List<GateResult> results = new ArrayList<>(EventGates.of(data));
        results.addAll(StageGates.of(data));
        results.addAll(DealGates.of(data));
        results.addAll(CloseDateGates.of(data));
        results.add(ContactTwins.of(data));
        results.addAll(FinanceGates.of(data));
        results.addAll(CurrencyGates.of(data));
        results.addAll(ContextGates.of(data));
        results.addAll(MarkGates.of(data));
        results.addAll(TextGates.of(data));
        results.sort(java.util.Comparator.comparing(GateResult::gate));
        return new QualityReport(results, Readiness.of(data));
    }
}
