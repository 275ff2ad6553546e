package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the data set is, as rows of {@code about.csv}: format, source, cut-off, zone, currency, and two rows for each gap, one in each language. */
final class AboutRows {

    static final String FORMAT = "keiro-lead-to-cash";
    private static final String VERSION = "1";
    private static final String GAP = "gap";
    /** The gap of the row before in Japanese. */
    private static final String GAP_JA = "gap-ja";

    private static final List<String> COLUMNS = List.of("Key", "Value");

    private AboutRows() {}

    static DataTable table(LeadToCash data) {
        RecordFile file = RecordFile.of("about", COLUMNS);
        row(file, "format", FORMAT);
        row(file, "version", VERSION);
        row(file, "source", data.source());
        row(file, "cut-off", data.cutOff().toString());
        row(file, "zone", data.zone().getId());
        row(file, "currency", data.currency());
        row(file, "own-activities", data.showsOwnActivities() ? "shown" : "hidden");
        for (Phrase gap : data.gaps()) {
            row(file, GAP, gap.en());
            row(file, GAP_JA, gap.ja());
        }
        return file.table();
    }

    private static void row(RecordFile file, String key, String value) {
        file.row(Map.of(), key, value);
    }

    static LeadToCash.Builder read(TextTable table) {
        table.require(COLUMNS);
        Map<String, TextTable.Row> rows = new LinkedHashMap<>();
        List<Phrase> gaps = new ArrayList<>();
        for (TextTable.Row row : table.rows()) {
            String key = Cells.needed(row, "Key");
            if (key.equals(GAP)) {
                gaps.add(Phrase.same(Cells.needed(row, "Value")));
            } else if (key.equals(GAP_JA) && !gaps.isEmpty()) {
                Phrase told = gaps.remove(gaps.size() - 1);
                gaps.add(Phrase.of(told.en(), Cells.needed(row, "Value")));
            } else {
                rows.put(key, row);
            }
        }
        String format = value(table, rows, "format");
        String version = value(table, rows, "version");
        if (!FORMAT.equals(format) || !VERSION.equals(version)) {
            throw new IllegalArgumentException(table.name() + " says format \"" + format + "\", version \"" + version
                    + "\"; this toolkit reads " + FORMAT + ", version " + VERSION);
        }
        LeadToCash.Builder data = LeadToCash.builder(value(table, rows, "source"))
                .cutOff(cutOff(table, rows))
                .zone(zone(table, rows));
        TextTable.Row currency = rows.get("currency");
        data.currency(currency == null || currency.exact("Value") == null ? "" : currency.exact("Value"));
        if ("shown".equals(value(table, rows, "own-activities"))) {
            data.showOwnActivities();
        }
        gaps.forEach(data::gap);
        return data;
    }

    private static Instant cutOff(TextTable table, Map<String, TextTable.Row> rows) {
        value(table, rows, "cut-off");
        return Cells.instant(rows.get("cut-off"), "Value");
    }

    private static ZoneId zone(TextTable table, Map<String, TextTable.Row> rows) {
        String zone = value(table, rows, "zone");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw rows.get("zone").wrong("Value", zone, "write a time zone such as Asia/Tokyo or UTC");
        }
    }

    private static String value(TextTable table, Map<String, TextTable.Row> rows, String key) {
        TextTable.Row row = rows.get(key);
        if (row == null || row.exact("Value") == null) {
            throw new IllegalArgumentException(table.name() + " has no value for \"" + key
                    + "\"; a data set's folder is written by LeadToCash.write");
        }
        return row.exact("Value");
    }
}
