package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Trace;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Recognises the offending cases: by their place in the log that was looked at, elsewhere by their id. */
final class OffendingCases implements Predicate<Trace> {

    private final Offences offences;
    private final EventLog log;
    private final BitSet offending;
    private volatile Set<String> ids;

    OffendingCases(Offences offences, BitSet offending) {
        this.offences = offences;
        this.log = offences.log();
        this.offending = offending;
    }

    @Override
    public boolean test(Trace trace) {
        String id = trace.caseId();
        if (trace.index() < log.caseCount() && log.caseId(trace.index()).equals(id)) {
            return offending.get(trace.index());
        }
        return ids().contains(id);
    }

    private Set<String> ids() {
        Set<String> known = ids;
        if (known == null) {
            Set<String> found = new HashSet<>();
            offending.stream().forEach(c -> found.add(log.caseId(c)));
            known = found;
            ids = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "cases with " + offences;
    }
}
