package io.keiro.leadtocash;

import io.keiro.mining.statistics.SegmentScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for groups of deals that take longer from the first quote to the signature, and for approvals that wait longer. The approver is
 * compared on the wait alone: deals that need an approval at all differ from those that do not.
 */
final class QuoteScan {

    private QuoteScan() {}

    static SegmentScan of(List<QuoteCase> cases, Analysis.Options options) {
        List<SegmentScan.Observation> clocks = cases.stream()
                .map(c -> new SegmentScan.Observation(c.segments(), c.days(), c.signed()))
                .toList();
        List<SegmentScan.Observation> waits = new ArrayList<>();
        for (QuoteCase one : cases) {
            for (QuoteCase.Approval approval : one.approvals()) {
                Map<String, String> segments = new HashMap<>(one.segments());
                if (approval.approver() != null && options.attributes().contains(SegmentAttributes.APPROVER)) {
                    segments.put(SegmentAttributes.APPROVER, approval.approver());
                }
                waits.add(new SegmentScan.Observation(segments, approval.days(), approval.decided()));
            }
        }
        SegmentScan.Options asked = SegmentAttributes.labelled(
                SegmentScan.Options.defaults().withLimits(options.limits()),
                options.policy().amountBands());
        return SegmentScan.joined(List.of(
                SegmentScan.ofDurations(clocks, asked),
                SegmentScan.ofDurations(waits, asked.withContext(SegmentAttributes.STEP, SegmentAttributes.APPROVAL))));
    }
}
