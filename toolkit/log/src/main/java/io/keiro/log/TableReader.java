package io.keiro.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Reads the rows of a table into a log, each once, cell by cell. */
final class TableReader implements RowHandler {

    static final Phrase NO_CASE = Phrase.of("the row has no case id", "ケースIDのない行");
    static final Phrase NO_ACTIVITY = Phrase.of("the row has no activity", "アクティビティのない行");
    static final Phrase BAD_TIME = Phrase.of("the time cannot be read", "日時として読めない行");
    static final Phrase BAD_START = Phrase.of("the start cannot be read", "開始日時として読めない値");
    private static final String LABEL = "(missing)";
    private static final int ROWS_BETWEEN = 1 << 12;

    private final TableSource source;
    private final TableChoices choices;
    private final RelayedProgress progress;
    private final TableLayout layout;
    private final ImportNotes notes;
    private final LogAssembly assembly = new LogAssembly();
    private final TimeColumn ends;
    private final TimeColumn starts;
    private final Dictionary nulls = new Dictionary();
    private final ColumnRole[] roles;
    private final GrowingColumn[] attributes;
    private final CaseRows caseRows = new CaseRows();
    private final KeptCell caseId = new KeptCell();
    private final KeptCell activity = new KeptCell();
    private final CaseLookup cases = new CaseLookup(assembly);
    private final ImportNotes.Tally surplus = new ImportNotes.Tally();
    private String badTime;
    private String badStart;
    private boolean timed;
    private boolean blank = true;
    private boolean beyond;
    private boolean headerPassed;
    private int reserved;
    private long read;

    private Runnable between = () -> {};
    private volatile boolean stopped;

    TableReader(TableSource source, TableLayout layout, TableChoices choices, RelayedProgress progress) {
        this.source = source;
        this.layout = layout;
        this.progress = progress;
        this.choices = choices;
        notes = new ImportNotes(source.name(), source.format(), source.unit());
        ends = new TimeColumn(choices);
        starts = layout.roles().has(ColumnRole.START) ? new TimeColumn(choices) : null;
        assembly.timesFollow();
        choices.nullValues.forEach(nulls::code);
        int width = layout.names().size();
        roles = new ColumnRole[width];
        attributes = new GrowingColumn[width];
        for (int i = 0; i < width; i++) {
            String name = layout.names().get(i);
            roles[i] = role(name);
            if (roles[i] == null) {
                attributes[i] = assembly.eventColumns().column(name);
            }
        }
    }

    /** The role for which a column is used up; the resource and the like stay attributes. */
    private ColumnRole role(String name) {
        for (ColumnRole role : ColumnRole.values()) {
            if (!role.isAttribute() && name.equals(layout.roles().columns().get(role))) {
                return role;
            }
        }
        return null;
    }

    EventLog read() {
        List<TableSource.Stretch> stretches = source.stretches();
        TableReader whole = stretches.size() > 1 ? StretchedRows.read(stretches, afresh(), this::checkInterrupt) : null;
        if (whole == null) {
            AheadRows.pass(source, this, progress::tell);
            whole = this;
        }
        progress.tell();
        return whole.log();
    }

    private EventLog log() {
        cases.settle();
        notes.read(read + source.leftOut(notes));
        return new TableFinish(source, choices, layout, notes)
                .log(new TableFinish.Rows(assembly, caseRows, ends, starts, surplus));
    }

    /** Another reader of the same table that has read nothing yet. */
    private TableReader afresh() {
        return new TableReader(source, layout, choices, progress);
    }

    /** A reader of rows that stand below the header. */
    TableReader below() {
        TableReader reader = afresh();
        reader.headerPassed = true;
        return reader;
    }

    /** What is being read. */
    String name() {
        return source.name();
    }

    /** This reader, which calls somebody now and then. */
    TableReader watched(Runnable caller) {
        between = caller;
        return this;
    }

    private void checkInterrupt() {
        progress.tell();
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("reading " + source.name() + " was stopped");
        }
    }

    /** Lets another thread end the reading at the next row. */
    void stop() {
        stopped = true;
    }

    boolean isBelowHeader() {
        return headerPassed;
    }

    /** Whether something will be reported that names a line. */
    boolean hasNotes() {
        return surplus.count() > 0
                || caseRows.size() > 0
                || !notes.dropped().isEmpty()
                || !notes.unreadable().isEmpty();
    }

    /** Takes in the rows that another reader found below those of this one. */
    void add(TableReader later, long linesAbove) {
        cases.settle();
        later.cases.settle();
        int rows = assembly.eventCount();
        int laterRows = later.assembly.eventCount();
        ForkJoinTask<?> times = ForkJoinPool.commonPool().submit(() -> {
            ends.add(later.ends, rows, laterRows);
            if (starts != null) {
                starts.add(later.starts, rows, laterRows);
            }
        });
        int[] casesHere = assembly.add(later.assembly);
        times.join();
        caseRows.add(later.caseRows, casesHere, linesAbove);
        notes.add(later.notes, linesAbove);
        surplus.add(later.surplus, linesAbove);
        read += later.read;
    }

    @Override
    public void cell(int column, char[] text, int offset, int length) {
        if (!headerPassed || length == 0 || nulls.size() > 0 && nulls.find(text, offset, length) >= 0) {
            return;
        }
        boolean empty = isBlank(text, offset, length);
        blank &= empty;
        if (column >= roles.length) {
            beyond |= !empty;
        } else if (roles[column] == null) {
            attributes[column].text(assembly.eventCount(), text, offset, length);
        } else if (!empty) {
            switch (roles[column]) {
                case CASE -> caseId.set(text, offset, length);
                case ACTIVITY -> activity.set(text, offset, length);
                case TIME -> badTime = time(ends, text, offset, length);
                default -> badStart = time(starts, text, offset, length);
            }
        }
    }

    /**
     * Makes room for as many rows as there will probably be, so that little has to grow step by step; for four times those that there are
     * at most, because the rows to come may be longer.
     */
    @Override
    public void share(double done) {
        int rows = assembly.eventCount();
        if (rows < ROWS_BETWEEN || done <= 0 || rows < reserved / 2) {
            return;
        }
        int probable = (int) Math.min(Math.min(rows / done * 1.02, 4.0 * rows), Integer.MAX_VALUE / 2);
        if (probable < reserved + reserved / 4) {
            // A little more is not worth copying for.
            return;
        }
        reserved = probable;
        assembly.reserve(reserved);
        ends.reserve(reserved);
        if (starts != null) {
            starts.reserve(reserved);
        }
    }

    @Override
    public void cell(int column, byte[] ascii, int offset, int length) {
        if (!headerPassed || length == 0) {
            return;
        }
        if (nulls.size() > 0 || column >= roles.length) {
            RowHandler.super.cell(column, ascii, offset, length);
            return;
        }
        boolean empty = isBlank(ascii, offset, length);
        blank &= empty;
        if (roles[column] == null) {
            attributes[column].text(assembly.eventCount(), ascii, offset, length);
        } else if (!empty) {
            switch (roles[column]) {
                case CASE -> caseId.set(ascii, offset, length);
                case ACTIVITY -> activity.set(ascii, offset, length);
                case TIME -> badTime = time(ends, ascii, offset, length);
                default -> badStart = time(starts, ascii, offset, length);
            }
        }
    }

    private static boolean isBlank(byte[] ascii, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!Character.isWhitespace(ascii[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!Character.isWhitespace(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** Null if the value is a time, else the value. */
    private String time(TimeColumn column, char[] text, int offset, int length) {
        timed = true;
        return column.set(assembly.eventCount(), text, offset, length) ? null : new String(text, offset, length);
    }

    private String time(TimeColumn column, byte[] ascii, int offset, int length) {
        timed = true;
        return column.set(assembly.eventCount(), ascii, offset, length)
                ? null
                : new String(ascii, offset, length, StandardCharsets.US_ASCII);
    }

    @Override
    public boolean endRow(long line, int cells) {
        if (!headerPassed) {
            headerPassed = line >= layout.headerLine();
            return true;
        }
        if (!blank) {
            if ((++read & ROWS_BETWEEN - 1) == 0) {
                between.run();
            }
            row(line);
        } else {
            forget();
        }
        caseId.clear();
        activity.clear();
        badTime = null;
        badStart = null;
        timed = false;
        blank = true;
        beyond = false;
        return !stopped;
    }

    private void row(long line) {
        boolean label = choices.missing == TableImport.Missing.LABEL;
        if (beyond) {
            surplus.add(layout.example(source, line, null, ""));
        }
        if (caseId.isEmpty() && !label) {
            drop(NO_CASE, ColumnRole.CASE, line, "");
        } else if (activity.isEmpty() && !label && isCaseAlone()) {
            caseRow(line);
        } else if (activity.isEmpty() && !label) {
            drop(NO_ACTIVITY, ColumnRole.ACTIVITY, line, "");
        } else if (badTime != null) {
            drop(BAD_TIME, ColumnRole.TIME, line, badTime);
        } else {
            if (badStart != null) {
                notes.unreadable(BAD_START, layout.example(source, line, ColumnRole.START, badStart));
            }
            assembly.event(
                    caseId.isEmpty() ? cases.of(LABEL) : cases.ofRow(caseId),
                    activity.isEmpty() ? assembly.activities().code(LABEL) : activity.code(assembly.activities()));
        }
    }

    /** Nothing is in the row but a case id and attributes of the case. */
    private boolean isCaseAlone() {
        for (GrowingColumn attribute : attributes) {
            boolean ofEvent = attribute != null
                    && !TableFinish.isOfCases(attribute.name(), choices)
                    && !attribute.name().equals(source.addedColumn());
            if (ofEvent && attribute.isSet(assembly.eventCount())) {
                return false;
            }
        }
        return !timed;
    }

    private void caseRow(long line) {
        caseRows.add(cases.of(caseId), line);
        for (GrowingColumn attribute : attributes) {
            String value = attribute == null ? null : attribute.text(assembly.eventCount());
            if (value != null) {
                caseRows.attribute(attribute.name(), value);
            }
        }
        forget();
    }

    private void drop(Phrase reason, ColumnRole role, long line, String value) {
        boolean fail = choices.strict || role != ColumnRole.TIME && choices.missing == TableImport.Missing.FAIL;
        ImportNotes.Example example = layout.example(source, line, role, value);
        if (fail) {
            throw TableProblems.refused(source, example, reason);
        }
        notes.drop(reason, example);
        forget();
    }

    /** Takes back the cells of a row that does not count. */
    private void forget() {
        int row = assembly.eventCount();
        for (GrowingColumn attribute : attributes) {
            if (attribute != null) {
                attribute.clear(row);
            }
        }
        ends.clear(row);
        if (starts != null) {
            starts.clear(row);
        }
    }
}
