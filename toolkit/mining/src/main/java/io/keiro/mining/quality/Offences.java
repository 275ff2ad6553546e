package io.keiro.mining.quality;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.log.Trace;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Offenders of a log: events, whole cases, or the log itself, each with the reason why. Numbers only, no object per offender, so that
 * millions of them are no burden; details become text when they are read. Ordered by reason, then as they were found.
 *
 * <p>Shares are shares of all cases and of all events, 0 to 1, NaN for an empty log. An event that offends twice counts once.
 */
// Longer than 300 lines: the one shape that all detectors, ours and others', hand out, with the records and the builder
// that belong to it.
public final class Offences implements Tabular {

    /** Rows of {@link #table()}; {@link #get} reaches the others. */
    static final int LISTED = 1_000;

    /** Puts one offender into words. */
    @FunctionalInterface
    public interface Detail {
        /**
         * @param log the log that was looked at
         * @param index number of the event; of the case where a whole case offends; -1 for the log itself
         * @param value what the detector kept for this offender
         */
        Phrase of(EventLog log, int index, long value);
    }

    /**
     * One thing that may be wrong.
     *
     * @param id technical name, for {@link Offences#only}
     * @param label what is wrong, without numbers
     * @param detail the words for one offender
     * @param worst true if the offender with the greatest value is the worst; else the first serves as the example
     */
    public record Reason(String id, Severity severity, Phrase label, Detail detail, boolean worst) {

        public static Reason of(String id, Severity severity, Phrase label) {
            return new Reason(id, severity, label, (log, index, value) -> label, false);
        }

        public Reason withDetail(Detail words) {
            return new Reason(id, severity, label, words, worst);
        }

        /** The greater the value of an offender, the worse it is. */
        public Reason worstByValue() {
            return new Reason(id, severity, label, detail, true);
        }
    }

    /**
     * One offender.
     *
     * @param reason id of the reason
     * @param caseId the case, or null for the log itself
     * @param event number of the event in the log, or -1
     * @param position of the event in its case, from 1, or null
     * @param activity of the event, or null
     * @param time of the event, or null
     */
    public record Offence(
            String reason, String caseId, int event, Integer position, String activity, Instant time, Phrase detail) {}

    /**
     * What one reason amounts to.
     *
     * @param offenders number of offenders
     * @param cases different cases
     * @param events different events
     */
    public record Tally(Reason reason, int offenders, int cases, int events, Offence example) {}

    private final EventLog log;
    private final OffenceRows rows;
    private final Phrase unanswered;
    private final BitSet caseSet = new BitSet();
    private final BitSet eventSet = new BitSet();
    private volatile List<Tally> tallies;

    Offences(EventLog log, OffenceRows rows, Phrase unanswered) {
        this.log = log;
        this.rows = rows;
        this.unanswered = unanswered;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.caseOf(i) >= 0) {
                caseSet.set(rows.caseOf(i));
            }
            if (rows.event(i) >= 0) {
                eventSet.set(rows.event(i));
            }
        }
    }

    /** Starts a collection of offenders. */
    public static Builder in(EventLog log) {
        return new Builder(log);
    }

    /** The events that meet a condition. */
    public static Offences ofEvents(EventLog log, Reason reason, Predicate<? super Event> condition) {
        Builder found = in(log);
        log.keepEvents(event -> {
            if (condition.test(event)) {
                found.event(event.index(), reason);
            }
            return true;
        });
        return found.build();
    }

    /** The cases that meet a condition. */
    public static Offences ofCases(EventLog log, Reason reason, Predicate<? super Trace> condition) {
        Builder found = in(log);
        log.keepCases(trace -> {
            if (condition.test(trace)) {
                found.ofCase(trace.index(), reason);
            }
            return true;
        });
        return found.build();
    }

    /** The log that was looked at. */
    public EventLog log() {
        return log;
    }

    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.size() == 0;
    }

    /** Why the question could not be asked of this log, if so. */
    public Optional<Phrase> unanswered() {
        return Optional.ofNullable(unanswered);
    }

    /** Different cases that offend, or have an event that does. */
    public int caseCount() {
        return caseSet.cardinality();
    }

    /** Different events that offend. */
    public int eventCount() {
        return eventSet.cardinality();
    }

    /** {@link #caseCount} as a share of all cases. */
    public double caseShare() {
        return share(caseCount(), log.caseCount());
    }

    /** {@link #eventCount} as a share of all events. */
    public double eventShare() {
        return share(eventCount(), log.eventCount());
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** The worst severity among the reasons that have offenders. */
    public Severity severity() {
        return rows.reasons().stream()
                .map(Reason::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }

    /** The offender at this place. */
    public Offence get(int index) {
        if (index < 0 || index >= rows.size()) {
            throw new IndexOutOfBoundsException("there are " + rows.size() + " offenders; there is no number " + index
                    + (rows.size() == 0 ? "" : ", valid are 0 to " + (rows.size() - 1)));
        }
        Reason reason = rows.reason(index);
        int event = rows.event(index);
        int caseIndex = rows.caseOf(index);
        Phrase detail = reason.detail().of(log, event >= 0 ? event : caseIndex, rows.value(index));
        boolean timed = event >= 0 && log.time(event) != EventLog.NO_TIME;
        return new Offence(
                reason.id(),
                caseIndex < 0 ? null : log.caseId(caseIndex),
                event,
                event < 0 ? null : (Integer) (event - log.caseStart(caseIndex) + 1),
                event < 0 ? null : log.activity(event),
                timed ? Instant.ofEpochMilli(log.time(event)) : null,
                detail);
    }

    /** Numbers of the offending events, ascending, each once. */
    public int[] eventIndices() {
        return eventSet.stream().toArray();
    }

    /** Numbers of the cases concerned, ascending, each once. */
    public int[] caseIndices() {
        return caseSet.stream().toArray();
    }

    /** What each reason amounts to: the most severe first, then the most offenders, then as found. */
    public List<Tally> tallies() {
        List<Tally> known = tallies;
        if (known == null) {
            known = OffenceTallies.of(this, rows);
            tallies = known;
        }
        return known;
    }

    /** The offenders for one reason. A wrong id answers with those that there are. */
    public Offences only(String reason) {
        List<Reason> reasons = rows.reasons();
        for (int r = 0; r < reasons.size(); r++) {
            if (reasons.get(r).id().equals(reason)) {
                return new Offences(log, rows.only(r), unanswered);
            }
        }
        throw new IllegalArgumentException("no offender for the reason \"" + reason + "\"; "
                + (reasons.isEmpty()
                        ? "there are no offenders at all"
                        : "there are: "
                                + Wording.names(reasons.stream().map(Reason::id).toList())));
    }

    /**
     * The cases concerned, as a condition for the log that was looked at and for logs derived from it. Cases are recognised by their id.
     */
    public Predicate<Trace> cases() {
        return new OffendingCases(this, caseSet);
    }

    /**
     * The offending events, as a condition for the log that was looked at. Events are recognised by their place, so that another log is an
     * error: look for the offenders in that one.
     */
    public Predicate<Event> events() {
        return new OffendingEvents(this, eventSet);
    }

    /** The offenders one by one, at most the first 1,000 of them; {@link #get} reaches all. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Offenders", "該当箇所"),
                Field.of("reason", Phrase.of("Reason", "理由"), Kind.TEXT),
                Field.of("case", Phrase.of("Case", "ケース"), Kind.TEXT),
                Field.of("position", Phrase.of("Position", "位置"), Kind.COUNT),
                Field.of("activity", Phrase.of("Activity", "アクティビティ"), Kind.TEXT),
                Field.of("time", Phrase.of("Time", "時刻"), Kind.INSTANT),
                Field.of("detail", Phrase.of("Detail", "詳細"), Kind.TEXT));
        for (int i = 0; i < Math.min(LISTED, rows.size()); i++) {
            Offence o = get(i);
            table.row(o.reason(), o.caseId(), o.position(), o.activity(), o.time(), o.detail());
        }
        return table.build();
    }

    /** The commonest of the most severe reasons, and how many cases and events are concerned. */
    @Override
    public Phrase sentence() {
        return new OffenceText(this).sentence();
    }

    @Override
    public String toString() {
        return sentence().en();
    }

    /** Collects offenders, in any order. */
    public static final class Builder {

        private final EventLog log;
        private final List<Reason> reasons = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final GrowingOffences rows = new GrowingOffences();
        private int lastCase;
        private Reason last;
        private int lastNumber;
        private Phrase unanswered;

        private Builder(EventLog log) {
            this.log = log;
        }

        public Builder event(int event, Reason reason) {
            return event(event, reason, 0);
        }

        /** An event with a value that its detail speaks of. */
        public Builder event(int event, Reason reason, long value) {
            if (event < 0 || event >= log.eventCount()) {
                throw new IndexOutOfBoundsException("there is no event " + event + " in " + log.name() + ", which has "
                        + log.eventCount() + " events");
            }
            return add(caseOf(event), event, reason, value);
        }

        public Builder ofCase(int caseIndex, Reason reason) {
            return ofCase(caseIndex, reason, 0);
        }

        /** A whole case with a value that its detail speaks of. */
        public Builder ofCase(int caseIndex, Reason reason, long value) {
            if (caseIndex < 0 || caseIndex >= log.caseCount()) {
                throw new IndexOutOfBoundsException("there is no case " + caseIndex + " in " + log.name()
                        + ", which has " + log.caseCount() + " cases");
            }
            return add(caseIndex, -1, reason, value);
        }

        /** The log itself: a column, a span without events. */
        public Builder ofLog(Reason reason, long value) {
            return add(-1, -1, reason, value);
        }

        /** Says why the question cannot be asked of this log: what it lacks. */
        public Builder unanswered(Phrase why) {
            unanswered = why;
            return this;
        }

        /** Quick if events come in ascending order. */
        private int caseOf(int event) {
            if (event < log.caseStart(lastCase) || event >= log.caseEnd(lastCase)) {
                lastCase = CheckedLog.caseOf(log, event);
            }
            return lastCase;
        }

        private Builder add(int caseIndex, int event, Reason reason, long value) {
            rows.add(number(reason), caseIndex, event, value);
            return this;
        }

        private int number(Reason reason) {
            if (reason != last) {
                last = reason;
                lastNumber = numbers.computeIfAbsent(reason.id(), id -> {
                    reasons.add(reason);
                    return reasons.size() - 1;
                });
            }
            return lastNumber;
        }

        /** The offenders, ordered by reason. */
        public Offences build() {
            return new Offences(log, rows.sorted(List.copyOf(reasons)), unanswered);
        }
    }
}
