package io.keiro.log;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table of holidays. */
final class HolidayFile {

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern YEARLY = Pattern.compile("(?:--)?(\\d{1,2})-(\\d{1,2})");
    private static final Pattern EASTER = Pattern.compile("easter\\s*(?:([+-])\\s*(\\d{1,3}))?");
    private static final Pattern WEEKDAY = Pattern.compile("(1st|2nd|3rd|4th|5th|last)\\s+(\\w+)\\s+of\\s+(\\w+)");

    private static final Phrase VALID = Phrase.of(
            "valid are 2026-05-04, 12-25 (month and day, every year), 2nd Monday of January, last Monday of May, Easter,"
                    + " Easter+1, Easter-2",
            "書式の例: 2026-05-04、12-25(毎年の月日)、2nd Monday of January、last Monday of May、Easter、Easter+1、Easter-2");

    private final String file;
    private final int date;
    private final int until;
    private final int name;

    private HolidayFile(String file, List<String> header) {
        this.file = file;
        List<String> names = header.stream()
                .map(h -> HeaderNames.plain(h).toLowerCase(Locale.ROOT))
                .toList();
        date = names.indexOf("date");
        until = names.indexOf("until");
        name = names.indexOf("name");
        if (date < 0) {
            String all = NearestNames.list(header);
            throw LogFormatException.at(
                    LogFormatException.Place.line(file, 1),
                    Phrase.of(
                            "a table of holidays needs the column \"date\", and may have \"until\" and \"name\"; there are: "
                                    + all,
                            "休日の表には列 \"date\" が必要です(\"until\" と \"name\" は任意)。あるもの: " + all));
        }
    }

    static List<Holiday> read(Path path) {
        SourceFile source = SourceFile.of(path);
        List<TableSource.Row> rows = switch (source.content()) {
            case TEXT -> DelimitedSource.of(source).rows(Integer.MAX_VALUE);
            case WORKBOOK -> SheetSource.preferring(source, "").rows(Integer.MAX_VALUE);
            case PARQUET -> new ParquetSource(source, ProgressListener.SILENT).rows(Integer.MAX_VALUE);
            case XML ->
                throw LogFormatException.in(
                        source.name(),
                        Phrase.of(
                                "is XML, not a table of holidays; valid are CSV and Excel .xlsx",
                                "は XML で、休日の表ではありません。CSV または Excel の .xlsx を指定してください"));
        };
        if (rows.isEmpty()) {
            throw LogFormatException.in(
                    source.name(),
                    Phrase.of(
                            "holds no table of holidays; its first row must name the columns date, until, name",
                            "に休日の表がありません。最初の行に列名 date、until、name が必要です"));
        }
        HolidayFile reader = new HolidayFile(source.name(), rows.get(0).cells());
        List<Holiday> holidays = new ArrayList<>();
        for (TableSource.Row row : rows.subList(1, rows.size())) {
            holidays.add(reader.holiday(row));
        }
        return List.copyOf(holidays);
    }

    private Holiday holiday(TableSource.Row row) {
        String first = cell(row, date);
        String last = cell(row, until);
        Holiday holiday = last.isEmpty() ? parse(row, first) : period(row, first, last);
        return holiday.named(cell(row, name));
    }

    private static String cell(TableSource.Row row, int column) {
        return column < 0 || column >= row.cells().size()
                ? ""
                : HeaderNames.plain(row.cells().get(column));
    }

    private Holiday period(TableSource.Row row, String first, String last) {
        LocalDate from = date(first);
        LocalDate to = date(last);
        if (from == null || to == null) {
            throw error(
                    row,
                    from == null ? "date" : "until",
                    from == null ? first : last,
                    Phrase.of(
                            "a period goes from one date to another, like 2026-12-28 until 2027-01-03",
                            "期間は 2026-12-28 から 2027-01-03 のように日付で指定してください"));
        }
        if (to.isBefore(from)) {
            throw error(
                    row,
                    "until",
                    last,
                    Phrase.of("the holiday ends before it begins, on " + from, "休日の終わりが始まり(" + from + ")より前です"));
        }
        return Holiday.period(from, to);
    }

    private Holiday parse(TableSource.Row row, String text) {
        LocalDate day = date(text);
        if (day != null) {
            return Holiday.on(day);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher yearly = YEARLY.matcher(lower);
        if (yearly.matches()) {
            try {
                return Holiday.yearly(
                        MonthDay.of(Integer.parseInt(yearly.group(1)), Integer.parseInt(yearly.group(2))));
            } catch (DateTimeException e) {
                throw error(row, "date", text, VALID);
            }
        }
        Matcher easter = EASTER.matcher(lower);
        if (easter.matches()) {
            int days = easter.group(2) == null ? 0 : Integer.parseInt(easter.group(2));
            if (days <= 100) {
                return Holiday.easter("-".equals(easter.group(1)) ? -days : days);
            }
        }
        Matcher weekday = WEEKDAY.matcher(lower);
        if (weekday.matches()) {
            DayOfWeek dayOfWeek = named(DayOfWeek.values(), weekday.group(2));
            Month month = named(Month.values(), weekday.group(3));
            if (dayOfWeek != null && month != null) {
                int week =
                        weekday.group(1).equals("last") ? -1 : weekday.group(1).charAt(0) - '0';
                return Holiday.weekday(week, dayOfWeek, month);
            }
        }
        throw error(row, "date", text, VALID);
    }

    private static <E extends Enum<E>> E named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The date, or null if it is none. */
    private static LocalDate date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private LogFormatException error(TableSource.Row row, String column, String value, Phrase valid) {
        return LogFormatException.at(
                new LogFormatException.Place(file, row.line(), column, value),
                Phrase.of(
                        "\"" + value + "\" is not a holiday; " + valid.en(),
                        "\"" + value + "\" は休日として読めません。" + valid.ja()));
    }
}
