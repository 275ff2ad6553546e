package io.keiro.sandbox.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of record, with the names, the type id, the scope and the standard properties that go with it. */
public enum ObjectType {
    CONTACTS("contact", "contacts", "0-1", "crm.objects.contacts.read", "email", "firstname", "lastname"),
    COMPANIES("company", "companies", "0-2", "crm.objects.companies.read", "domain", "name"),
    DEALS("deal", "deals", "0-3", "crm.objects.deals.read", "amount", "closedate", "dealname", "dealstage", "pipeline"),
    TICKETS("ticket", "tickets", "0-5", "tickets"),
    PRODUCTS("product", "products", "0-7", "e-commerce"),
    LINE_ITEMS("line_item", "line_items", "0-8", "crm.objects.line_items.read"),
    QUOTES("quote", "quotes", "0-14", "crm.objects.quotes.read"),
    TASKS("task", "tasks", "0-27", "crm.objects.contacts.read"),
    NOTES("note", "notes", "0-46", "crm.objects.contacts.read"),
    MEETINGS("meeting", "meetings", "0-47", "crm.objects.contacts.read"),
    CALLS("call", "calls", "0-48", "crm.objects.contacts.read"),
    EMAILS("email", "emails", "0-49", "crm.objects.contacts.read"),
    INVOICES("invoice", "invoices", "0-53", "crm.objects.invoices.read"),
    SUBSCRIPTIONS("subscription", "subscriptions", "0-69", "crm.objects.subscriptions.read"),
    COMMERCE_PAYMENTS("commerce_payment", "commerce_payments", "0-101", "crm.objects.commercepayments.read"),
    ORDERS("order", "orders", "0-123", "crm.objects.orders.read"),
    LEADS("lead", "leads", "0-136", "crm.objects.leads.read"),
    // Types added later stand last: ids of records follow from the position.
    CONTRACTS("contract", "contracts", null, "crm.objects.contracts.read"),
    DISCOUNTS("discount", "discounts", "0-84", "e-commerce"),
    FEES("fee", "fees", "0-85", "e-commerce"),
    TAXES("tax", "taxes", "0-86", "e-commerce"),
    SERVICES("service", "services", "0-162", "crm.objects.services.read"),
    PROJECTS("project", "projects", "0-970", "crm.objects.projects.read"),
    /** The one custom object: what the portal's users made themselves. */
    INSTALLATIONS("installation", "installations", "2-41960017", "crm.objects.custom.read");

    private final String singular;
    private final String plural;
    private final String typeId;
    private final String scope;
    private final List<String> standardProperties;

    ObjectType(String singular, String plural, String typeId, String scope, String... standardProperties) {
        this.singular = singular;
        this.plural = plural;
        this.typeId = typeId;
        this.scope = scope;
        this.standardProperties = List.of(standardProperties);
    }

    /** The type that a path means by {@code deal}, {@code deals} or {@code 0-3}; empty if the portal has no such type. */
    public static Optional<ObjectType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.plural.equalsIgnoreCase(name)
                        || type.singular.equalsIgnoreCase(name)
                        || name.equals(type.typeId))
                .findFirst();
    }

    /** The singular name, as association types spell it: {@code deal_to_contact}. */
    public String singular() {
        return singular;
    }

    /** The name in paths, for example {@code deals}. */
    public String plural() {
        return plural;
    }

    /** The type id, for example {@code 0-3}; null for contracts, whose type id is not known. */
    public String typeId() {
        return typeId;
    }

    /** True for a type that the portal's users made: its type id begins with {@code 2-}. */
    public boolean isCustom() {
        return typeId != null && typeId.startsWith("2-");
    }

    /** True if paths of this version know it. Contracts came with the dated versions, in March 2026; older paths never heard of them. */
    boolean isKnownTo(String version) {
        return this != CONTRACTS || version.startsWith("20") && version.compareTo("2026-03") >= 0;
    }

    /** The scope that a token needs to read it. */
    public String scope() {
        return scope;
    }

    /** What comes back, beside the three properties that always do, when a request names no property. */
    List<String> standardProperties() {
        return standardProperties;
    }

    /** The property that holds the pipeline, and the one that holds the stage; both exist only where the type has pipelines. */
    public String pipelineProperty() {
        return this == DEALS ? "pipeline" : "hs_pipeline";
    }

    public String stageProperty() {
        return this == DEALS ? "dealstage" : "hs_pipeline_stage";
    }

    /** The property that holds the creation time. */
    public String createdProperty() {
        return switch (this) {
            case CONTACTS, COMPANIES, DEALS, TICKETS, PRODUCTS, LINE_ITEMS -> "createdate";
            default -> "hs_createdate";
        };
    }

    /** The property that holds the time of the last change. */
    public String modifiedProperty() {
        return this == CONTACTS ? "lastmodifieddate" : "hs_lastmodifieddate";
    }
}
