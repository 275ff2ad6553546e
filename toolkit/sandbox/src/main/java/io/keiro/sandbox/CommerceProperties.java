package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PropertyDefinition;
import java.util.List;

/** The properties of quotes, contracts, line items, orders, invoices, payments and subscriptions. */
final class CommerceProperties {

    private final PropertyCatalog catalog;
    private final Edition edition;

    CommerceProperties(PropertyCatalog catalog, Edition edition) {
        this.catalog = catalog;
        this.edition = edition;
    }

    void addTo(ObjectType type, List<PropertyDefinition> list) {
        switch (type) {
            case QUOTES -> quotes(list);
            case CONTRACTS -> contracts(list);
            case LINE_ITEMS -> lineItems(list);
            case ORDERS -> orders(list);
            case INVOICES -> invoices(list);
            case COMMERCE_PAYMENTS -> payments(list);
            case SUBSCRIPTIONS -> subscriptions(list);
            default -> {
                // Nothing of commerce.
            }
        }
    }

    private void quotes(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("hs_title", "Quote name"));
        list.add(PropertyDefinition.text("hs_quote_number", "Quote Number"));
        list.add(PropertyDefinition.number("hs_quote_amount", "Quote Amount").inCurrencyOf("hs_currency"));
        list.add(catalog.currency("hs_currency"));
        list.add(PropertyDefinition.date("hs_expiration_date", "Expiration Date"));
        list.add(PropertyDefinition.choice(
                "hs_status",
                "Approval status",
                PropertyCatalog.names("DRAFT", "APPROVAL_NOT_NEEDED", "PENDING_APPROVAL", "APPROVED", "REJECTED")));
        list.add(PropertyDefinition.choice(
                "hs_quote_status",
                "Quote status",
                PropertyCatalog.names(
                        "DRAFT",
                        "PENDING_APPROVAL",
                        "CHANGES_REQUESTED",
                        "PUBLISHING",
                        "PUBLISHED",
                        "ACCEPTED",
                        "EXPIRED",
                        "VOID",
                        "ARCHIVED")));
        list.add(PropertyDefinition.flag("hs_esign_enabled", "E-signature enabled"));
        list.add(PropertyDefinition.number("hs_esign_num_signers_required", "Signers required"));
        list.add(PropertyDefinition.number("hs_esign_num_signers_completed", "Signers completed"));
        list.add(PropertyDefinition.time("hs_esign_date", "E-signature date"));
        list.add(PropertyDefinition.choice(
                "hs_sign_status", "Signature status", PropertyCatalog.names("ESIGN_PENDING", "ESIGN_COMPLETED")));
        list.add(PropertyDefinition.time("hs_accepted_date", "Accepted date"));
        PropertyCatalog.owner(list);
    }

    private void contracts(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("contract_name", edition.text(new Text("Contract name", "契約名")))
                .asCustom());
        list.add(PropertyDefinition.choice(
                        "contract_status",
                        edition.text(new Text("Contract status", "契約の状態")),
                        PropertyCatalog.names("SENT", "SIGNED"))
                .asCustom());
        list.add(PropertyDefinition.time(ContractRecords.SIGNED, edition.text(new Text("Signed on", "締結日")))
                .asCustom());
        PropertyCatalog.owner(list);
    }

    private static void lineItems(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("name", "Name"));
        list.add(PropertyDefinition.text("hs_sku", "SKU"));
        list.add(PropertyDefinition.number("quantity", "Quantity"));
        list.add(PropertyDefinition.number("price", "Unit price"));
        list.add(PropertyDefinition.number("amount", "Net price").asCalculated());
        list.add(PropertyDefinition.number("hs_cost_of_goods_sold", "Unit cost"));
        list.add(PropertyDefinition.number("hs_discount_percentage", "Discount Percentage"));
        list.add(PropertyDefinition.number("hs_total_discount", "Calculated Total Discount")
                .asCalculated());
    }

    private void orders(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("hs_order_name", "Order Name"));
        WorkProperties.pipeline(list, edition.orders());
        list.add(PropertyDefinition.text("hs_external_order_id", "External order ID"));
        list.add(PropertyDefinition.time("hs_external_created_date", "External created date"));
        list.add(PropertyDefinition.time("hs_processed_date", "Processed date"));
        list.add(PropertyDefinition.text("hs_fulfillment_status", "Fulfillment status"));
        list.add(PropertyDefinition.number("hs_total_price", "Total price").inCurrencyOf("hs_currency_code"));
        list.add(catalog.currency("hs_currency_code"));
        list.add(PropertyDefinition.flag("hs_is_closed", "Is closed").asCalculated());
        list.add(PropertyDefinition.time("hs_closed_date", "Closed date").asCalculated());
        PropertyCatalog.owner(list);
        list.add(PropertyDefinition.choice("hubspot_team_id", "HubSpot Team", List.of()));
    }

    private void invoices(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("hs_number", "Invoice number"));
        list.add(PropertyDefinition.choice(
                "hs_invoice_status", "Invoice status", PropertyCatalog.names("draft", "open", "paid", "voided")));
        list.add(PropertyDefinition.date("hs_invoice_date", "Invoice date"));
        list.add(PropertyDefinition.date("hs_due_date", "Due date"));
        list.add(PropertyDefinition.number("hs_amount_billed", "Amount billed").inCurrencyOf("hs_currency"));
        list.add(PropertyDefinition.number("hs_amount_paid", "Amount paid").asCalculated());
        list.add(PropertyDefinition.number("hs_balance_due", "Balance due").asCalculated());
        list.add(catalog.currency("hs_currency"));
        PropertyCatalog.owner(list);
        catalog.terms(list);
        list.add(PropertyDefinition.choice(
                        "billing_type",
                        edition.text(new Text("Billing type", "請求区分")),
                        catalog.labels(BillingType.values()))
                .asCustom());
        list.add(PropertyDefinition.time("sent_date", edition.text(new Text("Sent to customer", "送付日時")))
                .asCustom());
    }

    private void payments(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice(
                "hs_latest_status",
                "Status",
                PropertyCatalog.names(
                        "processing",
                        "succeeded",
                        "failed",
                        "processing_refund",
                        "refunded",
                        "partially_refunded",
                        "disputed_action_required",
                        "disputed_won",
                        "disputed_lost")));
        list.add(PropertyDefinition.time("hs_initiated_date", "Payment date"));
        list.add(PropertyDefinition.time("hs_payout_date", "Payout date"));
        list.add(PropertyDefinition.number("hs_initial_amount", "Gross amount").inCurrencyOf("hs_currency_code"));
        list.add(PropertyDefinition.number("hs_net_amount", "Net amount"));
        list.add(PropertyDefinition.number("hs_refunds_amount", "Refunded amount"));
        list.add(catalog.currency("hs_currency_code"));
        list.add(PropertyDefinition.text("hs_payment_method_type", "Payment method"));
        list.add(PropertyDefinition.text("hs_processor_type", "Processor"));
        list.add(PropertyDefinition.text("hs_payment_source_app", "Source"));
        list.add(PropertyDefinition.text("hs_reference_number", "Reference number"));
    }

    private void subscriptions(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("hs_name", "Name"));
        list.add(PropertyDefinition.choice(
                "hs_status", "Status", PropertyCatalog.names("active", "past_due", "canceled", "expired")));
        list.add(PropertyDefinition.time("hs_start_date", "Start date"));
        list.add(PropertyDefinition.text("hs_recurring_billing_frequency", "Billing frequency"));
        list.add(PropertyDefinition.number("hs_recurring_revenue", "Recurring revenue"));
        list.add(catalog.currency("hs_currency_code"));
    }
}
