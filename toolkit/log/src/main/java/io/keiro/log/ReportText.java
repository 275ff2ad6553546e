package io.keiro.log;

import java.util.ArrayList;
import java.util.List;

/** Says in sentences what an import did. */
final class ReportText {

    private static final int LISTED = 20;

    private ReportText() {}

    static Phrase first(ImportReport report, ImportNotes notes) {
        boolean rows = notes.unit() == ImportNotes.Unit.ROWS;
        String read = Wording.number(report.rowsRead());
        String kept = Wording.number(report.rowsKept());
        String dropped = Wording.number(report.rowsDropped());
        return Phrase.of(
                report.source() + " (" + report.format().en() + "): "
                        + Wording.count(report.rowsRead(), rows ? "row" : "event", rows ? "rows" : "events")
                        + " read, " + kept + " kept, " + dropped + " left out.",
                report.source() + "(" + report.format().ja() + "): " + (rows ? "行数 " : "イベント数 ") + read + "、採用 " + kept
                        + "、除外 " + dropped + "。");
    }

    static List<Phrase> of(ImportReport report, ImportNotes notes, EventLog log) {
        List<Phrase> text = new ArrayList<>();
        text.add(first(report, notes));
        text.add(counts(report, log));
        lifecycle(report, text);
        duplicates(report, text);
        text.add(times(report, notes, log));
        text.addAll(notes.facts());
        for (ImportNotes.Role role : notes.roles()) {
            text.add(Phrase.of(
                    role.role().en() + ": column \"" + role.column() + "\" ("
                            + role.reason().en() + ").",
                    role.role().ja() + ": 列「" + role.column() + "」("
                            + role.reason().ja() + ")。"));
        }
        notes.dropped().forEach((reason, tally) -> text.add(tally(reason, tally, "left out", "除外")));
        notes.unreadable().forEach((reason, tally) -> text.add(tally(reason, tally, "values left empty", "値を空欄に")));
        text.add(columns(report));
        for (Phrase warning : notes.warnings()) {
            text.add(Phrase.of("Warning: " + warning.en(), "警告: " + warning.ja()));
        }
        String seconds = Wording.number(report.taken().toMillis());
        text.add(Phrase.of("Read in " + seconds + " ms.", "読み込み時間: " + seconds + "ミリ秒。"));
        return text;
    }

    private static Phrase counts(ImportReport report, EventLog log) {
        int resources = report.resourceCount();
        int empty = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            empty += log.caseStart(c) == log.caseEnd(c) ? 1 : 0;
        }
        String without = empty == 0 ? "" : " (" + Wording.number(empty) + " without events)";
        String ohne = empty == 0 ? "" : "(うちイベントなし " + Wording.number(empty) + ")";
        return Phrase.of(
                Wording.count(report.caseCount(), "case", "cases") + without + ", "
                        + Wording.count(report.eventCount(), "event", "events") + ", "
                        + Wording.count(report.activityCount(), "activity", "activities") + ", "
                        + Wording.count(report.variantCount(), "variant", "variants")
                        + (resources == 0 ? "." : ", " + Wording.count(resources, "resource", "resources") + "."),
                "ケース数 " + Wording.number(report.caseCount()) + ohne + "、イベント数 "
                        + Wording.number(report.eventCount()) + "、アクティビティ数 "
                        + Wording.number(report.activityCount()) + "、バリアント数 "
                        + Wording.number(report.variantCount())
                        + (resources == 0 ? "。" : "、リソース数 " + Wording.number(resources) + "。"));
    }

    private static void lifecycle(ImportReport report, List<Phrase> text) {
        List<String> counts = report.lifecycle().entrySet().stream()
                .limit(LISTED)
                .map(entry -> "\"" + entry.getKey() + "\" " + Wording.number(entry.getValue()))
                .toList();
        if (!counts.isEmpty()) {
            String more = report.lifecycle().size() > LISTED ? ", …" : "";
            text.add(Phrase.of(
                    "Lifecycle transitions: " + String.join(", ", counts) + more + ".",
                    "ライフサイクル: " + String.join("、", counts) + more + "。"));
        }
    }

    private static void duplicates(ImportReport report, List<Phrase> text) {
        int duplicates = report.duplicateCount();
        if (duplicates > 0) {
            text.add(Phrase.of(
                    Wording.count(duplicates, "event says", "events say")
                            + " the same as an earlier one of the case in every value; kept.",
                    "同じケースの前のイベントとすべての値が同じイベント " + Wording.number(duplicates) + "件。そのまま残しました。"));
        }
    }

    private static Phrase times(ImportReport report, ImportNotes notes, EventLog log) {
        int untimed = 0;
        for (int e = 0; e < log.eventCount(); e++) {
            untimed += log.time(e) == EventLog.NO_TIME ? 1 : 0;
        }
        String from = Wording.time(report.firstTime(), report.zone());
        String to = Wording.time(report.lastTime(), report.zone());
        return Phrase.of(
                "From " + from + " to " + to + ", shown in the zone " + Wording.zone(report.zone()) + " ("
                        + notes.zoneReason().en() + ")"
                        + (untimed == 0
                                ? "."
                                : "; " + Wording.count(untimed, "event has", "events have") + " no time."),
                "期間 " + from + " ~ " + to + "、タイムゾーン " + Wording.zone(report.zone()) + "("
                        + notes.zoneReason().ja() + ")"
                        + (untimed == 0 ? "。" : "。日時のないイベント " + Wording.number(untimed) + "件。"));
    }

    private static Phrase tally(Phrase reason, ImportNotes.Tally tally, String en, String ja) {
        StringBuilder examples = new StringBuilder();
        StringBuilder examplesJa = new StringBuilder();
        for (ImportNotes.Example example : tally.examples()) {
            String separator = examples.length() == 0 ? "" : ", ";
            String value = example.value().isEmpty() ? "" : " \"" + example.value() + "\"";
            String column = example.column().isEmpty() ? "" : " '" + example.column() + "'";
            String file = example.file().isEmpty() ? "" : example.file() + " ";
            examples.append(separator)
                    .append(file)
                    .append("line ")
                    .append(example.line())
                    .append(column)
                    .append(value);
            examplesJa
                    .append(separator)
                    .append(file)
                    .append(example.line())
                    .append("行目")
                    .append(column)
                    .append(value);
        }
        boolean more = tally.count() > tally.examples().size();
        return Phrase.of(
                Wording.number(tally.count()) + " " + en + ": " + reason.en() + " (" + examples + (more ? ", …" : "")
                        + ").",
                ja + " " + Wording.number(tally.count()) + "件: " + reason.ja() + "(" + examplesJa + (more ? "…" : "")
                        + ")。");
    }

    private static Phrase columns(ImportReport report) {
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        for (List<Object> row : report.columns().rows()) {
            Phrase level = (Phrase) row.get(1);
            Phrase type = (Phrase) row.get(2);
            Phrase remark = (Phrase) row.get(5);
            int missing = (Integer) row.get(3);
            long coerced = (Long) row.get(6);
            en.add(row.get(0) + " (" + level.en() + ", " + type.en()
                    + (missing == 0 ? "" : ", " + Wording.number(missing) + " missing")
                    + (coerced == 0 ? "" : ", " + Wording.number(coerced) + " coerced")
                    + (remark.en().isEmpty() ? "" : ", " + remark.en()) + ")");
            ja.add(row.get(0) + "(" + level.ja() + "、" + type.ja()
                    + (missing == 0 ? "" : "、欠損 " + Wording.number(missing))
                    + (coerced == 0 ? "" : "、変換 " + Wording.number(coerced))
                    + (remark.ja().isEmpty() ? "" : "、" + remark.ja()) + ")");
        }
        return en.isEmpty()
                ? Phrase.of("No further columns.", "その他の列はありません。")
                : Phrase.of("Further columns: " + String.join(", ", en) + ".", "その他の列: " + String.join("、", ja) + "。");
    }
}
