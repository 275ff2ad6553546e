package io.keiro.leadtocash;

import io.keiro.leadtocash.DealColumns.Role;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a table with one row per deal. Its start and close dates become Opportunity Created and Closed Won or Lost, inferred, because a
 * date property is not the event itself; the stages in between are not known. Everything assumed is said.
 */
final class DealTable {

    private final DealColumns columns;
    private final LeadToCash.Builder data;
    private final ReadingNotes notes;
    private final ReadOptions options;
    private final Set<String> ids = new HashSet<>();
    private final Set<StageVisit.Place> stages = new LinkedHashSet<>();
    private final Set<String> currencies = new HashSet<>();
    private Instant latest;

    private DealTable(DealColumns columns, LeadToCash.Builder data, ReadingNotes notes, ReadOptions options) {
        this.columns = columns;
        this.data = data;
        this.notes = notes;
        this.options = options;
    }

    static LeadToCash read(TextTable main, List<TextTable> others, DealColumns columns, ReadOptions options) {
        ReadingNotes notes = new ReadingNotes();
        LeadToCash.Builder data =
                LeadToCash.builder(main.name()).zone(options.zone()).currency(options.currency());
        LookupTables.Cells cells = new LookupTables(notes).joined(main, others);
        DealTable table = new DealTable(columns, data, notes, options);
        Map<String, String> attributes = columns.attributes(cells.headers());
        List<TextTable.Row> rows = main.rows();
        for (int i = 0; i < rows.size(); i++) {
            table.add(cells.rows().get(i), attributes, rows.get(i));
        }
        table.describe(main.name(), attributes);
        notes.all().forEach(data::gap);
        return data.build();
    }

    private void add(Map<String, String> cells, Map<String, String> attributes, TextTable.Row row) {
        String id = cell(cells, Role.ID);
        if (id == null || !ids.add(id)) {
            notes.count(
                    Phrase.of("rows without an id, or with one used before, were left out", "IDがない、または重複しているため除外した行"),
                    row.where());
            return;
        }
        String stage = cell(cells, Role.STAGE);
        String pipeline = cell(cells, Role.PIPELINE);
        Outcome outcome = outcome(cells, pipeline, stage);
        Moments.Moment start = moment(cells, Role.START);
        Moments.Moment close = moment(cells, Role.CLOSE);
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach((header, name) -> values.putIfAbsent(name, cells.get(header)));
        if (values.get(Columns.CURRENCY) != null) {
            currencies.add(values.get(Columns.CURRENCY));
        }
        if (stage != null) {
            stages.add(new StageVisit.Place(pipeline == null ? "" : pipeline, stage));
        }
        data.deal(new Deal(
                id,
                start == null ? null : start.time(),
                outcome,
                pipeline,
                stage,
                amount(cells, outcome),
                close == null ? null : close.day(options.zone()),
                values));
        if (start == null) {
            notes.count(
                    Phrase.of(
                            "deals have no " + name(Role.START) + ", and so no Opportunity Created",
                            name(Role.START) + " がないため「商談作成」を置けない商談"),
                    id);
        } else {
            event(id, Activity.OPPORTUNITY_CREATED, start, row);
        }
        if (outcome != Outcome.OPEN && close == null) {
            notes.count(
                    Phrase.of(
                            "closed deals have no " + name(Role.CLOSE) + ", and so no closing event",
                            name(Role.CLOSE) + " がないためクローズのイベントを置けない商談"),
                    id);
        } else if (outcome != Outcome.OPEN) {
            event(id, outcome == Outcome.WON ? Activity.CLOSED_WON : Activity.CLOSED_LOST, close, row);
        }
    }

    private String name(Role role) {
        return columns.has(role) ? columns.header(role) : Columns.word(role) + " date";
    }

    private String cell(Map<String, String> cells, Role role) {
        return columns.has(role) ? cells.get(columns.header(role)) : null;
    }

    private void event(String deal, Activity activity, Moments.Moment moment, TextTable.Row row) {
        BusinessEvent event = BusinessEvent.of(activity, moment.time(), EvidenceLevel.INFERRED)
                .touching(ObjectKind.DEAL, deal)
                .from(row.where().replaceAll(", row \\d+$", ""));
        data.event(moment.precision() == TimePrecision.DAY ? event.onDay() : event);
        latest = latest == null || moment.time().isAfter(latest) ? moment.time() : latest;
    }

    private Moments.Moment moment(Map<String, String> cells, Role role) {
        String text = cell(cells, role);
        Optional<Moments.Moment> moment = Moments.read(text, options.zone());
        if (text != null && moment.isEmpty()) {
            notes.count(
                    Phrase.of(
                            "values of " + columns.header(role) + " are no dates and count as unknown",
                            "日付として読めないため不明として扱う " + columns.header(role) + " の値"),
                    text);
        }
        return moment.orElse(null);
    }

    private Outcome outcome(Map<String, String> cells, String pipeline, String stage) {
        Optional<Outcome> told = Outcomes.of(cell(cells, Role.OUTCOME));
        return told.or(() -> options.stages()
                        .flatMap(map -> map.find(pipeline, stage))
                        .map(Stage::outcome))
                .or(() -> Outcomes.of(stage))
                .orElse(Outcome.OPEN);
    }

    private double amount(Map<String, String> cells, Outcome outcome) {
        String text = cell(cells, Role.AMOUNT);
        var amount = Amounts.amount(text);
        if (text != null && amount.isEmpty()) {
            notes.count(
                    Phrase.of(
                            "values of " + columns.header(Role.AMOUNT) + " are no amounts and count as unknown",
                            "金額として読めないため不明として扱う " + columns.header(Role.AMOUNT) + " の値"),
                    text);
        }
        if (outcome == Outcome.LOST && amount.isPresent() && amount.getAsDouble() == 0) {
            notes.count(
                    Phrase.of("lost deals carry the amount 0; their amounts count as unknown", "金額が0のため金額不明として扱う失注商談"),
                    cell(cells, Role.ID));
            return Double.NaN;
        }
        return amount.orElse(Double.NaN);
    }

    /** Stages, cut-off and currency, and a sentence about everything that was concluded. */
    private void describe(String name, Map<String, String> attributes) {
        stages.stream()
                .map(this::stage)
                .sorted(Comparator.comparing((Stage stage) -> stage.outcome().ordinal()))
                .forEach(data::stage);
        Instant cutOff = latest == null ? Instant.EPOCH : latest;
        data.cutOff(cutOff);
        if (currencies.size() == 1 && options.currency().isEmpty()) {
            data.currency(currencies.iterator().next());
        } else if (currencies.size() > 1) {
            notes.severalCurrencies(new java.util.TreeSet<>(currencies));
        }
        notes.say(
                name + " has one row per deal, so only its start and its end are known: no stages in between, quotes, "
                        + "invoices or payments",
                name + " は1商談1行のため、開始と終了しか分かりません。途中のステージ、見積もり、請求書、入金は含まれません");
        notes.say(
                "Opportunity Created was taken from " + name(Role.START) + ", Closed Won and Closed Lost from "
                        + name(Role.CLOSE) + "; all of them inferred from date properties",
                "「商談作成」は " + name(Role.START) + "、受注と失注のクローズは " + name(Role.CLOSE) + " から取りました。いずれも日付の項目からの推定です");
        String day = Moments.day(cutOff, ZoneId.of("UTC")).toString();
        notes.say("the cut-off is the latest date in the table, " + day, "締め日時は表の中の最も新しい日付（" + day + "）です");
        String taken = String.join(
                ", ",
                attributes.entrySet().stream()
                        .filter(e -> !e.getKey().equals(e.getValue()))
                        .map(e -> e.getKey() + " as " + e.getValue())
                        .toList());
        if (!taken.isEmpty()) {
            notes.say("columns were taken by their names: " + taken, "列は名前から判断しました：" + taken);
        }
        if (options.stages().isEmpty()) {
            String read = String.join(
                    ", ",
                    stages.stream()
                            .map(place -> place.stage() + " "
                                    + Columns.word(stage(place).outcome()))
                            .toList());
            notes.say(
                    "which stages are won or lost was read from their names: " + read, "受注・失注のステージは名前から判断しました：" + read);
        }
    }

    private Stage stage(StageVisit.Place place) {
        Optional<Stage> mapped = options.stages().flatMap(map -> map.find(place.pipeline(), place.stage()));
        if (mapped.isPresent()) {
            return mapped.get();
        }
        Outcome outcome = Outcomes.of(place.stage()).orElse(Outcome.OPEN);
        String activity = outcome == Outcome.WON
                ? Activity.CLOSED_WON.id()
                : outcome == Outcome.LOST ? Activity.CLOSED_LOST.id() : "";
        int order = List.copyOf(stages).indexOf(place);
        return new Stage(place.pipeline(), "", place.stage(), order, Double.NaN, outcome, activity, false);
    }
}
