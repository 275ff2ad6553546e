package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A HubSpot portal as a connector left it in a warehouse, exported as CSV: a table per kind of record, tables of histories, pipelines,
 * stages, owners, links and merges. Fills a snapshot with them, so that the same mapping reads both.
 */
final class ConnectorTables {

    /** A kind of record as its table is called, with the columns that may hold its id. */
    private record Source(String table, PortalObject object, String... idColumns) {}

    private static final List<Source> RECORDS = List.of(
            new Source("deal", PortalObject.DEALS, "deal_id", "id"),
            new Source("lead", PortalObject.LEADS, "id", "lead_id"),
            new Source("contact", PortalObject.CONTACTS, "id", "contact_id", "vid"),
            new Source("company", PortalObject.COMPANIES, "id", "company_id"),
            new Source("line_item", PortalObject.LINE_ITEMS, "id", "line_item_id"),
            new Source("quote", PortalObject.QUOTES, "id", "quote_id"),
            new Source("order", PortalObject.ORDERS, "id", "order_id"),
            new Source("invoice", PortalObject.INVOICES, "id", "invoice_id"),
            new Source("payment", PortalObject.PAYMENTS, "id", "payment_id"),
            new Source("ticket", PortalObject.TICKETS, "id", "ticket_id"),
            new Source("engagement_call", PortalObject.CALLS, "engagement_id", "id"),
            new Source("engagement_meeting", PortalObject.MEETINGS, "engagement_id", "id"),
            new Source("engagement_email", PortalObject.EMAILS, "engagement_id", "id"),
            new Source("engagement_task", PortalObject.TASKS, "engagement_id", "id"),
            new Source("engagement_note", PortalObject.NOTES, "engagement_id", "id"));

    /** Columns beside those with a prefix, and the property that each one is. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("deal_pipeline_id", "pipeline"),
            Map.entry("deal_pipeline_stage_id", "dealstage"),
            Map.entry("owner_id", "hubspot_owner_id"),
            Map.entry("start_time", "hs_meeting_start_time"),
            Map.entry("end_time", "hs_meeting_end_time"),
            Map.entry("meeting_outcome", "hs_meeting_outcome"),
            Map.entry("timestamp", "hs_timestamp"),
            Map.entry("created_at", "hs_createdate"));

    private static final String PREFIX = "property_";

    private final Map<String, ConnectorTable> tables = new TreeMap<>();
    private final Path folder;
    private final TableOptions options;
    private final Pseudonyms pseudonyms;
    private int onlyInHistories;
    private final Map<PortalObject, Map<String, Map<String, List<HistoryRow>>>> histories =
            new EnumMap<>(PortalObject.class);

    private ConnectorTables(Path folder, TableOptions options) {
        this.folder = folder;
        this.options = options;
        this.pseudonyms = Pseudonyms.of(options.privacy());
        for (Path file : files(folder)) {
            String name = name(file);
            if (isKnown(name)) {
                tables.put(name, ConnectorTable.read(name, file));
            }
        }
        if (!tables.containsKey("deal")) {
            throw new HubSpotException(Phrase.of(
                    "The folder " + folder + " holds no table of deals (deal.csv); it has "
                            + (tables.isEmpty() ? "no table that is known" : String.join(", ", tables.keySet())) + ".",
                    "フォルダー " + folder + " に商談の表（deal.csv）がありません。"
                            + (tables.isEmpty()
                                    ? "対応する表もありません。"
                                    : "あるのは " + String.join("、", tables.keySet()) + " です。")));
        }
    }

    /** Writes the tables of a folder into a snapshot file that is not there yet. */
    static void into(Path folder, Path file, TableOptions options) {
        if (Files.exists(file)) {
            throw new HubSpotException(Phrase.of(
                    "The file " + file + " is there already. Tables are read into a new file; name another one.",
                    "ファイル " + file + " は既にあります。表は新しいファイルに読み込みます。別の名前を指定してください。"));
        }
        ConnectorTables source = new ConnectorTables(folder, options);
        try (Store store = Store.open(file)) {
            RunInfo run = source.run();
            store.runs().begin(run);
            source.write(store);
            store.runs().finish(run.number(), run.cutOff());
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(0, name.length() - ".csv".length()).replaceFirst("_data$", "");
    }

    private static boolean isKnown(String name) {
        return RECORDS.stream().anyMatch(source -> name.equals(source.table()))
                || name.matches("(deal|lead|contact|company|quote|order|invoice|payment|ticket)_property_history")
                || name.matches("(deal|lead|order|ticket)_pipeline(_stage)?")
                || name.matches("deal_stage|merged_deal|contact_merge_audit|owner|owner_team|team")
                || ends(name) != null;
    }

    private RunInfo run() {
        ConnectorTable deals = tables.get("deal");
        String portal = null;
        for (int row = 0; row < deals.rowCount() && portal == null; row++) {
            portal = deals.text(row, "portal_id");
        }
        Instant cutOff = options.cutOff() != null ? options.cutOff() : latestSync();
        return new RunInfo(
                1,
                "tables",
                new Account(portal == null ? "?" : portal, "", options.zone(), options.currency(), List.of(), ""),
                "tables in " + folder.getFileName(),
                "tables",
                "all deals",
                pseudonyms.fingerprint(),
                Integer.MAX_VALUE,
                PropertyMapJson.write(options.propertyMap()),
                cutOff,
                cutOff,
                cutOff,
                null);
    }

    private Instant latestSync() {
        Instant latest = Instant.EPOCH;
        for (ConnectorTable table : tables.values()) {
            for (int row = 0; row < table.rowCount(); row++) {
                Instant time = PortalTime.parse(
                        table.text(row, "_fivetran_synced", "_airbyte_extracted_at", "_dlt_load_time"));
                latest = time != null && time.isAfter(latest) ? time : latest;
            }
        }
        return latest;
    }

    private void write(Store store) {
        histories();
        PersonalData personal = new PersonalData(pseudonyms);
        List<Object[]> aliases = aliases();
        for (Source source : RECORDS) {
            List<RawRecord> records = new ArrayList<>();
            for (RawRecord raw : records(source)) {
                records.add(personal.taken(source.object(), raw));
                raw.mergedIds()
                        .forEach(
                                old -> aliases.add(new Object[] {source.object().type(), old.strip(), raw.id()}));
            }
            store.write(() -> store.records().put(source.object(), records));
        }
        if (onlyInHistories > 0) {
            Phrase sentence = Phrase.of(
                    onlyInHistories
                            + " deals occur in the table of stages and not in that of deals; only their stages are"
                            + " known.",
                    onlyInHistories + "件の商談はステージ履歴の表にだけあり、ステージ以外は分かりません。");
            store.write(() -> store.gap(PortalObject.DEALS.type(), "count", sentence));
        }
        store.write(() -> {
            store.add("alias", aliases);
            store.add("association", links());
            store.add("owner", owners());
            List<Object[]> pipelines = new ArrayList<>();
            List<Object[]> stages = new ArrayList<>();
            pipelines(pipelines, stages);
            store.add("pipeline", pipelines);
            store.add("stage", stages);
        });
    }

    // ---- records

    private List<RawRecord> records(Source source) {
        ConnectorTable table = tables.get(source.table());
        Map<String, RawRecord> records = new LinkedHashMap<>();
        for (int row = 0; table != null && row < table.rowCount(); row++) {
            String id = table.text(row, source.idColumns());
            if (id == null || records.containsKey(id)) {
                continue;
            }
            Map<String, String> properties = new LinkedHashMap<>(table.withPrefix(row, PREFIX));
            for (Map.Entry<String, String> column : RENAMED.entrySet()) {
                String value = table.text(row, column.getKey());
                if (value != null) {
                    properties.putIfAbsent(column.getValue(), value);
                }
            }
            Instant created = PortalTime.parse(properties.getOrDefault("createdate", properties.get("hs_createdate")));
            boolean deleted = table.isTrue(row, "is_deleted", "_fivetran_deleted");
            records.put(
                    id,
                    new RawRecord(
                            id,
                            created,
                            null,
                            deleted,
                            null,
                            properties,
                            histories.getOrDefault(source.object(), Map.of()).getOrDefault(id, Map.of())));
        }
        if (source.object() == PortalObject.DEALS) {
            withoutRecord(records);
        }
        return new ArrayList<>(records.values());
    }

    /** Deals that only a history of stages tells of are deals all the same. */
    private void withoutRecord(Map<String, RawRecord> records) {
        histories.getOrDefault(PortalObject.DEALS, Map.of()).forEach((id, history) -> {
            if (history.containsKey("dealstage") && !records.containsKey(id)) {
                List<HistoryRow> stages = history.get("dealstage");
                String now = stages.get(stages.size() - 1).value();
                records.put(id, new RawRecord(id, null, null, false, null, Map.of("dealstage", now), history));
                onlyInHistories++;
            }
        });
    }

    private void histories() {
        for (Source source : RECORDS) {
            ConnectorTable table = tables.get(source.table() + "_property_history");
            for (int row = 0; table != null && row < table.rowCount(); row++) {
                add(
                        source.object(),
                        table.text(row, source.table() + "_id", "id"),
                        table.text(row, "name", "property_name"),
                        entry(table, row, "timestamp", "timestamp_instant"));
            }
        }
        ConnectorTable stages = tables.get("deal_stage");
        for (int row = 0; stages != null && row < stages.rowCount(); row++) {
            add(PortalObject.DEALS, stages.text(row, "deal_id"), "dealstage", entry(stages, row, "date_entered"));
        }
        histories
                .values()
                .forEach(records -> records.values()
                        .forEach(properties -> properties
                                .values()
                                .forEach(rows -> rows.sort(Comparator.comparing(HistoryRow::moment)))));
    }

    private static HistoryRow entry(ConnectorTable table, int row, String... timeColumns) {
        Instant moment = PortalTime.parse(table.text(row, timeColumns));
        String value = table.text(row, "value");
        String source = table.text(row, "source", "source_type");
        String sourceId = table.text(row, "source_id");
        String user =
                sourceId != null && sourceId.startsWith("userId:") ? sourceId.substring("userId:".length()) : null;
        return moment == null
                ? null
                : new HistoryRow(
                        moment, value == null ? "" : value, source == null ? "" : source, sourceId, null, user);
    }

    private void add(PortalObject object, String id, String property, HistoryRow row) {
        if (id != null && property != null && row != null) {
            histories
                    .computeIfAbsent(object, o -> new HashMap<>())
                    .computeIfAbsent(id, i -> new LinkedHashMap<>())
                    .computeIfAbsent(property, p -> new ArrayList<>())
                    .add(row);
        }
    }

    private List<Object[]> aliases() {
        List<Object[]> aliases = new ArrayList<>();
        alias(aliases, "merged_deal", PortalObject.DEALS, "merged_deal_id", "deal_id");
        alias(aliases, "contact_merge_audit", PortalObject.CONTACTS, "vid_to_merge", "canonical_vid");
        return aliases;
    }

    private void alias(List<Object[]> aliases, String name, PortalObject object, String oldColumn, String newColumn) {
        ConnectorTable table = tables.get(name);
        for (int row = 0; table != null && row < table.rowCount(); row++) {
            String before = table.text(row, oldColumn);
            String now = table.text(row, newColumn);
            if (before != null && now != null && !before.equals(now)) {
                aliases.add(new Object[] {object.type(), before, now});
            }
        }
    }

    // ---- links

    /** The two kinds that a table such as deal_contact links, or null; any kind of engagement counts as one. */
    private static String[] ends(String name) {
        for (Source one : RECORDS) {
            for (Source other : RECORDS) {
                String first = plain(one.table());
                String second = plain(other.table());
                if (!first.equals(second) && name.equals(first + "_" + second)) {
                    return new String[] {first, second};
                }
            }
        }
        return null;
    }

    private static String plain(String table) {
        return table.startsWith("engagement_") ? "engagement" : table;
    }

    private List<Object[]> links() {
        Map<String, PortalObject> engagements = new HashMap<>();
        for (Source source : RECORDS) {
            ConnectorTable table = tables.get(source.table());
            for (int row = 0; source.object().isEngagement() && table != null && row < table.rowCount(); row++) {
                engagements.put(table.text(row, source.idColumns()), source.object());
            }
        }
        List<Object[]> links = new ArrayList<>();
        Instant seen = run().cutOff();
        for (ConnectorTable table : tables.values()) {
            String[] ends = ends(table.name());
            for (int row = 0; ends != null && row < table.rowCount(); row++) {
                String from = table.text(row, ends[0] + "_id");
                String to = table.text(row, ends[1] + "_id");
                PortalObject fromKind = kind(ends[0], from, engagements);
                PortalObject toKind = kind(ends[1], to, engagements);
                if (fromKind != null && toKind != null) {
                    links.add(new Object[] {fromKind.type(), from, toKind.type(), to, "", seen, seen});
                }
            }
        }
        return links;
    }

    private static PortalObject kind(String name, String id, Map<String, PortalObject> engagements) {
        if (id == null) {
            return null;
        }
        return name.equals("engagement")
                ? engagements.get(id)
                : RECORDS.stream()
                        .filter(source -> source.table().equals(name))
                        .map(Source::object)
                        .findFirst()
                        .orElse(null);
    }

    // ---- the portal

    private List<Object[]> owners() {
        Map<String, String> teams = new HashMap<>();
        ConnectorTable names = tables.get("team");
        for (int row = 0; names != null && row < names.rowCount(); row++) {
            teams.put(names.text(row, "id", "team_id"), names.text(row, "name"));
        }
        Map<String, String> teamOfOwner = new HashMap<>();
        ConnectorTable members = tables.get("owner_team");
        for (int row = 0; members != null && row < members.rowCount(); row++) {
            teamOfOwner.put(members.text(row, "owner_id"), teams.get(members.text(row, "team_id")));
        }
        List<Object[]> rows = new ArrayList<>();
        ConnectorTable owners = tables.get("owner");
        for (int row = 0; owners != null && row < owners.rowCount(); row++) {
            String id = owners.text(row, "owner_id", "id");
            String user = owners.text(row, "active_user_id", "user_id");
            String known = pseudonyms.owner(id);
            String name = String.join(
                            " ",
                            owners.text(row, "first_name") == null ? "" : owners.text(row, "first_name"),
                            owners.text(row, "last_name") == null ? "" : owners.text(row, "last_name"))
                    .strip();
            String label = !pseudonyms.keepNames()
                    ? "Rep " + known.substring(0, 8).toUpperCase(Locale.ROOT)
                    : name.isEmpty() ? "Owner " + id : name;
            rows.add(new Object[] {
                known,
                user == null ? null : pseudonyms.user(user),
                label,
                owners.text(row, "type"),
                teamOfOwner.get(id),
                owners.isTrue(row, "is_archived", "_fivetran_deleted")
            });
        }
        return rows;
    }

    private void pipelines(List<Object[]> pipelines, List<Object[]> stages) {
        for (Source source : RECORDS) {
            ConnectorTable table = tables.get(source.table() + "_pipeline");
            for (int row = 0; table != null && row < table.rowCount(); row++) {
                pipelines.add(new Object[] {
                    source.object().type(),
                    table.text(row, "pipeline_id"),
                    table.text(row, "label"),
                    order(table, row),
                    table.isTrue(row, "_fivetran_deleted")
                });
            }
            ConnectorTable steps = tables.get(source.table() + "_pipeline_stage");
            Set<String> seen = new HashSet<>();
            for (int row = 0; steps != null && row < steps.rowCount(); row++) {
                if (!seen.add(steps.text(row, "pipeline_id") + " " + steps.text(row, "stage_id"))) {
                    continue;
                }
                var metadata = Json.object();
                metadata.put("isClosed", String.valueOf(steps.isTrue(row, "is_closed")));
                for (String column : List.of("probability", "ticket_state")) {
                    if (steps.text(row, column) != null) {
                        metadata.put(column, steps.text(row, column));
                    }
                }
                if (steps.isTrue(row, "closed_won")) {
                    metadata.put("probability", "1.0");
                }
                stages.add(new Object[] {
                    source.object().type(),
                    steps.text(row, "pipeline_id"),
                    steps.text(row, "stage_id"),
                    steps.text(row, "label"),
                    order(steps, row),
                    metadata.toString(),
                    steps.isTrue(row, "_fivetran_deleted")
                });
            }
        }
    }

    private static int order(ConnectorTable table, int row) {
        double order = Amount.parse(table.text(row, "display_order"));
        return Double.isNaN(order) ? 0 : (int) order;
    }
}
