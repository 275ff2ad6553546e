package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PropertyDefinition;
import io.keiro.sandbox.portal.PropertyDefinition.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The properties that the portal has, per type. Labels of HubSpot's own properties stay English; those of the company follow the language. */
final class PropertyCatalog {

    private final Edition edition;

    PropertyCatalog(Edition edition) {
        this.edition = edition;
    }

    List<PropertyDefinition> of(ObjectType type) {
        List<PropertyDefinition> list = new ArrayList<>();
        list.add(PropertyDefinition.number("hs_object_id", "Record ID"));
        list.add(PropertyDefinition.time(type.createdProperty(), "Create Date"));
        list.add(PropertyDefinition.time(type.modifiedProperty(), "Last Modified Date")
                .asCalculated());
        switch (type) {
            case DEALS -> deals(list);
            case CONTACTS -> contacts(list);
            case COMPANIES -> companies(list);
            case QUOTES -> quotes(list);
            case INVOICES -> invoices(list);
            case COMMERCE_PAYMENTS -> payments(list);
            case LINE_ITEMS -> lineItems(list);
            default -> {
                // Known types that this company does not use have the standard properties only.
            }
        }
        return List.copyOf(list);
    }

    private void deals(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("dealname", "Deal Name"));
        list.add(PropertyDefinition.choice(
                "pipeline",
                "Pipeline",
                List.of(new Option(
                        edition.pipeline().id(), edition.pipeline().pipeline().label()))));
        list.add(PropertyDefinition.choice(
                "dealstage",
                "Deal Stage",
                Arrays.stream(DealStage.values())
                        .map(stage -> new Option(edition.pipeline().stageId(stage), edition.text(stage.label())))
                        .toList()));
        list.add(PropertyDefinition.number("amount", "Amount"));
        list.add(PropertyDefinition.number("amount_in_home_currency", "Amount in company currency")
                .asCalculated());
        list.add(PropertyDefinition.choice(
                "deal_currency_code", "Currency", List.of(new Option(Edition.CURRENCY, "US Dollar"))));
        list.add(PropertyDefinition.time("hs_createdate", "Object create date/time"));
        list.add(PropertyDefinition.time("closedate", "Close Date"));
        list.add(PropertyDefinition.choice(
                "dealtype",
                "Deal Type",
                List.of(
                        new Option("newbusiness", "New Business"),
                        new Option("existingbusiness", "Existing Business"))));
        owner(list);
        list.add(PropertyDefinition.choice("hubspot_team_id", "HubSpot Team", List.of()));
        list.add(PropertyDefinition.flag("hs_is_closed", "Is Deal Closed?").asCalculated());
        list.add(PropertyDefinition.flag("hs_is_closed_won", "Is Closed Won").asCalculated());
        list.add(PropertyDefinition.flag("hs_is_closed_lost", "Is Closed Lost").asCalculated());
        list.add(PropertyDefinition.text("closed_lost_reason", "Closed Lost Reason"));
        list.add(PropertyDefinition.number("hs_deal_stage_probability", "Deal probability")
                .asCalculated());
        source(list);
        list.add(PropertyDefinition.text("hs_object_source", "Record source"));
        list.add(PropertyDefinition.text("hs_merged_object_ids", "Merged record IDs"));
        region(list);
        list.add(PropertyDefinition.choice(
                        "product_category",
                        edition.text(new Text("Product category", "製品カテゴリ")),
                        labels(ProductCategory.values()))
                .asCustom());
        for (DealStage stage : DealStage.values()) {
            String id = edition.pipeline().stageId(stage);
            String label = edition.text(stage.label());
            list.add(PropertyDefinition.time("hs_v2_date_entered_" + id, "Date entered \"" + label + "\"")
                    .asCalculated());
            list.add(PropertyDefinition.time("hs_v2_date_exited_" + id, "Date exited \"" + label + "\"")
                    .asCalculated());
        }
    }

    private void contacts(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("email", "Email"));
        list.add(PropertyDefinition.text("firstname", "First Name"));
        list.add(PropertyDefinition.text("lastname", "Last Name"));
        list.add(PropertyDefinition.text("company", "Company Name"));
        List<Option> stages = List.of(
                new Option("subscriber", "Subscriber"),
                new Option("lead", "Lead"),
                new Option("marketingqualifiedlead", "Marketing Qualified Lead"),
                new Option("salesqualifiedlead", "Sales Qualified Lead"),
                new Option("opportunity", "Opportunity"),
                new Option("customer", "Customer"),
                new Option("evangelist", "Evangelist"),
                new Option("other", "Other"));
        list.add(PropertyDefinition.choice("lifecyclestage", "Lifecycle Stage", stages));
        for (Option stage : stages) {
            list.add(PropertyDefinition.time(
                            "hs_v2_date_entered_" + stage.value(), "Date entered \"" + stage.label() + "\"")
                    .asCalculated());
        }
        list.add(PropertyDefinition.choice(
                "hs_lead_status",
                "Lead Status",
                List.of(
                        new Option("NEW", "New"),
                        new Option("ATTEMPTED_TO_CONTACT", "Attempted to Contact"),
                        new Option("CONNECTED", "Connected"),
                        new Option("OPEN_DEAL", "Open Deal"),
                        new Option("UNQUALIFIED", "Unqualified"))));
        owner(list);
        source(list);
        region(list);
    }

    private void companies(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("name", "Company name"));
        list.add(PropertyDefinition.text("domain", "Company Domain Name"));
        list.add(PropertyDefinition.text("country", "Country/Region"));
        list.add(PropertyDefinition.text("state", "State/Region"));
        list.add(PropertyDefinition.choice(
                "industry",
                "Industry",
                Arrays.stream(Industry.values())
                        .map(industry -> new Option(industry.name(), edition.text(industry.label())))
                        .toList()));
        source(list);
        region(list);
        terms(list);
    }

    private void quotes(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("hs_title", "Quote name"));
        list.add(PropertyDefinition.text("hs_quote_number", "Quote Number"));
        list.add(PropertyDefinition.number("hs_quote_amount", "Quote Amount"));
        list.add(PropertyDefinition.choice(
                "hs_currency", "Currency", List.of(new Option(Edition.CURRENCY, "US Dollar"))));
        list.add(PropertyDefinition.date("hs_expiration_date", "Expiration Date"));
        list.add(PropertyDefinition.choice(
                "hs_status",
                "Approval status",
                names("DRAFT", "APPROVAL_NOT_NEEDED", "PENDING_APPROVAL", "APPROVED", "REJECTED")));
        list.add(PropertyDefinition.choice(
                "hs_quote_status",
                "Quote status",
                names(
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
                "hs_sign_status", "Signature status", names("ESIGN_PENDING", "ESIGN_COMPLETED")));
        list.add(PropertyDefinition.time("hs_accepted_date", "Accepted date"));
        owner(list);
    }

    private void invoices(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("hs_number", "Invoice number"));
        list.add(PropertyDefinition.choice(
                "hs_invoice_status", "Invoice status", names("draft", "open", "paid", "voided")));
        list.add(PropertyDefinition.date("hs_invoice_date", "Invoice date"));
        list.add(PropertyDefinition.date("hs_due_date", "Due date"));
        list.add(PropertyDefinition.number("hs_amount_billed", "Amount billed"));
        list.add(PropertyDefinition.number("hs_amount_paid", "Amount paid").asCalculated());
        list.add(PropertyDefinition.number("hs_balance_due", "Balance due").asCalculated());
        list.add(PropertyDefinition.choice(
                "hs_currency", "Currency", List.of(new Option(Edition.CURRENCY, "US Dollar"))));
        owner(list);
        terms(list);
    }

    private static void payments(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice(
                "hs_latest_status",
                "Status",
                names("processing", "succeeded", "failed", "refunded", "partially_refunded")));
        list.add(PropertyDefinition.time("hs_initiated_date", "Payment date"));
        list.add(PropertyDefinition.time("hs_payout_date", "Payout date"));
        list.add(PropertyDefinition.number("hs_initial_amount", "Gross amount"));
        list.add(PropertyDefinition.number("hs_net_amount", "Net amount"));
        list.add(PropertyDefinition.choice(
                "hs_currency_code", "Currency", List.of(new Option(Edition.CURRENCY, "US Dollar"))));
        list.add(PropertyDefinition.text("hs_payment_method_type", "Payment method"));
        list.add(PropertyDefinition.text("hs_processor_type", "Processor"));
        list.add(PropertyDefinition.text("hs_payment_source_app", "Source"));
        list.add(PropertyDefinition.text("hs_reference_number", "Reference number"));
    }

    private static void lineItems(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("name", "Name"));
        list.add(PropertyDefinition.text("hs_sku", "SKU"));
        list.add(PropertyDefinition.number("quantity", "Quantity"));
        list.add(PropertyDefinition.number("price", "Unit price"));
        list.add(PropertyDefinition.number("amount", "Net price").asCalculated());
        list.add(PropertyDefinition.number("hs_discount_percentage", "Discount Percentage"));
        list.add(PropertyDefinition.number("hs_total_discount", "Calculated Total Discount")
                .asCalculated());
    }

    private static void owner(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice("hubspot_owner_id", "Owner", List.of()));
    }

    private void source(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice(
                "hs_analytics_source",
                "Original Traffic Source",
                Arrays.stream(LeadSource.values())
                        .map(source -> new Option(source.name(), edition.text(source.label())))
                        .toList()));
    }

    private void region(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice("region", edition.text(new Text("Region", "地域")), labels(Region.values()))
                .asCustom());
    }

    private void terms(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice(
                        "payment_terms",
                        edition.text(new Text("Payment terms", "支払い条件")),
                        labels(PaymentTerms.values()))
                .asCustom());
    }

    /** Enumerations that users make store the label itself. */
    private List<Option> labels(Choice[] choices) {
        return Arrays.stream(choices)
                .map(choice -> new Option(edition.text(choice.label()), edition.text(choice.label())))
                .toList();
    }

    private static List<Option> names(String... names) {
        return Arrays.stream(names).map(name -> new Option(name, name)).toList();
    }
}
