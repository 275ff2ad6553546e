package io.keiro.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an import has to say, noted while it runs; the numbers of the finished log are counted when somebody asks. */
final class ImportNotes {

    /** Examples listed for each reason; the rest is counted. */
    static final int LISTED = 20;

    /** What the source is made of. */
    enum Unit {
        ROWS,
        EVENTS
    }

    /** A value that was not taken over, and where it stood; the file is only named where there are several. */
    record Example(String file, long line, String column, String value) {
        Example(long line, String column, String value) {
            this("", line, column, value);
        }
    }

    /** How often something happened, with the first examples. */
    static final class Tally {
        private final List<Example> examples = new ArrayList<>();
        private long count;

        void add(Example example) {
            add(example, 1);
        }

        void add(Example example, long times) {
            if (examples.size() < LISTED) {
                examples.add(example);
            }
            count += times;
        }

        /** What was noted in a later part of the source, which counts its lines from its own beginning. */
        void add(Tally later, long linesBefore) {
            for (Example example : later.examples) {
                if (examples.size() < LISTED) {
                    long line = example.line() + linesBefore;
                    examples.add(new Example(example.file(), line, example.column(), example.value()));
                }
            }
            count += later.count;
        }

        /** What was noted about one of several files. */
        void add(Tally ofFile, String file) {
            for (Example example : ofFile.examples) {
                if (examples.size() < LISTED) {
                    examples.add(new Example(file, example.line(), example.column(), example.value()));
                }
            }
            count += ofFile.count;
        }

        long count() {
            return count;
        }

        List<Example> examples() {
            return Collections.unmodifiableList(examples);
        }
    }

    /** Which column plays a role, and why. */
    record Role(Phrase role, String column, Phrase reason) {}

    private final String source;
    private final Phrase format;
    private final Unit unit;
    private final long started = System.nanoTime();
    private final Map<Phrase, Tally> dropped = new LinkedHashMap<>();
    private final Map<Phrase, Tally> unreadable = new LinkedHashMap<>();
    private final List<Role> roles = new ArrayList<>();
    private final Map<String, Long> coerced = new LinkedHashMap<>();
    private long outOfOrder;
    private final List<Phrase> facts = new ArrayList<>();
    private final List<Phrase> warnings = new ArrayList<>();
    private final Map<Filled, Tally> filled = new LinkedHashMap<>();
    private final Map<String, Phrase> columns = new LinkedHashMap<>();
    private Phrase zoneReason = Phrase.of("no zone given", "タイムゾーンの指定なし");
    private long read;
    private Duration taken = Duration.ZERO;

    ImportNotes(String source, Phrase format, Unit unit) {
        this.source = source;
        this.format = format;
        this.unit = unit;
    }

    static ImportNotes inMemory(String name, long events) {
        ImportNotes notes = new ImportNotes(name, Phrase.of("built in memory", "メモリー上で作成"), Unit.EVENTS);
        notes.read = events;
        return notes;
    }

    void read(long count) {
        read = count;
    }

    void drop(Phrase reason, Example example) {
        dropped.computeIfAbsent(reason, r -> new Tally()).add(example);
    }

    /** Several rows are left out for one reason that shows in one place. */
    void drop(Phrase reason, Example example, long times) {
        dropped.computeIfAbsent(reason, r -> new Tally()).add(example, times);
    }

    /** What was noted about the rows of a later part of the source, which counts its lines from its own beginning. */
    void add(ImportNotes later, long linesBefore) {
        later.dropped.forEach((reason, tally) ->
                dropped.computeIfAbsent(reason, r -> new Tally()).add(tally, linesBefore));
        later.unreadable.forEach((reason, tally) ->
                unreadable.computeIfAbsent(reason, r -> new Tally()).add(tally, linesBefore));
    }

    /** Empty notes of the same import, for work that goes on beside. */
    ImportNotes beside() {
        return new ImportNotes(source, format, unit);
    }

    /** Takes in what was noted about one of several files. */
    void take(ImportNotes one, String file) {
        read += one.read;
        outOfOrder += one.outOfOrder;
        one.dropped.forEach((reason, tally) ->
                dropped.computeIfAbsent(reason, r -> new Tally()).add(tally, file));
        one.unreadable.forEach((reason, tally) ->
                unreadable.computeIfAbsent(reason, r -> new Tally()).add(tally, file));
        one.roles.stream().filter(role -> !roles.contains(role)).forEach(roles::add);
        one.warnings.forEach(warning -> warn(Phrase.of(file + ": " + warning.en(), file + ": " + warning.ja())));
        zoneReason = one.zoneReason;
        addColumns(one);
    }

    /** What was noted beside about columns. */
    void addColumns(ImportNotes beside) {
        beside.columns.forEach(this::column);
        beside.coerced.forEach(this::coerced);
    }

    /** A value that is missing in the log because it could not be read; its row or event was kept. */
    void unreadable(Phrase reason, Example example) {
        unreadable.computeIfAbsent(reason, r -> new Tally()).add(example);
    }

    void role(Phrase role, String column, Phrase reason) {
        roles.add(new Role(role, column, reason));
    }

    void zone(Phrase reason) {
        zoneReason = reason;
    }

    /** Values of a column that were not written the way its type is. */
    void coerced(String column, long values) {
        coerced.merge(column, values, Long::sum);
    }

    long coercedCount(String column) {
        return coerced.getOrDefault(column, 0L);
    }

    void outOfOrder(long events) {
        outOfOrder = events;
    }

    long outOfOrderCount() {
        return outOfOrder;
    }

    /** A sentence about how the source was read. */
    void fact(Phrase sentence) {
        facts.add(sentence);
    }

    List<Phrase> facts() {
        return facts;
    }

    void warn(Phrase warning) {
        warnings.add(warning);
    }

    /** Something to know about one column. */
    void column(String name, Phrase note) {
        columns.merge(name, note, (a, b) -> Phrase.of(a.en() + "; " + b.en(), a.ja() + "、" + b.ja()));
    }

    /** A value that the source declares for all elements, given to one that lacks it. */
    void filled(String column, String value) {
        filled.computeIfAbsent(new Filled(column, value), f -> new Tally()).add(new Example(0, column, value));
    }

    private record Filled(String column, String value) {}

    void finish() {
        filled.forEach((what, tally) -> {
            String count = Wording.number(tally.count());
            column(
                    what.column(),
                    Phrase.of(
                            count + " filled with the declared \"" + what.value() + "\"",
                            count + "件は宣言された既定値「" + what.value() + "」"));
        });
        taken = Duration.ofNanos(System.nanoTime() - started);
    }

    String source() {
        return source;
    }

    Phrase format() {
        return format;
    }

    Unit unit() {
        return unit;
    }

    long read() {
        return read;
    }

    long droppedCount() {
        return dropped.values().stream().mapToLong(Tally::count).sum();
    }

    Map<Phrase, Tally> dropped() {
        return dropped;
    }

    Map<Phrase, Tally> unreadable() {
        return unreadable;
    }

    List<Role> roles() {
        return roles;
    }

    List<Phrase> warnings() {
        return warnings;
    }

    Phrase columnNote(String name) {
        return columns.getOrDefault(name, Phrase.same(""));
    }

    Phrase zoneReason() {
        return zoneReason;
    }

    Duration taken() {
        return taken;
    }
}
