package io.keiro.hubspot;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills the attributes of deals, leads and invoices from the properties that the property map names, the first with a value first. */
final class AttributeFeed {

    private static final String OWNERS = "owners";

    private final LinkedRecords records;
    private final Actors actors;
    private final Map<PropertyMap.Target, List<PropertyMap.Row>> rows = new HashMap<>();
    private final Map<String, PortalObject> objects = new HashMap<>();

    AttributeFeed(PropertyMap map, LinkedRecords records, Actors actors) {
        this.records = records;
        this.actors = actors;
        for (PropertyMap.Target target : PropertyMap.Target.values()) {
            rows.put(target, map.rowsFor(target));
        }
        for (PortalObject object : PortalObject.values()) {
            objects.put(object.type(), object);
        }
    }

    Map<String, String> ofDeal(RawRecord deal) {
        return attributes(PropertyMap.Target.DEAL, PortalObject.DEALS, deal, deal.id());
    }

    Map<String, String> ofLead(RawRecord contact) {
        String deal = records.first(PortalObject.CONTACTS, contact.id(), PortalObject.DEALS);
        return attributes(PropertyMap.Target.LEAD, PortalObject.CONTACTS, contact, deal);
    }

    /**
     * @param dealId the invoice's deal, or null
     */
    Map<String, String> ofInvoice(RawRecord invoice, String dealId) {
        return attributes(PropertyMap.Target.INVOICE, PortalObject.INVOICES, invoice, dealId);
    }

    private Map<String, String> attributes(PropertyMap.Target target, PortalObject own, RawRecord raw, String dealId) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (PropertyMap.Row row : rows.get(target)) {
            if (!attributes.containsKey(row.attribute())) {
                String value = value(row, own, raw, dealId);
                if (value != null) {
                    attributes.put(row.attribute(), value);
                }
            }
        }
        return attributes;
    }

    private String value(PropertyMap.Row row, PortalObject own, RawRecord raw, String dealId) {
        if (row.object().equals(OWNERS)) {
            String owner = raw.value("hubspot_owner_id");
            return row.property().equals("team") ? actors.team(owner) : actors.owner(owner);
        }
        PortalObject object = objects.get(row.object());
        if (object == own) {
            return raw.value(row.property());
        }
        if (dealId == null) {
            return null;
        }
        if (object == PortalObject.DEALS) {
            RawRecord deal = records.of(PortalObject.DEALS).get(dealId);
            return deal == null ? null : deal.value(row.property());
        }
        for (RawRecord linked : records.linked(PortalObject.DEALS, dealId, object)) {
            if (linked.value(row.property()) != null) {
                return linked.value(row.property());
            }
        }
        return null;
    }
}
