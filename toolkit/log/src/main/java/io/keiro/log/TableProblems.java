package io.keiro.log;

import java.time.LocalDate;
import java.util.Map;

/** What to say when a table gives no log. */
final class TableProblems {

    private static final Phrase FORMS = Phrase.of(
            "valid are ISO 8601 (2024-03-31, 2024-03-31T09:30:00+09:00), 2024/03/31 09:30, 31.03.2024 09:30, 31/03/2024, 03/31/2024,"
                    + " 31 Mar 2024 and seconds or milliseconds since 1970; for another form say timeFormat(\"…\")",
            "読める形式: ISO 8601(2024-03-31、2024-03-31T09:30:00+09:00)、2024/03/31 09:30、2024年3月31日、31.03.2024、31/03/2024、"
                    + "03/31/2024、1970年からの秒またはミリ秒。その他の形式は timeFormat(\"…\") で指定してください");

    private TableProblems() {}

    /** A row that the caller does not want to be left out. */
    static LogFormatException refused(TableSource source, ImportNotes.Example example, Phrase reason) {
        LogFormatException.Place place = place(source.name(), example);
        if (reason != TableReader.BAD_TIME) {
            return LogFormatException.at(place, reason);
        }
        return LogFormatException.at(place, badTime(place.value()));
    }

    private static LogFormatException.Place place(String source, ImportNotes.Example example) {
        String file = example.file().isEmpty() ? source : example.file();
        return new LogFormatException.Place(file, example.line(), example.column(), example.value());
    }

    private static Phrase badTime(String value) {
        return Phrase.of(
                "\"" + value + "\" is no date or time; " + FORMS.en(), "「" + value + "」は日時として読めません。" + FORMS.ja());
    }

    /** No row became an event. */
    static LogFormatException nothingLeft(String file, TableLayout layout, ImportNotes notes) {
        if (notes.read() == 0) {
            return LogFormatException.at(
                    LogFormatException.Place.line(file, layout.headerLine()),
                    Phrase.of(
                            "there is a header but no row below it; export the file again with its rows; columns: "
                                    + NearestNames.list(layout.names()),
                            "見出し行だけでデータ行がありません。データ行を含めてもう一度出力してください。列: " + NearestNames.list(layout.names())));
        }
        ImportNotes.Tally times = notes.dropped().get(TableReader.BAD_TIME);
        if (times != null && times.count() == notes.droppedCount()) {
            ImportNotes.Example first = times.examples().get(0);
            Phrase bad = badTime(first.value());
            String rows = Wording.number(notes.read());
            return LogFormatException.at(
                    place(file, first),
                    Phrase.of(
                            "none of the " + rows + " times can be read: " + bad.en()
                                    + ". If another column holds the times, say time(\"…\")",
                            rows + "件の日時がすべて読めません。" + bad.ja() + "。別の列が日時の場合は time(\"…\") で指定してください"));
        }
        StringBuilder en = new StringBuilder();
        StringBuilder ja = new StringBuilder();
        for (Map.Entry<Phrase, ImportNotes.Tally> entry : notes.dropped().entrySet()) {
            String count = Wording.number(entry.getValue().count());
            en.append(en.length() == 0 ? "" : ", ")
                    .append(count)
                    .append(": ")
                    .append(entry.getKey().en());
            ja.append(ja.length() == 0 ? "" : "、")
                    .append(count)
                    .append("件: ")
                    .append(entry.getKey().ja());
        }
        return LogFormatException.at(
                LogFormatException.Place.file(file),
                Phrase.of(
                        "none of the " + Wording.number(notes.read()) + " rows became an event (" + en
                                + "). Case is \"" + layout.roles().columns().get(ColumnRole.CASE) + "\", activity is \""
                                + layout.roles().columns().get(ColumnRole.ACTIVITY)
                                + "\"; name other columns with caseId(\"…\") and activity(\"…\")",
                        Wording.number(notes.read()) + "行のどれもイベントになりませんでした(" + ja + ")。ケースは「"
                                + layout.roles().columns().get(ColumnRole.CASE) + "」、アクティビティは「"
                                + layout.roles().columns().get(ColumnRole.ACTIVITY)
                                + "」です。別の列は caseId(\"…\")、activity(\"…\") で指定してください"));
    }

    /** Day and month cannot be told apart, or are told apart in two ways. */
    static void checkDayOrder(String file, String column, TimeColumn times) {
        DayOrderEvidence evidence = times.evidence();
        LogFormatException.Place place = new LogFormatException.Place(file, 0, column, "");
        if (evidence.isContradictory()) {
            throw LogFormatException.at(
                    place,
                    Phrase.of(
                            "\"" + evidence.dayFirstExample() + "\" puts the day first, \""
                                    + evidence.monthFirstExample()
                                    + "\" the month; say dayFirst() or monthFirst(), rows in the other order are then left out and counted",
                            "「" + evidence.dayFirstExample() + "」は日が先、「" + evidence.monthFirstExample()
                                    + "」は月が先です。dayFirst() か monthFirst() を指定してください。他方の順の行は除外して数えます"));
        }
        if (evidence.isOpen()) {
            String example = evidence.openExample();
            TimeText text = new TimeText();
            text.read(example);
            String dayFirst = day(text.year(), text.second(), text.first());
            String monthFirst = day(text.year(), text.first(), text.second());
            throw LogFormatException.at(
                    place,
                    Phrase.of(
                            "\"" + example + "\" can be " + dayFirst + " (day first) or " + monthFirst
                                    + " (month first), and no value in the column decides it; say dayFirst() or monthFirst()",
                            "「" + example + "」は " + dayFirst + "(日が先)とも " + monthFirst
                                    + "(月が先)とも読め、列のどの値からも決まりません。dayFirst() か monthFirst() を指定してください"));
        }
    }

    private static String day(int year, int month, int day) {
        return LocalDate.of(year, month, day).toString();
    }
}
