package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.Arrays;
import java.util.List;

/**
 * The kinds of object that Lead-to-Cash reads from a portal, with what is asked of each: the scope, the properties, and those whose
 * history makes events. Names of people are never among them, mail addresses of contacts only to find who was entered twice, bodies of
 * messages only on request ({@link DealQuery#withBodies()}).
 */
public enum PortalObject {
    DEALS(
            "deals",
            Phrase.of("deals", "商談（HubSpot: 取引）"),
            "crm.objects.deals.read",
            Phrase.of("everything: without deals there is nothing to analyse", "すべて：商談がなければ分析できません"),
            List.of("dealstage", "pipeline", "amount", "closedate", "hubspot_owner_id"),
            List.of(
                    "amount_in_home_currency",
                    "deal_currency_code",
                    "createdate",
                    "hs_createdate",
                    "dealtype",
                    "hubspot_team_id",
                    "hs_is_closed",
                    "hs_is_closed_won",
                    "hs_is_closed_lost",
                    "closed_lost_reason",
                    "closed_won_reason",
                    "hs_deal_stage_probability",
                    "hs_exchange_rate",
                    "hs_priority",
                    "hs_analytics_source",
                    "hs_object_source",
                    "hs_merged_object_ids")),
    LEADS(
            "leads",
            Phrase.of("leads", "リード"),
            "crm.objects.leads.read",
            Phrase.of(
                    "leads as objects of their own; they are inferred from contacts instead",
                    "リードオブジェクト（代わりにコンタクトから推定します）"),
            List.of("hs_pipeline_stage", "hs_pipeline", "hubspot_owner_id"),
            List.of(
                    "hs_lead_type",
                    "hs_lead_label",
                    "hs_lead_disqualification_reason",
                    "hs_lead_is_open",
                    "hs_createdate",
                    "hs_object_source")),
    CONTACTS(
            "contacts",
            Phrase.of("contacts", "コンタクト"),
            "crm.objects.contacts.read",
            Phrase.of("leads: capture, qualification and source", "リードの獲得、適格化、リードソース"),
            List.of("lifecyclestage"),
            List.of(
                    "createdate",
                    "hubspot_owner_id",
                    "hs_lead_status",
                    "hs_v2_date_entered_lead",
                    "hs_v2_date_entered_marketingqualifiedlead",
                    "hs_v2_date_entered_salesqualifiedlead",
                    "hs_lifecyclestage_lead_date",
                    "hs_lifecyclestage_marketingqualifiedlead_date",
                    "hs_lifecyclestage_salesqualifiedlead_date",
                    "hs_lifecyclestage_opportunity_date",
                    "hs_lifecyclestage_customer_date",
                    "hs_analytics_source",
                    "first_conversion_date",
                    "hs_calculated_merged_vids",
                    "hs_merged_object_ids",
                    PersonalData.ADDRESS_PROPERTY,
                    PersonalData.MORE_ADDRESSES_PROPERTY)),
    COMPANIES(
            "companies",
            Phrase.of("companies", "会社"),
            "crm.objects.companies.read",
            Phrase.of("customer, region and segment", "顧客、地域、顧客セグメント"),
            List.of(),
            List.of("name", "country", "state", "industry", "createdate", "hs_merged_object_ids")),
    LINE_ITEMS(
            "line_items",
            Phrase.of("line items", "商品項目"),
            "crm.objects.line_items.read",
            Phrase.of("products and discounts per line", "明細ごとの製品と割引"),
            List.of(),
            List.of(
                    "quantity",
                    "price",
                    "amount",
                    "discount",
                    "hs_discount_percentage",
                    "hs_total_discount",
                    "hs_product_id")),
    QUOTES(
            "quotes",
            Phrase.of("quotes", "見積書"),
            "crm.objects.quotes.read",
            Phrase.of(
                    "issue, approval and acceptance of quotes; they are inferred from stages instead",
                    "見積書の発行、承認、顧客承認（代わりにステージから推定します）"),
            List.of("hs_status", "hs_quote_status"),
            List.of(
                    "hs_quote_number",
                    "hs_quote_amount",
                    "hs_currency",
                    "hs_expiration_date",
                    "hs_createdate",
                    "hs_accepted_date",
                    "hs_esign_enabled",
                    "hs_esign_date",
                    "hs_esign_num_signers_required",
                    "hs_esign_num_signers_completed",
                    "hs_sign_status",
                    "hs_quote_esign_status",
                    "hs_manually_signed",
                    "hs_acceptance_method",
                    "hs_payment_status",
                    "hs_payment_date")),
    ORDERS(
            "orders",
            Phrase.of("orders", "注文"),
            "crm.objects.orders.read",
            Phrase.of("sales orders and their fulfilment", "受注オブジェクトと納品状況"),
            List.of("hs_pipeline_stage", "hs_fulfillment_status"),
            List.of(
                    "hs_pipeline",
                    "hs_external_order_id",
                    "hs_external_order_status",
                    "hs_external_created_date",
                    "hs_processed_date",
                    "hs_payment_status",
                    "hs_total_price",
                    "hs_currency_code",
                    "hs_is_closed",
                    "hs_closed_date",
                    "hs_createdate")),
    INVOICES(
            "invoices",
            Phrase.of("invoices", "請求書"),
            "crm.objects.invoices.read",
            Phrase.of("invoices and collection time, unless a finance file brings them", "請求書と入金回収時間（会計ファイルがある場合を除く）"),
            List.of("hs_invoice_status"),
            List.of(
                    "hs_number",
                    "hs_invoice_date",
                    "hs_due_date",
                    "hs_amount_billed",
                    "hs_amount_paid",
                    "hs_balance_due",
                    "hs_currency",
                    "hs_payment_date",
                    "hs_createdate")),
    PAYMENTS(
            "commerce_payments",
            Phrase.of("payments", "入金"),
            "crm.objects.commercepayments.read",
            Phrase.of("payments; they are inferred from paid invoices instead", "入金（代わりに支払い済みの請求書から推定します）"),
            List.of("hs_latest_status"),
            List.of(
                    "hs_initiated_date",
                    "hs_payout_date",
                    "hs_initial_amount",
                    "hs_net_amount",
                    "hs_refunds_amount",
                    "hs_currency_code",
                    "hs_processor_type",
                    "hs_payment_method_type",
                    "hs_payment_source_app",
                    "hs_createdate")),
    SUBSCRIPTIONS(
            "subscriptions",
            Phrase.of("subscriptions", "サブスクリプション"),
            "crm.objects.subscriptions.read",
            Phrase.of("recurring revenue after the sale", "販売後の継続課金"),
            List.of("hs_status"),
            List.of("hs_recurring_billing_start_date", "hs_currency_code", "hs_createdate")),
    TICKETS(
            "tickets",
            Phrase.of("tickets", "チケット"),
            "tickets",
            Phrase.of("onboarding and service after the sale", "導入支援などの販売後の対応"),
            List.of("hs_pipeline_stage"),
            List.of("hs_pipeline", "hs_ticket_priority", "hubspot_owner_id", "createdate", "closed_date")),
    CALLS(
            "calls",
            Phrase.of("calls", "コール"),
            "crm.objects.contacts.read",
            Phrase.of("calls with customers", "顧客との通話"),
            List.of(),
            List.of(
                    "hs_timestamp",
                    "hs_createdate",
                    "hubspot_owner_id",
                    "hs_call_direction",
                    "hs_call_status",
                    "hs_call_disposition",
                    "hs_call_duration")),
    MEETINGS(
            "meetings",
            Phrase.of("meetings", "ミーティング"),
            "crm.objects.contacts.read",
            Phrase.of("meetings with customers", "顧客との商談・会議"),
            List.of(),
            List.of(
                    "hs_timestamp",
                    "hs_createdate",
                    "hubspot_owner_id",
                    "hs_meeting_start_time",
                    "hs_meeting_end_time",
                    "hs_meeting_outcome")),
    EMAILS(
            "emails",
            Phrase.of("e-mails", "メール"),
            "crm.objects.contacts.read",
            Phrase.of("e-mails with customers, without subject and text", "顧客とのメール（件名・本文を除く）"),
            List.of(),
            List.of("hs_timestamp", "hs_createdate", "hubspot_owner_id", "hs_email_direction", "hs_email_status")),
    TASKS(
            "tasks",
            Phrase.of("tasks", "タスク"),
            "crm.objects.contacts.read",
            Phrase.of("tasks of the reps", "担当者のタスク"),
            List.of(),
            List.of(
                    "hs_timestamp",
                    "hs_createdate",
                    "hubspot_owner_id",
                    "hs_task_status",
                    "hs_task_completion_date",
                    "hs_task_type")),
    NOTES(
            "notes",
            Phrase.of("notes", "メモ"),
            "crm.objects.contacts.read",
            Phrase.of("that a note was taken, without its text", "メモの記録（本文を除く）"),
            List.of(),
            List.of("hs_timestamp", "hs_createdate", "hubspot_owner_id")),
    /** How portals name the dates of a contract is not known for sure, so the property map names them. */
    CONTRACTS(
            "contracts",
            Phrase.of("contracts", "契約"),
            "crm.objects.contracts.read",
            Phrase.of(
                    "contracts as objects of their own; signatures are taken from quotes, stages and the win instead",
                    "契約オブジェクト（代わりに見積書、ステージ、受注から契約締結を判断します）"),
            List.of(),
            List.of("hs_createdate"));

    /** Values per property that the portal keeps in its history; contacts keep more than the rest. */
    static final int CONTACT_HISTORY_CAP = 45;

    private final String type;
    private final Phrase label;
    private final String scope;
    private final Phrase brings;
    private final List<String> historyProperties;
    private final List<String> otherProperties;

    PortalObject(
            String type,
            Phrase label,
            String scope,
            Phrase brings,
            List<String> historyProperties,
            List<String> otherProperties) {
        this.type = type;
        this.label = label;
        this.scope = scope;
        this.brings = brings;
        this.historyProperties = historyProperties;
        this.otherProperties = otherProperties;
    }

    /** The name in the portal's addresses, for example {@code commerce_payments}. */
    public String type() {
        return type;
    }

    public Phrase label() {
        return label;
    }

    /** The scope a token needs to read it. */
    public String scope() {
        return scope;
    }

    /** What is missing from the analyses without it. */
    Phrase brings() {
        return brings;
    }

    List<String> historyProperties() {
        return historyProperties;
    }

    List<String> otherProperties() {
        return otherProperties;
    }

    /** The texts that people wrote; asked for only on request. */
    List<String> bodies() {
        return switch (this) {
            case CALLS -> List.of("hs_call_body");
            case MEETINGS -> List.of("hs_meeting_body");
            case EMAILS -> List.of("hs_email_text", "hs_email_html");
            case TASKS -> List.of("hs_task_body");
            case NOTES -> List.of("hs_note_body");
            default -> List.of();
        };
    }

    /** Records in one batch read: history makes them heavier, and the portal allows half as many. */
    int batchSize() {
        return historyProperties.isEmpty() ? 100 : 50;
    }

    /** The property that tells the last change, by which searches find what changed. */
    String modifiedProperty() {
        return this == CONTACTS ? "lastmodifieddate" : "hs_lastmodifieddate";
    }

    /** True if it moves through stages of pipelines. */
    boolean hasPipelines() {
        return this == DEALS || this == LEADS || this == ORDERS || this == TICKETS;
    }

    /** True if all records of the portal are read; the others are read as far as links lead to them. */
    boolean isReadWhole() {
        return this == DEALS || this == LEADS;
    }

    /** True if deleted records are read too, as long as the portal keeps them. */
    boolean hasArchive() {
        return this == DEALS || this == QUOTES || this == ORDERS || this == INVOICES;
    }

    /** True for the calls, meetings, messages, tasks and notes around a sale. */
    public boolean isEngagement() {
        return this == CALLS || this == MEETINGS || this == EMAILS || this == TASKS || this == NOTES;
    }

    /**
     * The kinds whose links are asked from this side. Leads are asked for their deals and deals for their leads: a portal may know the
     * one direction only.
     */
    List<PortalObject> linkedTo() {
        return switch (this) {
            case DEALS ->
                Arrays.stream(values()).filter(other -> other != DEALS).toList();
            case LEADS -> List.of(DEALS, CONTACTS, COMPANIES, CALLS, MEETINGS, EMAILS);
            case QUOTES -> List.of(ORDERS, INVOICES);
            case ORDERS -> List.of(INVOICES, PAYMENTS);
            case INVOICES -> List.of(PAYMENTS);
            default -> List.of();
        };
    }

    /** What people call an object by the portal's name for it, or something else for what Keiro does not know. */
    static Phrase labelOf(String type, Phrase otherwise) {
        return Arrays.stream(values())
                .filter(object -> object.type.equals(type))
                .map(PortalObject::label)
                .findFirst()
                .orElse(otherwise);
    }

    /** The scope of an object by the portal's name for it; "" for what Keiro does not know. */
    static String scopeOf(String type) {
        return type.equals("owners")
                ? "crm.objects.owners.read"
                : Arrays.stream(values())
                        .filter(object -> object.type.equals(type))
                        .map(PortalObject::scope)
                        .findFirst()
                        .orElse("");
    }
}
