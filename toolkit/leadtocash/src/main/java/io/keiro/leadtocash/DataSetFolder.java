package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A data set as a folder of CSV files, one per table, which open in a spreadsheet and read back identical. Beside them stands the same in
 * columns ({@link DataSetFile}), which is read instead of tables that nobody has changed. Everything is written beside the folder first and
 * moved in at the end, {@code about.csv} last, so that an interrupted write leaves no half data set.
 */
final class DataSetFolder {

    static final String ABOUT = "about.csv";

    static final String COLUMNS = "data-set.columns";

    private static final String EVENTS = "events.csv";

    private static final Map<String, BiConsumer<LeadToCash, Path>> TABLES = tables();

    private DataSetFolder() {}

    private static Map<String, BiConsumer<LeadToCash, Path>> tables() {
        Map<String, BiConsumer<LeadToCash, Path>> tables = new LinkedHashMap<>();
        tables.put(EVENTS, EventRows::write);
        tables.put("deals.csv", kept(DealRows::table));
        tables.put("leads.csv", kept(LeadRows::leads));
        tables.put("invoices.csv", kept(FinanceRows::invoices));
        tables.put("payments.csv", kept(FinanceRows::payments));
        tables.put("links.csv", kept(LeadRows::links));
        tables.put("stages.csv", kept(StageRows::table));
        tables.put(ABOUT, kept(AboutRows::table));
        return tables;
    }

    private static BiConsumer<LeadToCash, Path> kept(Function<LeadToCash, DataTable> table) {
        return (data, file) -> table.apply(data).write(file);
    }

    static boolean isOne(Path folder) {
        return Files.exists(folder.resolve(ABOUT)) && Files.exists(folder.resolve(EVENTS));
    }

    static Path write(LeadToCash data, Path folder) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempDirectory(folder.toAbsolutePath().getParent(), ".keiro-unfinished-");
            try {
                TABLES.forEach((name, table) -> table.accept(data, unfinished.resolve(name)));
                DataSetFile.write(data, sums(unfinished), unfinished.resolve(COLUMNS));
                Files.move(unfinished.resolve(COLUMNS), folder.resolve(COLUMNS), StandardCopyOption.REPLACE_EXISTING);
                for (String name : TABLES.keySet()) {
                    Files.move(unfinished.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                delete(unfinished);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the data set to " + folder + ": " + e.getMessage()
                            + "; choose a folder that you may write to",
                    e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> content;
        try (Stream<Path> files = Files.walk(folder)) {
            content = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : content) {
            Files.delete(file);
        }
    }

    static LeadToCash read(Path folder) {
        for (String name : TABLES.keySet()) {
            if (!Files.exists(folder.resolve(name))) {
                throw new IllegalArgumentException("the data set in " + folder + " lacks " + name + "; it needs "
                        + String.join(", ", TABLES.keySet()) + ". Write it again with LeadToCash.write");
            }
        }
        try {
            return DataSetFile.read(folder.resolve(COLUMNS), sums(folder)).orElseGet(() -> tables(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the data set in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static LeadToCash tables(Path folder) {
        LeadToCash.Builder data = AboutRows.read(TextTable.read(folder.resolve(ABOUT)));
        StageRows.read(TextTable.read(folder.resolve("stages.csv")), data);
        EventRows.read(LargeTable.read(folder.resolve(EVENTS)), data);
        DealRows.read(TextTable.read(folder.resolve("deals.csv")), data);
        LeadRows.readLeads(TextTable.read(folder.resolve("leads.csv")), data);
        FinanceRows.readInvoices(TextTable.read(folder.resolve("invoices.csv")), data);
        FinanceRows.readPayments(TextTable.read(folder.resolve("payments.csv")), data);
        LeadRows.readLinks(TextTable.read(folder.resolve("links.csv")), data);
        return data.build();
    }

    /** The check sums of all tables: any other content has other ones. */
    static byte[] sums(Path folder) throws IOException {
        List<Path> files = TABLES.keySet().stream().map(folder::resolve).toList();
        return FileSums.of(files);
    }
}
