package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Fills the attributes of deals, leads and invoices from the properties that the property map names, the first with a value first. */
final class AttributeFeed {

    private static final String OWNERS = "owners";

    private final LinkedRecords records;
    private final Actors actors;
    private final List<Source> steps;
    private final String discount;
    private final Map<PropertyMap.Target, List<Source>> rows = new EnumMap<>(PropertyMap.Target.class);

    /**
     * A row of the map.
     *
     * @param object the kind that holds the property; null for the record's owner
     * @param step the step that a date in this property proves, or null: a row may name an activity in place of an attribute
     */
    record Source(String attribute, StoredObject object, String property, Activity step) {}

    AttributeFeed(PropertyMap map, LinkedRecords records, Actors actors) {
        this.records = records;
        this.actors = actors;
        for (PropertyMap.Target target : PropertyMap.Target.values()) {
            rows.put(
                    target,
                    map.rowsFor(target).stream()
                            .filter(row -> row.object().equals(OWNERS) || StoredObject.of(row.object()) != null)
                            .map(row -> new Source(
                                    row.attribute(),
                                    StoredObject.of(row.object()),
                                    row.property(),
                                    Activity.withId(row.attribute()).orElse(null)))
                            .toList());
        }
        this.steps = rows.get(PropertyMap.Target.DEAL).stream()
                .filter(source -> source.step() != null)
                .toList();
        this.discount = rows.get(PropertyMap.Target.DEAL).stream()
                .filter(source -> source.attribute().equals("DiscountRate") && source.object() == StoredObject.DEALS)
                .map(Source::property)
                .findFirst()
                .orElse(null);
    }

    /** The attributes of a deal, for the caller to add to. */
    Map<String, String> ofDeal(StoredRecord deal) {
        return attributes(PropertyMap.Target.DEAL, deal, deal);
    }

    /** The attributes of a lead, for the caller to add to. */
    Map<String, String> ofLead(StoredRecord lead) {
        return attributes(PropertyMap.Target.LEAD, lead, records.first(lead, StoredObject.DEALS));
    }

    /**
     * The attributes of an invoice, for the caller to add to.
     *
     * @param deal the invoice's deal, or null
     */
    Map<String, String> ofInvoice(StoredRecord invoice, StoredRecord deal) {
        return attributes(PropertyMap.Target.INVOICE, invoice, deal);
    }

    /** The rows for deals that name a step. */
    List<Source> steps() {
        return steps;
    }

    /** The deal's own property that feeds its discount, or null. */
    String discountProperty() {
        return discount;
    }

    private Map<String, String> attributes(PropertyMap.Target target, StoredRecord own, StoredRecord deal) {
        Map<String, String> attributes = new Attributes();
        List<Source> sources = rows.get(target);
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            if (source.step() == null && !attributes.containsKey(source.attribute())) {
                String value = value(source, own, deal);
                if (value != null) {
                    attributes.put(source.attribute(), value);
                }
            }
        }
        return attributes;
    }

    /** From the record itself, else from what it is linked to, else from what its deal is linked to. */
    String value(Source source, StoredRecord own, StoredRecord deal) {
        if (source.object() == null) {
            String owner = own.value("hubspot_owner_id");
            return source.property().equals("team") ? actors.team(owner) : actors.owner(owner);
        }
        if (source.object() == own.object()) {
            return own.value(source.property());
        }
        if (deal != null && source.object() == deal.object()) {
            return deal.value(source.property());
        }
        String near = firstValue(own, source);
        return near != null || deal == null || deal == own ? near : firstValue(deal, source);
    }

    private String firstValue(StoredRecord from, Source source) {
        int count = records.count(from, source.object());
        for (int i = 0; i < count; i++) {
            String value = records.linked(from, source.object(), i).value(source.property());
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
