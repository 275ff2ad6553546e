package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The detectors that need no parameters, by their ids; they share what has to be known about the log. */
final class Detectors {

    private final DataQuality.Options options;
    private final Map<String, Supplier<QualityFinding>> all = new LinkedHashMap<>();

    Detectors(EventLog log, DataQuality.Options options) {
        this.options = options;
        CheckedLog checked = new CheckedLog(log);
        all.put("missing-values", () -> MissingValues.of(checked, MissingValues.Options.defaults()));
        all.put(
                "time-anomalies",
                () -> TimeAnomalies.of(checked, TimeAnomalies.Options.defaults().withReadAt(options.readAt())));
        all.put(
                "wrong-order",
                () -> WrongOrder.of(log, WrongOrder.Options.defaults().withSequence(options.sequence())));
        all.put("duplicate-events", () -> DuplicateEvents.of(checked, DuplicateEvents.Options.defaults()));
        all.put("similar-labels", () -> SimilarLabels.of(checked, SimilarLabels.Options.defaults()));
        all.put("multi-registration", () -> MultiRegistration.of(checked, MultiRegistration.Options.defaults()));
        all.put("overlapping-instances", () -> OverlappingInstances.of(checked));
        all.put("resource-inconsistency", () -> ResourceInconsistency.of(checked));
        all.put("inactive-periods", () -> InactivePeriods.of(checked, InactivePeriods.Options.defaults()));
        all.put(
                "incomplete-cases",
                () -> IncompleteCases.of(
                        log,
                        IncompleteCases.Options.defaults()
                                .withEnds(options.ends().toArray(String[]::new))));
        all.put("case-id-gaps", () -> CaseIdGaps.of(log));
        all.put("duration-outliers", () -> DurationOutliers.of(checked, DurationOutliers.Options.defaults()));
        all.put(
                "attribute-dependencies",
                () -> AttributeDependencies.of(checked, AttributeDependencies.Options.defaults()));
        all.put("related-activities", () -> RelatedActivities.of(log));
        all.put("unique-values", () -> UniqueValues.of(checked));
        if (!options.activities().isEmpty()) {
            all.put("unknown-activities", () -> UnknownActivities.of(log, options.activities()));
        }
    }

    List<QualityFinding> run() {
        for (String id : options.without()) {
            if (!all.containsKey(id)) {
                throw new IllegalArgumentException("there is no detector \"" + id + "\" to leave out; there are: "
                        + String.join(", ", all.keySet()));
            }
        }
        List<QualityFinding> findings = new ArrayList<>();
        all.forEach((id, detector) -> {
            if (!options.without().contains(id)) {
                findings.add(detector.get());
            }
        });
        return findings;
    }
}
