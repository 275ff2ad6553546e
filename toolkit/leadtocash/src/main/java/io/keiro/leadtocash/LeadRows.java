package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.util.List;
import java.util.Map;

/** Leads and links as rows of {@code leads.csv} and {@code links.csv}. */
final class LeadRows {

    private static final String ID = ObjectKind.LEAD.column();
    private static final String CAPTURED = "Captured";
    private static final String CONTACTED = "FirstContacted";
    private static final String QUALIFIED = "Qualified";
    private static final List<String> LEAD_COLUMNS = List.of(ID, CAPTURED, CONTACTED, QUALIFIED);
    private static final List<String> LINK_COLUMNS = List.of("FromKind", "FromId", "ToKind", "ToId");

    private LeadRows() {}

    static DataTable leads(LeadToCash data) {
        RecordFile file = RecordFile.of(
                "leads",
                LEAD_COLUMNS,
                data.leads().stream().map(Lead::attributes).toList());
        for (Lead lead : data.leads()) {
            file.row(
                    lead.attributes(),
                    lead.id(),
                    Cells.text(lead.captured()),
                    Cells.text(lead.firstContacted()),
                    Cells.text(lead.qualified()));
        }
        return file.table();
    }

    static void readLeads(TextTable table, LeadToCash.Builder data) {
        table.require(LEAD_COLUMNS);
        for (TextTable.Row row : table.rows()) {
            data.lead(new Lead(
                    Cells.needed(row, ID),
                    Cells.instant(row, CAPTURED),
                    Cells.instant(row, CONTACTED),
                    Cells.instant(row, QUALIFIED),
                    RecordFile.attributes(table, row, LEAD_COLUMNS)));
        }
    }

    static DataTable links(LeadToCash data) {
        RecordFile file = RecordFile.of("links", LINK_COLUMNS);
        for (Link link : data.links()) {
            file.row(Map.of(), Columns.word(link.fromKind()), link.fromId(), Columns.word(link.toKind()), link.toId());
        }
        return file.table();
    }

    static void readLinks(TextTable table, LeadToCash.Builder data) {
        table.require(LINK_COLUMNS);
        for (TextTable.Row row : table.rows()) {
            data.link(new Link(
                    Cells.constant(row, "FromKind", ObjectKind.class),
                    Cells.needed(row, "FromId"),
                    Cells.constant(row, "ToKind", ObjectKind.class),
                    Cells.needed(row, "ToId")));
        }
    }
}
