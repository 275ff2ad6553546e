package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.Pipeline;
import io.keiro.sandbox.portal.PropertyDefinition;
import io.keiro.sandbox.portal.PropertyDefinition.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
            default -> {
                new CommerceProperties(this, edition).addTo(type, list);
                new WorkProperties(this, edition).addTo(type, list);
            }
        }
        return List.copyOf(list);
    }

    private void deals(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("dealname", "Deal Name"));
        list.add(PropertyDefinition.choice(
                "pipeline",
                "Pipeline",
                List.of(
                        new Option(edition.pipeline().id(), edition.pipeline().label()),
                        new Option(edition.partners().id(), edition.partners().label()))));
        list.add(PropertyDefinition.choice("dealstage", "Deal Stage", stages()));
        list.add(PropertyDefinition.number("amount", "Amount").inCurrencyOf("deal_currency_code"));
        list.add(PropertyDefinition.number("amount_in_home_currency", "Amount in company currency")
                .asCalculated());
        list.add(PropertyDefinition.number("hs_exchange_rate", "Exchange rate"));
        list.add(currency("deal_currency_code"));
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
        for (DataField field : DataField.values()) {
            String label = edition.text(field.label());
            list.add((field == DataField.BUDGET
                            ? PropertyDefinition.number(field.property(), label)
                            : PropertyDefinition.text(field.property(), label))
                    .asCustom());
        }
        list.add(PropertyDefinition.choice(
                        "fulfilment_team", edition.text(new Text("Fulfilment team", "履行チーム")), fulfilmentTeams())
                .asCustom());
        list.add(PropertyDefinition.time("contract_start", edition.text(new Text("Contract start", "契約開始日")))
                .asCustom()
                .spelled(PropertyDefinition.Spelling.EPOCH_MILLIS));
        list.add(PropertyDefinition.time("kickoff_at", edition.text(new Text("Kick-off", "キックオフ")))
                .asCustom()
                .spelled(PropertyDefinition.Spelling.ISO_WITH_OFFSET));
        list.add(PropertyDefinition.text("former_number", edition.text(new Text("Number in the old system", "旧番号")))
                .asCustom());
        stageDates(list, edition.pipeline());
        stageDates(list, edition.partners());
    }

    private List<Option> stages() {
        return Stream.of(edition.pipeline(), edition.partners())
                .flatMap(pipeline -> pipeline.pipeline().listed().stream())
                .map(stage -> new Option(stage.id(), stage.label()))
                .toList();
    }

    private List<Option> fulfilmentTeams() {
        return IntStream.range(0, Staff.FULFILMENT_TEAMS)
                .mapToObj(Staff::fulfilmentName)
                .map(name -> new Option(edition.text(name), edition.text(name)))
                .toList();
    }

    private static void stageDates(List<PropertyDefinition> list, DealPipeline pipeline) {
        for (Pipeline.Stage stage : pipeline.pipeline().listed()) {
            String label = "\"" + stage.label() + "\" (" + pipeline.label() + ")";
            list.add(PropertyDefinition.time("hs_v2_date_entered_" + stage.id(), "Date entered " + label)
                    .asCalculated());
            list.add(PropertyDefinition.time("hs_v2_date_exited_" + stage.id(), "Date exited " + label)
                    .asCalculated());
        }
    }

    private void contacts(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("email", "Email"));
        list.add(PropertyDefinition.text("hs_additional_emails", "Additional email addresses"));
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
        list.add(PropertyDefinition.text("hs_merged_object_ids", "Merged record IDs"));
        list.add(PropertyDefinition.text("hs_calculated_merged_vids", "Merged contact IDs")
                .asCalculated());
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

    /** Which currency the amounts of a record are in. */
    PropertyDefinition currency(String name) {
        return PropertyDefinition.choice(
                name,
                "Currency",
                Arrays.stream(Currency.values())
                        .filter(currency -> currency == Currency.USD
                                || edition.company().plan().dirty())
                        .map(currency ->
                                new Option(currency.name(), currency.label().english()))
                        .toList());
    }

    static void owner(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice("hubspot_owner_id", "Owner", List.of()));
    }

    void source(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice(
                "hs_analytics_source",
                "Original Traffic Source",
                Arrays.stream(LeadSource.values())
                        .map(source -> new Option(source.name(), edition.text(source.label())))
                        .toList()));
    }

    void region(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice("region", edition.text(new Text("Region", "地域")), labels(Region.values()))
                .asCustom());
    }

    void terms(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.choice(
                        "payment_terms",
                        edition.text(new Text("Payment terms", "支払い条件")),
                        labels(PaymentTerms.values()))
                .asCustom());
    }

    /** Enumerations that users make store the label itself. */
    List<Option> labels(Choice[] choices) {
        return Arrays.stream(choices)
                .map(choice -> new Option(edition.text(choice.label()), edition.text(choice.label())))
                .toList();
    }

    static List<Option> names(String... names) {
        return Arrays.stream(names).map(name -> new Option(name, name)).toList();
    }
}
