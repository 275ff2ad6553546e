package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Evidence;
import io.keiro.mining.Finding;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** One finding on one sheet, from the verdict down to its rows. */
final class FindingSheet {

    private final XSSFSheet sheet;
    private final SheetWriter writer;
    private final SheetStyles styles;
    private final Language language;
    private int next;

    FindingSheet(XSSFSheet sheet, SheetWriter writer, SheetStyles styles, Language language) {
        this.sheet = sheet;
        this.writer = writer;
        this.styles = styles;
        this.language = language;
    }

    void write(Finding finding) {
        line(finding.title(), styles.title());
        line(Report.status(finding.status()), styles.bold());
        line(finding.verdict(), styles.text());
        line(coverage(finding.coverage()), styles.text());
        if (finding.evidence().total() > 0) {
            line(evidence(finding.evidence()), styles.text());
        }
        finding.valueAtStake()
                .ifPresent(value -> line(
                        Phrase.of(
                                "Value at stake: " + Figures.number(value.amount()) + " " + value.currency() + ". "
                                        + value.formula().en(),
                                "影響額: " + Figures.number(value.amount()) + " " + value.currency() + "。"
                                        + value.formula().ja()),
                        styles.text()));
        block(Report.measures(finding));
        block(Report.segments(finding));
        block(Report.actions(finding));
        block(finding.table());
        writer.widths(sheet, finding.table());
    }

    private void line(Phrase text, CellStyle style) {
        Cell cell = sheet.createRow(next++).createCell(0);
        writer.text(cell, text.in(language)).setCellStyle(style);
    }

    private void block(DataTable table) {
        if (table.rowCount() > 0) {
            next++;
            line(table.title(), styles.bold());
            next = writer.write(sheet, next, table);
        }
    }

    private static Phrase coverage(Coverage coverage) {
        String share = Figures.share(coverage.share());
        return Phrase.of(
                "Rests on " + Figures.count(coverage.measured()) + " of " + Figures.count(coverage.considered())
                        + " cases (" + share + "): " + coverage.explanation().en(),
                "対象" + Figures.count(coverage.considered()) + "件のうち" + Figures.count(coverage.measured()) + "件（" + share
                        + "）に基づく: " + coverage.explanation().ja());
    }

    private static Phrase evidence(Evidence evidence) {
        double total = evidence.total();
        return Phrase.of(
                "Evidence: explicit " + Figures.share(evidence.explicit() / total) + ", inferred "
                        + Figures.share(evidence.inferred() / total) + ", external "
                        + Figures.share(evidence.external() / total),
                "証拠レベル: 明示的 " + Figures.share(evidence.explicit() / total) + "、推定 "
                        + Figures.share(evidence.inferred() / total) + "、外部連携 "
                        + Figures.share(evidence.external() / total));
    }
}
