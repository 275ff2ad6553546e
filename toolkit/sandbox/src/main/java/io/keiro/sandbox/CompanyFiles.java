package io.keiro.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The company as a folder of files: the tables, what the accounting system exports, the rate card and the answer key. */
final class CompanyFiles {

    private static final List<String> RATE_CARD =
            List.of("Kind", "ActivityId", "Role", "LeadSource", "Value", "Unit", "Automatable");

    private CompanyFiles() {}

    /** Writes all of them; gives the files in the order of their names. Files of the same names are replaced. */
    static List<Path> write(Edition edition, Truth truth, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw CsvFile.broken(folder, failed);
        }
        try (CsvFile events = CsvFile.in(folder, RowDefect.FILE, EventTable.HEADER)) {
            RowDefect.rows(edition, events::row, (defect, row) -> {});
        }
        CompanyTables tables = new CompanyTables(edition);
        write(edition, folder, "cases.csv", CompanyTables.CASES, story -> List.of(tables.deal(story)));
        write(edition, folder, "leads.csv", CompanyTables.LEADS, tables::leads);
        write(edition, folder, "invoices.csv", CompanyTables.INVOICES, tables::invoices);
        write(edition, folder, "payments.csv", CompanyTables.PAYMENTS, tables::payments);
        write(edition, folder, "links.csv", CompanyTables.LINKS, tables::links);
        for (Sandbox.Language language : Sandbox.Language.values()) {
            new FinanceFile(Edition.of(edition.company(), language)).write(folder);
        }
        try (CsvFile card = CsvFile.in(folder, "rate-card.csv", RATE_CARD)) {
            RateCard.rows().forEach(card::row);
        }
        truth.write(folder.resolve("truth.json"));
        List<Path> written = new ArrayList<>();
        for (String name : List.of(
                "cases.csv",
                "deliveries-en.csv",
                "deliveries-ja.csv",
                RowDefect.FILE,
                "finance-en.csv",
                "finance-ja.csv",
                "invoices.csv",
                "leads.csv",
                "links.csv",
                "payments.csv",
                "rate-card.csv",
                "truth.json")) {
            written.add(folder.resolve(name));
        }
        return written;
    }

    private static void write(
            Edition edition,
            Path folder,
            String name,
            List<String> header,
            Function<DealStory, List<List<String>>> rows) {
        try (CsvFile file = CsvFile.in(folder, name, header)) {
            for (int deal = 0; deal < edition.company().plan().deals(); deal++) {
                rows.apply(edition.company().story(deal)).forEach(file::row);
            }
        }
    }
}
