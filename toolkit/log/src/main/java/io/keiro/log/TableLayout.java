package io.keiro.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where the header of a table is and what its columns are for.
 *
 * @param headerLine line of the header; rows up to it are no data
 * @param names of the columns
 * @param roles of some of them
 * @param header the names as they stand in the table
 */
record TableLayout(long headerLine, List<String> names, HeaderRoles roles, List<String> header) {

    /** Rows in which the header is looked for. */
    private static final int HEADER_ROWS = 20;

    private static final Pattern LIKE_AN_ID =
            Pattern.compile("(.*[^a-z])?(id|no|nr|number|key|identifier)\\.?|.*(番号|コード|ＩＤ)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_A_CASE = Pattern.compile(
            ".*(event|activity|task|user|owner|resource|actor|agent|employee|担当|実行|イベント|活動).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LIKE_AN_ACTIVITY =
            Pattern.compile(".*(activity|event|task|step|action|アクティビティ|イベント|作業|工程|ステップ).*", Pattern.CASE_INSENSITIVE);

    /**
     * @param sample the first rows
     */
    static TableLayout of(TableSource source, List<TableSource.Row> sample, TableChoices choices) {
        if (sample.isEmpty()) {
            throw LogFormatException.in(
                    source.name(), Phrase.of("holds no table: every row is blank", "に表がありません(すべての行が空白です)"));
        }
        int header = headerRow(sample, choices);
        List<String> names = HeaderNames.of(sample.get(header).cells(), 0);
        checkGiven(source, names, choices);
        HeaderRoles roles = HeaderRoles.detect(names, choices.columns);
        Contents contents = new Contents(names, sample.subList(header + 1, sample.size()));
        TableLayout layout = new TableLayout(
                sample.get(header).line(),
                names,
                contents.guess(roles),
                sample.get(header).cells());
        layout.checkComplete(source, contents);
        return layout;
    }

    /** The first row that names most of case, activity and time, else the first that has more than one cell. */
    static int headerRow(List<TableSource.Row> sample, TableChoices choices) {
        if (choices.headerLine > 0) {
            for (int i = 0; i < sample.size(); i++) {
                if (sample.get(i).line() == choices.headerLine) {
                    return i;
                }
            }
            throw new IllegalArgumentException("no header in line " + choices.headerLine
                    + ": it is blank or not among the first " + TableSource.SAMPLE_ROWS + " rows; the first row that is"
                    + " not blank is line " + sample.get(0).line());
        }
        int best = -1;
        int bestFound = 0;
        for (int i = 0; i < Math.min(HEADER_ROWS, sample.size()); i++) {
            List<String> names = HeaderNames.of(sample.get(i).cells(), 0);
            int found = (int)
                    choices.columns.values().stream().filter(names::contains).count();
            found += HeaderRoles.detect(names, Map.of()).found();
            if (found > bestFound) {
                best = i;
                bestFound = found;
            }
        }
        if (bestFound >= 2) {
            return best;
        }
        for (int i = 0; i < Math.min(HEADER_ROWS, sample.size()); i++) {
            if (sample.get(i).cells().stream().filter(cell -> !cell.isBlank()).count() > 1) {
                return i;
            }
        }
        return 0;
    }

    /** What stands in the column of a role, in a line as the source counts them. */
    ImportNotes.Example example(TableSource source, long line, ColumnRole role, String value) {
        TableSource.Origin origin = source.origin(line);
        String column = role == null ? "" : roles.columns().get(role);
        boolean elsewhere = role == ColumnRole.TIME && !origin.column().isEmpty();
        return new ImportNotes.Example(origin.file(), origin.line(), elsewhere ? origin.column() : column, value);
    }

    /** True if the name of a column says that it holds ids, though not ids of events or people. */
    static boolean isLikeAnId(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LIKE_AN_ID.matcher(lower).matches() && !NOT_A_CASE.matcher(lower).matches();
    }

    static boolean isLikeAnActivity(String name) {
        return LIKE_AN_ACTIVITY.matcher(name).matches();
    }

    private static void checkGiven(TableSource source, List<String> names, TableChoices choices) {
        Set<String> wanted = new HashSet<>(choices.columns.values());
        wanted.addAll(choices.caseAttributes);
        for (String name : wanted) {
            if (!names.contains(name)) {
                Phrase hint = NearestNames.hint(name, names);
                throw LogFormatException.in(
                        source.name(),
                        Phrase.of("has no column \"" + name + "\"" + hint.en(), "に列「" + name + "」はありません" + hint.ja()));
            }
        }
    }

    private void checkComplete(TableSource source, Contents contents) {
        for (ColumnRole role : List.of(ColumnRole.CASE, ColumnRole.ACTIVITY, ColumnRole.TIME)) {
            if (!roles.has(role)) {
                throw missing(source, role, contents);
            }
        }
    }

    private LogFormatException missing(TableSource source, ColumnRole role, Contents contents) {
        String what = switch (role) {
            case CASE -> "says to which case a row belongs";
            case ACTIVITY -> "says what happened";
            default -> "says when it happened";
        };
        String header = role.name().toLowerCase(Locale.ROOT); // a name that is found without help
        String free = names.stream()
                .filter(name -> !roles.columns().containsValue(name))
                .findFirst()
                .orElse("…");
        String example = "EventLog.csv(path)." + role.option() + "(\"" + free + "\").read()";
        String columns = NearestNames.list(names);
        Phrase hint = contents.oneRowPerCase(roles);
        return LogFormatException.at(
                new LogFormatException.Place(source.name(), headerLine, "", ""),
                Phrase.of(
                        "no column is known as one that " + what + "; the columns are " + columns
                                + ". Give it the header \"" + header + "\" in the file, or name it, for example "
                                + example
                                + hint.en(),
                        role.label().ja() + "の列が見つかりません。列: " + columns + "。ファイルで見出しを「" + header
                                + "」にするか、例のように指定してください: " + example + hint.ja()));
    }

    /** What the first rows say about columns whose names are not known. */
    private static final class Contents {
        private final List<String> names;
        private final List<TableSource.Row> rows;

        Contents(List<String> names, List<TableSource.Row> rows) {
            this.names = names;
            this.rows = rows;
        }

        HeaderRoles guess(HeaderRoles roles) {
            HeaderRoles guessed = roles;
            guessed = only(
                    guessed,
                    ColumnRole.TIME,
                    this::holdsTimes,
                    Phrase.of("the only column of dates and times", "日時が入っている唯一の列"));
            guessed = only(
                    guessed,
                    ColumnRole.CASE,
                    this::looksLikeCase,
                    Phrase.of("the only column called like an id whose values repeat", "値が繰り返されるIDらしい唯一の列"));
            return only(
                    guessed,
                    ColumnRole.ACTIVITY,
                    TableLayout::isLikeAnActivity,
                    Phrase.of("the only column with such a word in its name", "名前に該当する語を含む唯一の列"));
        }

        private HeaderRoles only(HeaderRoles roles, ColumnRole role, Predicate<String> fits, Phrase reason) {
            if (roles.has(role)) {
                return roles;
            }
            List<String> fitting = new ArrayList<>();
            for (String name : names) {
                if (!roles.columns().containsValue(name) && fits.test(name)) {
                    fitting.add(name);
                }
            }
            return fitting.size() == 1 ? roles.with(role, fitting.get(0), reason) : roles;
        }

        private List<String> values(String name) {
            int column = names.indexOf(name);
            return rows.stream()
                    .filter(row -> column < row.cells().size())
                    .map(row -> row.cells().get(column))
                    .filter(value -> !value.isBlank())
                    .toList();
        }

        private boolean holdsTimes(String name) {
            TimeText text = new TimeText();
            List<String> values = values(name);
            return !values.isEmpty() && values.stream().allMatch(text::read);
        }

        /** A table of objects with their dates is not yet a list of events. */
        Phrase oneRowPerCase(HeaderRoles roles) {
            List<String> ids =
                    roles.has(ColumnRole.CASE) ? values(roles.columns().get(ColumnRole.CASE)) : List.of();
            List<String> dates = names.stream().filter(this::holdsTimes).toList();
            if (roles.has(ColumnRole.ACTIVITY)
                    || dates.isEmpty()
                    || new HashSet<>(ids).size() < Math.max(2, ids.size())) {
                return Phrase.same("");
            }
            return Phrase.of(
                    ". This looks like one row per case, with dates in " + NearestNames.list(dates)
                            + "; if so, say oneRowPerCase(\"…\")",
                    "。ケースごとに1行で日付が " + NearestNames.list(dates) + " にある表のようです。その場合は oneRowPerCase(\"…\") を指定してください");
        }

        private boolean looksLikeCase(String name) {
            List<String> values = values(name);
            return isLikeAnId(name) && new HashSet<>(values).size() < values.size();
        }
    }
}
