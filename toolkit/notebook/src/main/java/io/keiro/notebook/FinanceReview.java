package io.keiro.notebook;

import io.keiro.leadtocash.FinanceFile;
import io.keiro.leadtocash.FinanceMatch;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Step 3: what the accounting system's export adds to the data set. Its records are matched to deals; what no key and no rule settles is
 * a list in the workspace for a person, whose decisions are taken in the next time. Without an export the data set stays as it is.
 *
 * <pre>{@code
 * FinanceReview finance = source.finance(workspace, extracted);
 * finance.toDecide()
 * LeadToCash data = finance.merged();
 * }</pre>
 */
public final class FinanceReview implements Tabular {

    private static final String DECISION = "Decision";

    /** For the program that reads the list again, and for a person who looks a row up; the others are read on the screen. */
    private static final List<String> IN_THE_FILE_ONLY = List.of("Date", "Where", DECISION);

    private final LeadToCash data;
    private final FinanceMatch match;
    private final Path decisions;

    private FinanceReview(LeadToCash data, FinanceMatch match, Path decisions) {
        this.data = data;
        this.match = match;
        this.decisions = decisions;
    }

    /**
     * @param exports the files of the accounting system; none if there are none
     * @param customers turns a customer's name into what the data set shows in its place
     * @param decisions where the list for a person lies
     */
    static FinanceReview of(LeadToCash data, List<Path> exports, UnaryOperator<String> customers, Path decisions) {
        FinanceMatch match = exports.stream()
                .map(export -> FinanceFile.read(export, data.zone()))
                .reduce(FinanceFile::with)
                .map(file -> FinanceMatch.of(data, file.withCustomerNames(customers)))
                .orElse(null);
        if (match != null) {
            match = Files.exists(decisions) ? match.decide(decisions) : match;
            keep(decisions, match.decisions());
        }
        return new FinanceReview(data, match, decisions);
    }

    /** What people wrote stays in the list; what is open now follows. */
    private static void keep(Path file, DataTable open) {
        DataTable.Builder list = DataTable.titled(open.title(), open.fields());
        if (Files.exists(file)) {
            DataTable written = DataTable.read(file);
            for (List<Object> row : written.rows()) {
                Object decision = row.get(written.indexOf(DECISION));
                if (decision != null && !decision.toString().isBlank()) {
                    list.row(open.fields().stream()
                            .map(field -> row.get(written.indexOf(field.name())))
                            .toArray());
                }
            }
        }
        open.rows().forEach(row -> list.row(row.toArray()));
        list.build().write(file);
    }

    /** What a person should decide: a row per candidate, the best first. The list in the workspace has a column for the decision. */
    public Tabular toDecide() {
        if (match == null || match.openCount() == 0) {
            return Remark.of(
                    Phrase.of("Nothing is left for a person to decide", "人が判断するものはありません"),
                    shown(match == null ? null : match.decisions()));
        }
        String open = ProgressWords.number(match.openCount());
        Path file = ShownPath.of(decisions);
        return Remark.of(
                Phrase.of(
                        open + " records are yours to decide in " + file
                                + ": write yes beside the right candidate, another id, or none, and run this notebook again",
                        open + "件は人の判断が必要です。" + file + " で、正しい候補の行に yes、または別のID、該当がなければ none を記入し、このノートブックを再実行してください"),
                shown(match.decisions()));
    }

    private DataTable shown(DataTable all) {
        if (all == null) {
            return table();
        }
        List<Field> fields = all.fields().stream()
                .filter(field -> !IN_THE_FILE_ONLY.contains(field.name()))
                .toList();
        DataTable.Builder table = DataTable.titled(all.title(), fields);
        for (List<Object> row : all.rows()) {
            table.row(fields.stream()
                    .map(field -> row.get(all.indexOf(field.name())))
                    .toArray());
        }
        return table.build();
    }

    /** The data set with the export in it; the same data set without one. */
    public LeadToCash merged() {
        return match == null ? data : match.merge();
    }

    /** Matched, open and unmatched records, with their amounts. */
    @Override
    public DataTable table() {
        return match == null ? data.table() : match.table();
    }

    @Override
    public Phrase sentence() {
        Path folder = ShownPath.of(Objects.requireNonNull(decisions.getParent()));
        return match == null
                ? Phrase.of(
                        "No finance file: the data set stays as it is. Put the accounting system's export into "
                                + folder + " as finance.csv or finance.xlsx, and run this notebook again",
                        "会計ファイルがないため、データセットはそのままです。会計システムの出力を finance.csv または finance.xlsx として " + folder
                                + " に置き、このノートブックを再実行してください")
                : match.sentence();
    }

    @Override
    public String toString() {
        return sentence().en();
    }

    /** The exports that somebody put into a folder: finance.csv, finance-2026.xlsx, deliveries.csv and the like, in order of name. */
    static List<Path> exportsIn(Path folder) {
        List<Path> exports = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{finance,deliveries}*.{csv,xlsx}")) {
                files.forEach(exports::add);
            } catch (IOException e) {
                throw new UncheckedIOException(folder + " cannot be listed: " + e.getMessage(), e);
            }
        }
        exports.removeIf(export -> export.getFileName().toString().startsWith("finance-decisions"));
        exports.sort(null);
        return exports;
    }
}
