package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Evidence;
import io.keiro.mining.Finding;
import io.keiro.mining.ValueAtStake;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFPicture;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** One finding on one sheet, from the verdict down to its rows. */
final class FindingSheet {

    private static final double WIDEST_PICTURE = 860;

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
        finding.valueAtStake().ifPresent(value -> line(value(value), styles.text()));
        finding.shape().ifPresent(shape -> picture(Charts.of(shape, language)));
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

    /** The picture stands over the cells; the rows it covers are skipped. */
    private void picture(Picture picture) {
        Workbook workbook = sheet.getWorkbook();
        int index = workbook.addPicture(picture.png(), Workbook.PICTURE_TYPE_PNG);
        ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setCol1(0);
        anchor.setRow1(next + 1);
        XSSFPicture placed = sheet.createDrawingPatriarch().createPicture(anchor, index);
        double wide = placed.getImageDimension().getWidth();
        placed.resize(wide > WIDEST_PICTURE ? WIDEST_PICTURE / wide : 1);
        next = placed.getClientAnchor().getRow2() + 2;
    }

    private void block(DataTable table) {
        if (table.rowCount() > 0) {
            next++;
            line(table.title(), styles.bold());
            next = writer.write(sheet, next, table);
        }
    }

    static Phrase coverage(Coverage coverage) {
        String share = Figures.share(coverage.share());
        return Phrase.of(
                "Rests on " + Figures.count(coverage.measured()) + " of " + Figures.count(coverage.considered())
                        + " cases (" + share + "): " + coverage.explanation().en(),
                "対象" + Figures.count(coverage.considered()) + "件のうち" + Figures.count(coverage.measured()) + "件（" + share
                        + "）に基づく: " + coverage.explanation().ja());
    }

    static Phrase value(ValueAtStake value) {
        Unit unit = new Unit(value.currency());
        return Phrase.of(
                "Value at stake: " + unit.value(value.amount(), Language.EN) + ". "
                        + sentence(value.formula().en()),
                "影響額: " + unit.value(value.amount(), Language.JA) + "。"
                        + value.formula().ja());
    }

    private static String sentence(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static Phrase evidence(Evidence evidence) {
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
