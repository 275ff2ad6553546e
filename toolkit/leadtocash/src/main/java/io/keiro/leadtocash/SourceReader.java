package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out what a file or folder is and reads it: our own folder of tables, a filled template workbook, an event log, or a table with
 * one row per deal, alone or in a folder with tables that describe its keys.
 */
final class SourceReader {

    private final ReadOptions options;

    SourceReader(ReadOptions options) {
        this.options = options;
    }

    LeadToCash read(Path source) {
        if (Files.isDirectory(source)) {
            return DataSetFolder.isOne(source) ? DataSetFolder.read(source) : folder(source);
        }
        String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx")
                && Files.exists(source)
                && DataTable.sheets(source).contains("EventLog")) {
            return workbook(source);
        }
        boolean isText = !name.endsWith(".xes") && !name.endsWith(".xes.gz") && !name.endsWith(".xml");
        if (isText && Files.exists(source)) {
            Optional<DealColumns> columns = DealColumns.of(TableHead.of(source));
            if (columns.isPresent()) {
                return DealTable.read(TextTable.read(source), List.of(), columns.get(), options);
            }
        }
        return log(source, isText);
    }

    private LeadToCash log(Path source, boolean isTable) {
        EventLog log = isTable
                ? table(source)
                : EventLog.xes(source).zone(options.zone()).read();
        ReadingNotes notes = new ReadingNotes();
        LeadToCash.Builder data = LeadToCash.builder(log.name()).zone(log.zone());
        Instant until = LogSource.read(log, data, notes, isTable);
        return finish(data, notes, until, Set.of());
    }

    /** A log from a table; the template's columns are named, so that nothing has to be guessed. */
    private EventLog table(Path source) {
        if (!Files.exists(source)) {
            return EventLog.read(source); // says what there is in the folder instead
        }
        var choices = EventLog.csv(source).zone(options.zone());
        List<String> headers = TableHead.of(source);
        Map<Attribute, String> known = new HashMap<>();
        headers.forEach(header -> Attribute.named(header).ifPresent(attribute -> known.putIfAbsent(attribute, header)));
        if (known.containsKey(Attribute.SALES_OPPORTUNITY_ID)
                && known.containsKey(Attribute.ACTIVITY_NAME)
                && known.containsKey(Attribute.EVENT_TIME)) {
            return choices.caseId(known.get(Attribute.SALES_OPPORTUNITY_ID))
                    .activity(known.get(Attribute.ACTIVITY_NAME))
                    .time(known.get(Attribute.EVENT_TIME))
                    .read();
        }
        return choices.read();
    }

    private LeadToCash workbook(Path source) {
        ReadingNotes notes = new ReadingNotes();
        LeadToCash.Builder data = LeadToCash.builder(source.getFileName().toString())
                .zone(options.zone())
                .currency(options.currency());
        Instant until = null;
        List<String> sheets = DataTable.sheets(source);
        if (DataTable.readSheet(source, "EventLog").rowCount() > 0) {
            EventLog log = EventLog.workbook(source)
                    .sheet("EventLog")
                    .zone(options.zone())
                    .caseId(Attribute.SALES_OPPORTUNITY_ID.id())
                    .activity(Attribute.ACTIVITY_NAME.id())
                    .time(Attribute.EVENT_TIME.id())
                    .read();
            until = LogSource.read(log, data, notes, true);
        } else {
            notes.say("the sheet EventLog has no rows", "シート EventLog に行がありません");
        }
        if (sheets.contains("StageMap")) {
            TextTable stages = TextTable.of("StageMap", DataTable.readSheet(source, "StageMap"));
            if (!stages.rows().isEmpty()) {
                StageMapReader.read(stages).stages().forEach(data::stage);
            }
        }
        if (!sheets.contains("FinanceImport")) {
            return finish(data, notes, until, Set.of());
        }
        FinanceFile finance = FinanceFileReader.read(
                TextTable.of("FinanceImport", DataTable.readSheet(source, "FinanceImport")), options.zone());
        // The sheet is part of the workbook: what it tells is known as well, and goes before what events say of the
        // same invoice.
        LeadToCash told = finish(data, notes, later(until, finance.latest()), finance.invoiceIds());
        return FinanceMatch.of(told, finance).merge(told.source());
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private LeadToCash finish(LeadToCash.Builder data, ReadingNotes notes, Instant until, Set<String> invoices) {
        EventInvoices.add(data.events(), invoices, data, options.zone());
        Instant cutOff = data.events().stream()
                .map(BusinessEvent::time)
                .max(Instant::compareTo)
                .filter(latest -> until == null || latest.isAfter(until))
                .orElse(until);
        data.cutOff(cutOff == null ? Instant.EPOCH : cutOff);
        if (!options.currency().isEmpty()) {
            data.currency(options.currency());
        }
        options.stages().ifPresent(map -> map.stages().forEach(data::stage));
        notes.all().forEach(data::gap);
        return data.build();
    }

    private static DataSetException noMain(Path folder, List<Path> files, Set<Path> mains) {
        Phrase none = Phrase.of(
                folder + " is no data set of ours (it has no " + DataSetFolder.ABOUT + "), and ",
                folder + " は Keiro のデータセットではなく（" + DataSetFolder.ABOUT + " がありません）、");
        String needed = "one row per deal: an id, a stage or outcome, and a start or close date";
        String neededJa = "商談ごとに1行で、ID、ステージまたは結果、開始日またはクローズ日のある表";
        Phrase found;
        if (files.isEmpty()) {
            found = Phrase.of(
                    "it holds no table (.csv, .xlsx); name a folder with a table that has " + needed,
                    "表（.csv、.xlsx）もありません。" + neededJa + "のあるフォルダーを指定してください");
        } else if (mains.isEmpty()) {
            found = Phrase.of(
                    "of its tables " + names(files) + " none of them has " + needed,
                    "その中の表（" + names(files) + "）に、" + neededJa + "はありません");
        } else {
            found = Phrase.of(
                    "of its tables " + names(files) + " more than one of them has one row per deal: " + names(mains)
                            + "; name the one to read",
                    "商談ごとに1行の表が複数あります：" + names(mains) + "。読み込む1つを指定してください");
        }
        return new DataSetException(Phrase.of(none.en() + found.en(), none.ja() + found.ja()));
    }

    private static String names(Collection<Path> files) {
        return files.stream()
                .map(file -> file.getFileName().toString())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private LeadToCash folder(Path folder) {
        List<Path> files = tables(folder);
        Map<Path, DealColumns> mains = new HashMap<>();
        for (Path file : files) {
            DealColumns.of(TableHead.of(file)).ifPresent(columns -> mains.put(file, columns));
        }
        if (mains.size() != 1) {
            throw noMain(folder, files, mains.keySet());
        }
        Path main = mains.keySet().iterator().next();
        List<TextTable> others = new ArrayList<>();
        files.stream().filter(file -> !file.equals(main)).forEach(file -> others.add(TextTable.read(file)));
        return DealTable.read(TextTable.read(main), others, mains.get(main), options);
    }

    private static List<Path> tables(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return !name.startsWith(".") && (name.endsWith(".csv") || name.endsWith(".xlsx"));
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }
}
