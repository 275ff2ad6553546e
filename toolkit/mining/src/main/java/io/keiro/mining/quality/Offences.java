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
import java.util.Arrays;
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
            known = countTallies();
            tallies = known;
        }
        return known;
    }

    private List<Tally> countTallies() {
        int[] stamps = new int[Math.max(log.caseCount(), log.eventCount())];
        List<Tally> counted = new ArrayList<>();
        for (int r = 0; r < rows.reasons().size(); r++) {
            int cases = distinct(stamps, 2 * r + 1, rows.start(r), rows.start(r + 1), false);
            int events = distinct(stamps, 2 * r + 2, rows.start(r), rows.start(r + 1), true);
            Reason reason = rows.reasons().get(r);
            counted.add(
                    new Tally(reason, rows.start(r + 1) - rows.start(r), cases, events, get(rows.example(r, reason))));
        }
        counted.sort(Comparator.comparing((Tally t) -> t.reason().severity())
                .reversed()
                .thenComparing(Comparator.comparingInt(Tally::offenders).reversed()));
        return List.copyOf(counted);
    }

    private int distinct(int[] stamps, int stamp, int from, int to, boolean events) {
        int count = 0;
        for (int i = from; i < to; i++) {
            int index = events ? rows.event(i) : rows.caseOf(i);
            if (index >= 0 && stamps[index] != stamp) {
                stamps[index] = stamp;
                count++;
            }
        }
        return count;
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

    /** One row for each reason. */
    DataTable summary(Phrase title) {
        DataTable.Builder table = DataTable.titled(
                title,
                Field.of("what", Phrase.of("What is wrong", "内容"), Kind.TEXT),
                Field.of("severity", Phrase.of("Severity", "重要度"), Kind.TEXT),
                Field.of("cases", Phrase.of("Cases", "ケース数"), Kind.COUNT),
                Field.of("events", Phrase.of("Events", "イベント数"), Kind.COUNT),
                Field.of("share", Phrase.of("Share of cases", "ケースの割合"), Kind.SHARE),
                Field.of("case", Phrase.of("Example case", "ケースの例"), Kind.TEXT),
                Field.of("example", Phrase.of("Example", "例"), Kind.TEXT));
        for (Tally t : tallies()) {
            table.row(
                    t.reason().label(),
                    t.reason().severity().label(),
                    t.cases(),
                    t.events(),
                    t.cases() == 0 ? null : (Object) share(t.cases(), log.caseCount()),
                    t.example().caseId(),
                    t.example().detail());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        if (unanswered != null) {
            return unanswered;
        }
        if (isEmpty()) {
            return Phrase.of("nothing found", "問題なし");
        }
        Tally first = tallies().get(0);
        int others = tallies().size() - 1;
        Phrase amount = amount(first.cases(), first.events(), first.offenders());
        Phrase all = amount(caseCount(), eventCount(), size());
        return Phrase.of(
                first.reason().label().en() + ": " + amount.en()
                        + (others == 0
                                ? ""
                                : "; with " + Wording.count(others, "other reason", "other reasons") + " " + all.en()),
                first.reason().label().ja() + ": " + amount.ja()
                        + (others == 0 ? "" : "。ほか" + Wording.number(others) + "種類を含め" + all.ja()));
    }

    /** What was found, without numbers. */
    Phrase heading() {
        if (unanswered != null || isEmpty()) {
            return sentence();
        }
        Phrase first = tallies().get(0).reason().label();
        int others = tallies().size() - 1;
        return others == 0
                ? first
                : Phrase.of(
                        first.en() + " and " + Wording.count(others, "other", "others"),
                        first.ja() + "ほか" + Wording.number(others) + "種類");
    }

    private Phrase amount(int cases, int events, int offenders) {
        if (cases == 0) {
            return Phrase.of(Wording.number(offenders) + " found", Wording.number(offenders) + "件");
        }
        String share = Wording.share(share(cases, log.caseCount()));
        String inCases = Wording.count(cases, "case", "cases") + " (" + share + ")";
        String casesJa = Wording.number(cases) + "ケース(" + share + ")";
        return events == 0
                ? Phrase.of(inCases, casesJa)
                : Phrase.of(
                        Wording.count(events, "event", "events") + " in " + inCases,
                        casesJa + "の" + Wording.number(events) + "イベント");
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
        private int[] reasonOf = new int[16];
        private int[] cases = new int[16];
        private int[] events = new int[16];
        private long[] values = new long[16];
        private int size;
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
            if (size == cases.length) {
                reasonOf = Arrays.copyOf(reasonOf, 2 * size);
                cases = Arrays.copyOf(cases, 2 * size);
                events = Arrays.copyOf(events, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            reasonOf[size] = number(reason);
            cases[size] = caseIndex;
            events[size] = event;
            values[size] = value;
            size++;
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
            return new Offences(
                    log, OffenceRows.of(List.copyOf(reasons), size, reasonOf, cases, events, values), unanswered);
        }
    }
}
