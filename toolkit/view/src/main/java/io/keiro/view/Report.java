package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import io.keiro.mining.Segment;
import io.keiro.mining.SuggestedAction;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Findings as an Excel workbook for people who do not open notebooks: a summary sheet, then one sheet per finding with its verdict,
 * measures, coverage, segments, table and actions. Numbers are numbers, dates are dates, durations are days.
 */
public final class Report {

    private Report() {}

    /** Writes the findings in English. */
    public static WrittenFile write(Path file, Finding... findings) {
        return write(file, Arrays.asList(findings), Language.EN);
    }

    /** Writes the findings in this language, for example {@code Notebook.language()}. */
    public static WrittenFile write(Path file, Language language, Finding... findings) {
        return write(file, Arrays.asList(findings), language);
    }

    /** Writes the findings in this language. Texts from data stay as they are. */
    public static WrittenFile write(Path file, List<? extends Finding> findings, Language language) {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a report needs at least one finding, for example SalesCycle.of(data)");
        }
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i) == null) {
                throw new IllegalArgumentException("finding " + (i + 1) + " of " + findings.size()
                        + " has no value: the cell that makes it has not been run, or failed; run it first");
            }
        }
        Phrase what = Phrase.of(
                "Report with " + findings.size() + (findings.size() == 1 ? " finding" : " findings"),
                findings.size() + "件の発見事項のレポート");
        return WrittenFile.write(file, what, out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                SheetStyles styles = new SheetStyles(workbook);
                SheetWriter writer = new SheetWriter(styles, language);
                SheetNames names = new SheetNames();
                DataTable summary = summary(findings);
                XSSFSheet first =
                        workbook.createSheet(names.free(summary.title().in(language)));
                writer.write(first, 0, summary);
                writer.widths(first, summary);
                first.createFreezePane(1, 1);
                for (Finding finding : findings) {
                    XSSFSheet sheet =
                            workbook.createSheet(names.free(finding.title().in(language)));
                    new FindingSheet(sheet, writer, styles, language).write(finding);
                }
                workbook.write(out);
            }
        });
    }

    /** The findings as a table, one row each. */
    static DataTable summary(List<? extends Finding> findings) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Summary", "概要"),
                Field.of("finding", Phrase.of("Finding", "発見事項"), Kind.TEXT),
                Field.of("status", Phrase.of("Status", "判定"), Kind.TEXT),
                Field.of("verdict", Phrase.of("Verdict", "結論"), Kind.TEXT),
                Field.of("measure", Phrase.of("Main measure", "主な指標"), Kind.TEXT),
                Field.of("value", Phrase.of("Value", "値"), Kind.NUMBER),
                Field.of("unit", Phrase.of("Unit", "単位"), Kind.TEXT),
                Field.of("coverage", Phrase.of("Coverage", "カバレッジ"), Kind.SHARE),
                Field.of("atStake", Phrase.of("Value at stake", "影響額"), Kind.MONEY),
                Field.of("currency", Phrase.of("Currency", "通貨"), Kind.TEXT),
                Field.of("action", Phrase.of("First action", "最初の対策"), Kind.TEXT));
        for (Finding finding : findings) {
            Measure main =
                    finding.measures().isEmpty() ? null : finding.measures().get(0);
            table.row(
                    finding.title(),
                    status(finding.status()),
                    finding.verdict(),
                    main == null ? null : main.label(),
                    main == null ? null : new Quantity(main.value(), main.unit()),
                    main == null ? null : main.unit(),
                    finding.coverage().share(),
                    finding.valueAtStake().map(v -> v.amount()).orElse(null),
                    finding.valueAtStake().map(v -> v.currency()).orElse(null),
                    finding.actions().isEmpty()
                            ? null
                            : finding.actions().get(0).what());
        }
        return table.build();
    }

    /** What a status means, in a word or two. */
    static Phrase status(Finding.Status status) {
        return switch (status) {
            case PROBLEM -> Phrase.of("Problem found", "問題あり");
            case NO_PROBLEM -> Phrase.of("Nothing stands out", "目立つ問題なし");
            case NOT_POSSIBLE -> Phrase.of("Not possible with this data", "このデータでは分析不可");
            case DESCRIPTION -> Phrase.of("Description", "記述");
        };
    }

    /** The measures as a table, one row each. */
    static DataTable measures(Finding finding) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Measures", "指標"),
                Field.of("measure", Phrase.of("Measure", "指標"), Kind.TEXT),
                Field.of("value", Phrase.of("Value", "値"), Kind.NUMBER),
                Field.of("unit", Phrase.of("Unit", "単位"), Kind.TEXT),
                Field.of("low", Phrase.of("95 % from", "95 %区間 下限"), Kind.NUMBER),
                Field.of("high", Phrase.of("95 % to", "95 %区間 上限"), Kind.NUMBER),
                Field.of("n", Phrase.of("Cases", "件数"), Kind.COUNT),
                Field.of("definition", Phrase.of("Definition", "定義"), Kind.TEXT));
        for (Measure m : finding.measures()) {
            table.row(
                    m.label(),
                    new Quantity(m.value(), m.unit()),
                    m.unit(),
                    new Quantity(m.low(), m.unit()),
                    new Quantity(m.high(), m.unit()),
                    m.n(),
                    m.definition());
        }
        return table.build();
    }

    /** The compared segments as a table, one row each. */
    static DataTable segments(Finding finding) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Segments against the rest; association is not cause", "セグメントとその他の比較（関連は因果ではない）"),
                Field.of("segment", Phrase.of("Segment", "セグメント"), Kind.TEXT),
                Field.of("n", Phrase.of("Cases", "件数"), Kind.COUNT),
                Field.of("value", Phrase.of("In the segment", "セグメント内"), Kind.NUMBER),
                Field.of("rest", Phrase.of("In the rest", "その他"), Kind.NUMBER),
                Field.of("unit", Phrase.of("Unit", "単位"), Kind.TEXT),
                Field.of("effect", Phrase.of("Effect (-1 to 1)", "効果量（-1〜1）"), Kind.NUMBER),
                Field.of("adjustedP", Phrase.of("Adjusted p", "調整済みp値"), Kind.NUMBER),
                Field.of("significant", Phrase.of("Stands out", "目立つ"), Kind.BOOLEAN));
        for (Segment s : finding.segments()) {
            table.row(
                    s.name(),
                    s.n(),
                    new Quantity(s.value(), s.unit()),
                    new Quantity(s.rest(), s.unit()),
                    s.unit(),
                    s.effect(),
                    new Quantity(s.adjustedP(), Unit.PROBABILITY),
                    s.significant());
        }
        return table.build();
    }

    /** The suggested actions as a table, one row each. */
    static DataTable actions(Finding finding) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Suggested actions", "対策案"),
                Field.of("what", Phrase.of("What", "内容"), Kind.TEXT),
                Field.of("why", Phrase.of("Why", "理由"), Kind.TEXT),
                Field.of("kpi", Phrase.of("Shown by", "効果を示す指標"), Kind.TEXT));
        for (SuggestedAction action : finding.actions()) {
            table.row(action.what(), action.why(), action.kpi());
        }
        return table.build();
    }
}
