package io.keiro.benchmarks;

import io.keiro.log.EventLog;
import io.keiro.mining.ActivityFrequency;
import io.keiro.mining.ActivityPosition;
import io.keiro.mining.ActivityPresence;
import io.keiro.mining.AttributeSummary;
import io.keiro.mining.Batches;
import io.keiro.mining.CaseArrivals;
import io.keiro.mining.CaseOverlap;
import io.keiro.mining.CasesInProgress;
import io.keiro.mining.CycleTime;
import io.keiro.mining.EndActivities;
import io.keiro.mining.Footprints;
import io.keiro.mining.IdleTime;
import io.keiro.mining.Level;
import io.keiro.mining.PrecedenceMatrix;
import io.keiro.mining.PrefixTree;
import io.keiro.mining.ProcessingTime;
import io.keiro.mining.QueueLength;
import io.keiro.mining.RedoReferral;
import io.keiro.mining.Repetitions;
import io.keiro.mining.ResourceFrequency;
import io.keiro.mining.ResourceInvolvement;
import io.keiro.mining.ResourceSpecialisation;
import io.keiro.mining.Rework;
import io.keiro.mining.SegmentFrequency;
import io.keiro.mining.SelfDistance;
import io.keiro.mining.SelfLoops;
import io.keiro.mining.ServiceTime;
import io.keiro.mining.SojournTime;
import io.keiro.mining.StartActivities;
import io.keiro.mining.StochasticLanguage;
import io.keiro.mining.TemporalProfile;
import io.keiro.mining.ThroughputTime;
import io.keiro.mining.TraceCoverage;
import io.keiro.mining.TraceLength;
import io.keiro.mining.TransitionSystem;
import io.keiro.mining.WaitingTime;
import io.keiro.mining.Workload;
import io.keiro.mining.quality.DataQuality;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Everything that is measured of a log, at the level where it is most work. */
final class Metrics {

    private Metrics() {}

    static Map<String, Function<EventLog, Object>> all() {
        Map<String, Function<EventLog, Object>> metrics = new LinkedHashMap<>();
        metrics.put("ThroughputTime", log -> ThroughputTime.of(log, Level.CASE));
        metrics.put("ProcessingTime", log -> ProcessingTime.of(log, Level.RESOURCE_ACTIVITY));
        metrics.put("IdleTime", log -> IdleTime.of(log, Level.CASE));
        metrics.put("WaitingTime", log -> WaitingTime.of(log, Level.ACTIVITY));
        metrics.put("ServiceTime", log -> ServiceTime.of(log, Level.ACTIVITY));
        metrics.put("SojournTime", log -> SojournTime.of(log, Level.ACTIVITY));
        metrics.put("CycleTime", log -> CycleTime.of(log, Level.ACTIVITY));
        metrics.put("QueueLength", log -> QueueLength.of(log, Level.ACTIVITY));
        metrics.put("Workload", Workload::of);
        metrics.put("CasesInProgress", CasesInProgress::of);
        metrics.put("CaseOverlap", log -> CaseOverlap.of(log, Level.CASE));
        metrics.put("CaseArrivals", CaseArrivals::of);
        metrics.put("TraceCoverage", log -> TraceCoverage.of(log, Level.TRACE));
        metrics.put("TraceLength", log -> TraceLength.of(log, Level.CASE));
        metrics.put("StartActivities", log -> StartActivities.of(log, Level.RESOURCE_ACTIVITY));
        metrics.put("EndActivities", log -> EndActivities.of(log, Level.RESOURCE_ACTIVITY));
        metrics.put("ActivityFrequency", log -> ActivityFrequency.of(log, Level.ACTIVITY));
        metrics.put("ActivityPresence", ActivityPresence::of);
        metrics.put("ActivityPosition", ActivityPosition::of);
        metrics.put("SelfDistance", SelfDistance::of);
        metrics.put("SelfLoops", log -> SelfLoops.of(log, Level.RESOURCE_ACTIVITY));
        metrics.put("Repetitions", log -> Repetitions.of(log, Level.RESOURCE_ACTIVITY));
        metrics.put("Rework", log -> Rework.of(log, Level.ACTIVITY));
        metrics.put("RedoReferral", RedoReferral::of);
        metrics.put("ResourceFrequency", log -> ResourceFrequency.of(log, Level.RESOURCE_ACTIVITY));
        metrics.put("ResourceInvolvement", log -> ResourceInvolvement.of(log, Level.CASE));
        metrics.put("ResourceSpecialisation", log -> ResourceSpecialisation.of(log, Level.RESOURCE));
        metrics.put("SegmentFrequency", SegmentFrequency::of);
        metrics.put("StochasticLanguage", StochasticLanguage::of);
        metrics.put("AttributeSummary", AttributeSummary::of);
        metrics.put("Batches", log -> Batches.of(log, Duration.ofHours(1)));
        metrics.put("Footprints", Footprints::of);
        metrics.put("PrecedenceMatrix", PrecedenceMatrix::of);
        metrics.put("TemporalProfile", TemporalProfile::of);
        metrics.put("PrefixTree", PrefixTree::of);
        metrics.put("TransitionSystem", TransitionSystem::of);
        metrics.put("DataQuality", DataQuality::of);
        return metrics;
    }
}
