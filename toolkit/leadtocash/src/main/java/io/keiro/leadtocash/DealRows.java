package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.util.List;

/** The deals as rows of {@code deals.csv}. */
final class DealRows {

    private static final String ID = ObjectKind.DEAL.column();
    private static final String CREATED = "Created";
    private static final List<String> COLUMNS =
            List.of(ID, CREATED, Columns.OUTCOME, Columns.PIPELINE, Columns.STAGE, Columns.AMOUNT, Columns.CLOSE_DATE);

    private DealRows() {}

    static DataTable table(LeadToCash data) {
        RecordFile file = RecordFile.of(
                "deals", COLUMNS, data.deals().stream().map(Deal::attributes).toList());
        for (Deal deal : data.deals()) {
            file.row(
                    deal.attributes(),
                    deal.id(),
                    Cells.text(deal.created()),
                    Columns.word(deal.outcome()),
                    Cells.text(deal.pipeline()),
                    Cells.text(deal.stage()),
                    Cells.number(deal.amount()),
                    Cells.text(deal.closeDate()));
        }
        return file.table();
    }

    static void read(TextTable table, LeadToCash.Builder data) {
        table.require(COLUMNS);
        for (TextTable.Row row : table.rows()) {
            data.deal(new Deal(
                    Cells.needed(row, ID),
                    Cells.instant(row, CREATED),
                    Cells.constant(row, Columns.OUTCOME, Outcome.class),
                    row.exact(Columns.PIPELINE),
                    row.exact(Columns.STAGE),
                    Cells.number(row, Columns.AMOUNT),
                    Cells.date(row, Columns.CLOSE_DATE),
                    RecordFile.attributes(table, row, COLUMNS)));
        }
    }
}
