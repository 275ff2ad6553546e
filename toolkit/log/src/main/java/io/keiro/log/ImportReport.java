package io.keiro.log;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an import did: what it read and how, which columns became case, activity and time and why, what was left out and where, and what
 * should be looked at. A log derived by verbs keeps the report of the import that it stems from. Read always equals kept plus left out.
 */
public final class ImportReport implements Tabular {

    private static final Phrase EVENT_LEVEL = Phrase.of("event", "イベント");
    private static final Phrase CASE_LEVEL = Phrase.of("case", "ケース");

    private final EventLog log;
    private final ImportNotes notes;

    ImportReport(EventLog log, ImportNotes notes) {
        this.log = log;
        this.notes = notes;
    }

    /** Name of the file or table. */
    public String source() {
        return notes.source();
    }

    /** How the source was read: format, delimiter, encoding, sheet. */
    public Phrase format() {
        return notes.format();
    }

    /** Rows of a table, dates of a table with one row per case, or event elements of an XES file; the header and blank rows do not count. */
    public long rowsRead() {
        return notes.read();
    }

    /** Those of {@link #rowsRead} that became events, or say that a case has none. */
    public long rowsKept() {
        return notes.read() - notes.droppedCount();
    }

    /** Those of {@link #rowsRead} that were left out. */
    public long rowsDropped() {
        return notes.droppedCount();
    }

    public int caseCount() {
        return log.caseCount();
    }

    public int eventCount() {
        return log.eventCount();
    }

    public int activityCount() {
        return log.activities().size();
    }

    public int variantCount() {
        return log.variantCount();
    }

    /** Different resources; 0 if the log has no column of them. */
    public int resourceCount() {
        return values(log.findEventAttribute(log.mapping().resource())).size();
    }

    /** Events that say the same as an earlier one of their case: activity, times and all attributes. They are kept. */
    public int duplicateCount() {
        return RepeatedEvents.count(log);
    }

    /** Events that stood behind a later one of their case in the source. */
    public long outOfOrderCount() {
        return notes.outOfOrderCount();
    }

    /** Number of events by lifecycle transition, most frequent first; empty if the log has no column of them. */
    public Map<String, Integer> lifecycle() {
        return values(log.findEventAttribute(log.mapping().lifecycle()));
    }

    private static Map<String, Integer> values(Column column) {
        if (column == null) {
            return Map.of();
        }
        Map<String, Integer> counts = new TreeMap<>(Labels.BY_CODE_POINT);
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                counts.merge(column.text(row), 1, Integer::sum);
            }
        }
        Map<String, Integer> ranked = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> ranked.put(entry.getKey(), entry.getValue()));
        return ranked;
    }

    /** First time in the log, or null if there is none. */
    public Instant firstTime() {
        return log.firstTime();
    }

    /** Last time in the log, or null if there is none. */
    public Instant lastTime() {
        return log.lastTime();
    }

    /** The zone in which times without one were read and in which times are shown. */
    public ZoneId zone() {
        return log.zone();
    }

    /** What should be looked at before trusting the log. */
    public List<Phrase> warnings() {
        return List.copyOf(notes.warnings());
    }

    /** How long the import took. */
    public Duration taken() {
        return notes.taken();
    }

    /**
     * One row per attribute: level (case or event), type, missing values, remark, and coerced values: those not written the way their type
     * is, such as numbers with a decimal comma, or of another type than the rest of the column.
     */
    public DataTable columns() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Columns of " + source(), source() + " の列"),
                DataTable.Field.of("column", Phrase.of("Column", "列"), DataTable.Kind.TEXT),
                DataTable.Field.of("level", Phrase.of("Level", "レベル"), DataTable.Kind.TEXT),
                DataTable.Field.of("type", Phrase.of("Type", "型"), DataTable.Kind.TEXT),
                DataTable.Field.of("missing", Phrase.of("Missing", "欠損"), DataTable.Kind.COUNT),
                DataTable.Field.of("missingShare", Phrase.of("Share missing", "欠損の割合"), DataTable.Kind.SHARE),
                DataTable.Field.of("remark", Phrase.of("Remark", "備考"), DataTable.Kind.TEXT),
                DataTable.Field.of("coerced", Phrase.of("Coerced", "変換した値"), DataTable.Kind.COUNT));
        log.caseAttributes().forEach(name -> column(table, log.caseAttribute(name), CASE_LEVEL));
        log.eventAttributes().forEach(name -> column(table, log.eventAttribute(name), EVENT_LEVEL));
        return table.build();
    }

    private void column(DataTable.Builder table, Column column, Phrase level) {
        int missing = 0;
        for (int row = 0; row < column.size(); row++) {
            missing += column.isMissing(row) ? 1 : 0;
        }
        double share = column.size() == 0 ? Double.NaN : (double) missing / column.size();
        table.row(
                column.name(),
                level,
                typeName(column.type()),
                missing,
                share,
                notes.columnNote(column.name()),
                notes.coercedCount(column.name()));
    }

    private static Phrase typeName(Column.Type type) {
        return switch (type) {
            case TEXT -> Phrase.of("text", "テキスト");
            case LONG -> Phrase.of("whole number", "整数");
            case DOUBLE -> Phrase.of("number", "数値");
            case BOOLEAN -> Phrase.of("yes or no", "真偽値");
            case INSTANT -> Phrase.of("date and time", "日時");
        };
    }

    /** What was left out or could not be read: one row per reason and example, at most 20 examples each. */
    public DataTable leftOut() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Left out of " + source(), source() + " から除外したもの"),
                DataTable.Field.of("reason", Phrase.of("Reason", "理由"), DataTable.Kind.TEXT),
                DataTable.Field.of("count", Phrase.of("Count", "件数"), DataTable.Kind.COUNT),
                DataTable.Field.of("file", Phrase.of("File", "ファイル"), DataTable.Kind.TEXT),
                DataTable.Field.of("line", Phrase.of("Line", "行"), DataTable.Kind.COUNT),
                DataTable.Field.of("column", Phrase.of("Column", "列"), DataTable.Kind.TEXT),
                DataTable.Field.of("value", Phrase.of("Value", "値"), DataTable.Kind.TEXT));
        notes.dropped().forEach((reason, tally) -> examples(table, reason, tally));
        notes.unreadable().forEach((reason, tally) -> examples(table, reason, tally));
        return table.build();
    }

    private void examples(DataTable.Builder table, Phrase reason, ImportNotes.Tally tally) {
        for (ImportNotes.Example example : tally.examples()) {
            table.row(
                    reason,
                    tally.count(),
                    example.file().isEmpty() ? source() : example.file(),
                    example.line() > 0 ? example.line() : null,
                    example.column(),
                    example.value());
        }
    }

    /** Which column plays which role, and why. */
    public DataTable mapping() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Columns with a role", "役割をもつ列"),
                DataTable.Field.of("role", Phrase.of("Role", "役割"), DataTable.Kind.TEXT),
                DataTable.Field.of("column", Phrase.of("Column", "列"), DataTable.Kind.TEXT),
                DataTable.Field.of("reason", Phrase.of("Why", "理由"), DataTable.Kind.TEXT));
        notes.roles().forEach(role -> table.row(role.role(), role.column(), role.reason()));
        return table.build();
    }

    /** The whole report, a sentence per line. */
    public List<Phrase> sentences() {
        return ReportText.of(this, notes, log);
    }

    /** The whole report: topic and statement. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Import of " + source(), source() + " の読み込み"),
                DataTable.Field.of("statement", Phrase.of("Statement", "内容"), DataTable.Kind.TEXT));
        sentences().forEach(table::row);
        return table.build();
    }

    @Override
    public Phrase sentence() {
        return ReportText.first(this, notes);
    }

    /** All sentences in English, one per line. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        sentences().forEach(sentence -> lines.add(sentence.en()));
        return String.join("\n", lines);
    }

    /** Number of rows left out for each reason. */
    public Map<Phrase, Long> reasons() {
        Map<Phrase, Long> reasons = new LinkedHashMap<>();
        notes.dropped().forEach((reason, tally) -> reasons.put(reason, tally.count()));
        return reasons;
    }
}
