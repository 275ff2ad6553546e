package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of the Excel template: a plain event-log sheet first, so that any tool can load it, then what helps to fill it. Headers are
 * the technical names in every language; texts and examples are in the language asked for. Empty, or filled with a data set.
 */
public final class DataTemplate {

    private static final List<String> EVIDENCE = List.of("explicit", "inferred", "external");
    private static final List<String> OUTCOMES = List.of("won", "lost", "open");

    private DataTemplate() {}

    /** The nine sheets, in order. */
    public static List<TemplateSheet> sheets(Language language, StageMap stages, Policy policy) {
        return sheets(language, stages, policy, List.of(), List.of());
    }

    /**
     * The nine sheets filled with a data set, which {@link LeadToCash#read} reads back: the events of its deals with what the template has
     * a column for, its invoices and payments. Leads, links and attributes beyond the template stay behind, as do events without a deal; that
     * an invoice was sent, where it was only concluded, comes back as stated by finance. {@link LeadToCash#write} keeps everything.
     *
     * @throws DataSetException if there are more than 200,000 events of deals
     */
    public static List<TemplateSheet> filled(LeadToCash data, Language language, StageMap stages, Policy policy) {
        TemplateRows rows = new TemplateRows(data, language);
        return sheets(language, stages, policy, rows.events(), rows.finance());
    }

    private static List<TemplateSheet> sheets(
            Language language,
            StageMap stages,
            Policy policy,
            List<Map<Attribute, Object>> events,
            List<Map<String, Object>> invoices) {
        return List.of(
                eventLog("EventLog", events, language),
                TemplateSheet.of("DataDictionary", DataDictionary.in(language, DataDictionary.attributes())),
                TemplateSheet.of("ActivityCatalog", DataDictionary.in(language, DataDictionary.activities())),
                new TemplateSheet(
                        "StageMap",
                        stages.table(),
                        Map.of(
                                "Outcome",
                                List.of("open", "won", "lost"),
                                "Mandatory",
                                List.of("yes", "no"),
                                "ActivityId",
                                Arrays.stream(Activity.values())
                                        .filter(activity -> !activity.isChange())
                                        .map(Activity::id)
                                        .toList()),
                        Map.of()),
                finance(invoices),
                TemplateSheet.of("RateCard", rateCard()),
                TemplateSheet.of("Policy", policy.table()),
                TemplateSheet.of("Checks", checks()),
                eventLog("Example", example(language), language));
    }

    private static TemplateSheet eventLog(String name, List<Map<Attribute, Object>> rows, Language language) {
        List<Field> fields = new ArrayList<>();
        Map<String, Attribute.Level> levels = new LinkedHashMap<>();
        for (Attribute attribute : Attribute.values()) {
            fields.add(Field.of(attribute.id(), attribute.label(), kind(attribute.type())));
            levels.put(attribute.id(), attribute.level());
        }
        DataTable.Builder table = DataTable.titled(Phrase.of("Event log", "イベントログ"), fields);
        for (Map<Attribute, Object> row : rows) {
            table.row(Arrays.stream(Attribute.values()).map(row::get).toArray());
        }
        Map<String, List<String>> choices = new LinkedHashMap<>();
        choices.put(
                Attribute.ACTIVITY_NAME.id(),
                Arrays.stream(Activity.values())
                        .map(activity -> activity.label().in(language))
                        .toList());
        choices.put(Attribute.OPPORTUNITY_OUTCOME.id(), OUTCOMES);
        choices.put(Attribute.EVIDENCE_LEVEL.id(), EVIDENCE);
        choices.put(Attribute.TIME_PRECISION.id(), List.of("second", "day"));
        choices.put(Attribute.ACTOR_TYPE.id(), List.of("human", "automation"));
        return new TemplateSheet(name, table.build(), choices, levels);
    }

    private static Kind kind(Attribute.Type type) {
        return switch (type) {
            case ID, TEXT, LIST, TIME, DATE -> Kind.TEXT;
            case AMOUNT -> Kind.MONEY;
            case RATE -> Kind.SHARE;
        };
    }

    private static TemplateSheet finance(List<Map<String, Object>> rows) {
        List<Field> fields = List.of(
                Field.of("RecordType", Kind.TEXT),
                Field.of("InvoiceId", Kind.TEXT),
                Field.of("PaymentId", Kind.TEXT),
                Field.of("DeliveryId", Kind.TEXT),
                Field.of("SalesOpportunityId", Kind.TEXT),
                Field.of("OrderId", Kind.TEXT),
                Field.of("QuoteId", Kind.TEXT),
                Field.of("CustomerName", Kind.TEXT),
                Field.of("InvoiceDate", Kind.TEXT),
                Field.of("SentDate", Kind.TEXT),
                Field.of("DueDate", Kind.TEXT),
                Field.of("PaymentDate", Kind.TEXT),
                Field.of("DeliveryDate", Kind.TEXT),
                Field.of("InvoiceAmount", Kind.MONEY),
                Field.of("PaidAmount", Kind.MONEY),
                Field.of("Balance", Kind.MONEY),
                Field.of("Currency", Kind.TEXT),
                Field.of("Status", Kind.TEXT),
                Field.of("PaymentTerms", Kind.TEXT),
                Field.of("BillingType", Kind.TEXT),
                Field.of("SourceSystem", Kind.TEXT));
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Invoices, payments and deliveries from finance", "会計システムの請求、入金、納品"), fields);
        for (Map<String, Object> row : rows) {
            table.row(fields.stream().map(field -> row.get(field.name())).toArray());
        }
        return new TemplateSheet(
                "FinanceImport",
                table.build(),
                Map.of(
                        "RecordType",
                        List.of("invoice", "payment", "delivery"),
                        "Status",
                        List.of("draft", "open", "paid", "voided")),
                Map.of());
    }

    private static DataTable rateCard() {
        return DataTable.titled(
                        Phrase.of("Rate card", "単価表"),
                        Field.of("Kind", Kind.TEXT),
                        Field.of("ActivityId", Kind.TEXT),
                        Field.of("Role", Kind.TEXT),
                        Field.of("LeadSource", Kind.TEXT),
                        Field.of("Value", Kind.NUMBER),
                        Field.of("Unit", Kind.TEXT),
                        Field.of("Automatable", Kind.TEXT))
                .build();
    }

    private static DataTable checks() {
        return DataTable.titled(
                        Phrase.of("Checks", "検査"),
                        Field.of("Gate", Kind.TEXT),
                        Field.of("Severity", Kind.TEXT),
                        Field.of("Count", Kind.COUNT),
                        Field.of("Share", Kind.SHARE),
                        Field.of("Message", Kind.TEXT),
                        Field.of("Examples", Kind.TEXT))
                .build();
    }

    /** Two deals, one won and paid, one lost: enough to see what a row looks like. */
    private static List<Map<Attribute, Object>> example(Language language) {
        List<Map<Attribute, Object>> rows = new ArrayList<>();
        Instant start = Instant.parse("2026-01-12T09:00:00Z");
        long[] days = {0, 6, 20, 34, 34, 41, 72};
        Activity[] won = {
            Activity.OPPORTUNITY_CREATED,
            Activity.OPPORTUNITY_QUALIFIED,
            Activity.QUOTE_ISSUED,
            Activity.CONTRACT_SIGNED,
            Activity.CLOSED_WON,
            Activity.INVOICE_ISSUED,
            Activity.PAYMENT_RECEIVED
        };
        for (int i = 0; i < won.length; i++) {
            rows.add(row("90000000001", won[i].label().in(language), start.plusSeconds(days[i] * 86_400), "won"));
        }
        Activity[] lost = {Activity.OPPORTUNITY_CREATED, Activity.OPPORTUNITY_QUALIFIED, Activity.CLOSED_LOST};
        for (int i = 0; i < lost.length; i++) {
            rows.add(row("90000000002", lost[i].label().in(language), start.plusSeconds(days[i] * 172_800), "lost"));
        }
        return rows;
    }

    private static Map<Attribute, Object> row(String deal, String activity, Instant time, String outcome) {
        Map<Attribute, Object> row = new LinkedHashMap<>();
        row.put(Attribute.SALES_OPPORTUNITY_ID, deal);
        row.put(Attribute.ACTIVITY_NAME, activity);
        row.put(Attribute.EVENT_TIME, time.toString());
        row.put(Attribute.SOURCE_SYSTEM, "Example");
        row.put(Attribute.LAST_DATA_UPDATE, "2026-06-30T00:00:00Z");
        row.put(Attribute.OPPORTUNITY_OUTCOME, outcome);
        row.put(Attribute.DEAL_AMOUNT, outcome.equals("won") ? 48_000.0 : 12_000.0);
        row.put(Attribute.CURRENCY, "EUR");
        return row;
    }
}
