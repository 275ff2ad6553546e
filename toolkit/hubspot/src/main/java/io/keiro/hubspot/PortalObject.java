package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.Arrays;
import java.util.List;

/**
 * The kinds of object that Lead-to-Cash reads from a portal, with what is asked of each: the scope, the properties, and those whose
 * history makes events. Bodies of messages and names of people are never among them.
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
                    "closed_lost_reason",
                    "hs_analytics_source",
                    "hs_object_source",
                    "hs_merged_object_ids")),
    CONTACTS(
            "contacts",
            Phrase.of("contacts", "コンタクト"),
            "crm.objects.contacts.read",
            Phrase.of("leads: capture, qualification and source", "リードの獲得、適格化、リードソース"),
            List.of("lifecyclestage"),
            List.of(
                    "createdate",
                    "hubspot_owner_id",
                    "hs_analytics_source",
                    "first_conversion_date",
                    "hs_merged_object_ids")),
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
                    "hs_manually_signed")),
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
                    "hs_initial_amount",
                    "hs_refunds_amount",
                    "hs_currency_code",
                    "hs_processor_type",
                    "hs_payment_source_app",
                    "hs_createdate"));

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

    /** Records in one batch read: history makes them heavier, and the portal allows half as many. */
    int batchSize() {
        return historyProperties.isEmpty() ? 100 : 50;
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
