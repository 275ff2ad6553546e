package io.keiro.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Puts what an import noticed into sentences. */
final class ImportWarnings {

    private final ImportNotes notes;

    ImportWarnings(ImportNotes notes) {
        this.notes = notes;
    }

    void unnamedCases(ImportNotes.Tally unnamed) {
        if (unnamed.count() > 0) {
            ImportNotes.Example first = unnamed.examples().get(0);
            notes.warn(Phrase.of(
                    Wording.count(unnamed.count(), "trace has", "traces have")
                            + " no name and is called by its position, " + "first \"" + first.value() + "\" (line "
                            + first.line() + ")",
                    "名前のないトレースが " + Wording.number(unnamed.count()) + "件あり、位置で名付けました。最初は「" + first.value() + "」("
                            + first.line() + "行目)"));
        }
    }

    void renamedCases(ImportNotes.Tally renamed) {
        if (renamed.count() > 0) {
            ImportNotes.Example first = renamed.examples().get(0);
            notes.warn(Phrase.of(
                    Wording.count(renamed.count(), "trace has", "traces have")
                            + " the name of an earlier one and got a number behind it, first \"" + first.value()
                            + "\" (line " + first.line() + ")",
                    "同じ名前のトレースが " + Wording.number(renamed.count()) + "件あり、番号を付けて区別しました。最初は「" + first.value() + "」("
                            + first.line() + "行目)"));
        }
    }

    void withoutOffset(long times, ZoneId zone) {
        if (times > 0) {
            notes.warn(Phrase.of(
                    Wording.count(times, "time has", "times have") + " no UTC offset; read as local time in "
                            + Wording.zone(zone) + ", change that with zone(...)",
                    "UTC オフセットのない日時が " + Wording.number(times) + "件あります。" + Wording.zone(zone)
                            + " の現地時刻として読みました。変更するには zone(...) を使います"));
        }
    }

    void noTimes(String column) {
        notes.warn(Phrase.of(
                "the column \"" + column + "\" is empty: no event has a time, events keep the order of the rows",
                "列「" + column + "」は空で、日時のあるイベントがありません。行の順序を保ちました"));
    }

    void surplusCells(ImportNotes.Tally surplus) {
        if (surplus.count() > 0) {
            ImportNotes.Example example = surplus.examples().get(0);
            String first = (example.file().isEmpty() ? "" : example.file() + " ") + example.line();
            notes.warn(Phrase.of(
                    Wording.count(surplus.count(), "row has", "rows have")
                            + " more values than the header has names; the surplus was not read (first in line " + first
                            + ")",
                    "見出しより値の多い行が " + Wording.number(surplus.count()) + "件あります。余分な値は読みませんでした(最初は " + first + "行目)"));
        }
    }

    void repeatedNames(List<String> header) {
        List<String> repeated = HeaderNames.repeated(header);
        if (!repeated.isEmpty()) {
            String names = NearestNames.list(repeated);
            notes.warn(Phrase.of(
                    "the header names more than one column " + names + "; the second is called \"" + repeated.get(0)
                            + " (2)\" and so on",
                    "見出しに同じ名前の列があります: " + names + "。2番目は「" + repeated.get(0) + " (2)」のように名付けました"));
        }
    }

    void controlCharacters(String column, Dictionary values) {
        controlCharacters(column, values, values.firstWithControl());
    }

    /** @param code the first value that holds one, or -1 */
    void controlCharacters(String column, Dictionary values, int code) {
        if (code >= 0) {
            String shown = NearestNames.visible(values.entry(code));
            notes.warn(Phrase.of(
                    "values of \"" + column + "\" hold control characters, the first is \"" + shown
                            + "\"; they are kept as they are",
                    "列「" + column + "」の値に制御文字があります。最初は「" + shown + "」です。そのまま保持しました"));
        }
    }

    void negativeDurations(long events) {
        if (events > 0) {
            notes.warn(Phrase.of(
                    Wording.count(events, "event ends", "events end")
                            + " before its start; kept with a negative duration",
                    "開始より前に終わるイベントが " + Wording.number(events) + "件あります。負の所要時間のまま保持しました"));
        }
    }

    void clockChanges(long times, ZoneId zone) {
        if (times > 0) {
            notes.warn(Phrase.of(
                    Wording.count(times, "time falls", "times fall") + " into a clock change of " + zone
                            + " and could mean two moments or none; the earlier one was taken",
                    zone + " の時刻切り替えにかかる日時が " + Wording.number(times) + "件あります。早いほうの時刻としました"));
        }
    }

    void outOfOrder(long events, EventOrder order) {
        notes.outOfOrder(events);
        if (events > 0 && order == EventOrder.TIME) {
            notes.warn(Phrase.of(
                    Wording.count(events, "event stood", "events stood")
                            + " behind a later one of the same case; sorted by time",
                    "同じケースの後のイベントより後ろにあったイベントが " + Wording.number(events) + "件あります。時刻順に並べ替えました"));
        }
    }

    void smallNumbers(long times, String unit, long first) {
        if (times > 0) {
            String example = Instant.ofEpochMilli(first).toString();
            notes.warn(Phrase.of(
                    Wording.count(times, "number lies", "numbers lie") + " in 1970 to 1972 as " + unit
                            + " since 1970, the first at " + example
                            + "; if they are days of a spreadsheet, positions or of another unit, make dates of them"
                            + " first",
                    "1970年からの" + unit + "として読むと1970~1972年になる数値が " + Wording.number(times) + "件あります(最初は " + example
                            + ")。表計算の日数・順番・別の単位の場合は、先に日時へ変換してください"));
        }
    }

    void casesAlone(int rows) {
        if (rows > 0) {
            notes.warn(Phrase.of(
                    Wording.count(rows, "row names", "rows name")
                            + " a case and nothing that happened; kept as cases without events",
                    "ケースだけでイベントのない行が " + Wording.number(rows) + "件あります。イベントのないケースとして残しました"));
        }
    }

    void similarActivities(List<String> groups) {
        if (!groups.isEmpty()) {
            notes.warn(Phrase.of(
                    "activities that differ only in case, width or blanks are kept apart: " + String.join("; ", groups),
                    "大文字・小文字、全角・半角、空白だけが異なるアクティビティは別のものとして扱いました: " + String.join("、", groups)));
        }
    }
}
