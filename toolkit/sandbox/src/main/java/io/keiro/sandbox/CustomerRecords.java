package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;

/** Customers and their people as companies and contacts of the portal. */
final class CustomerRecords {

    /** The addresses of a contact beside the first one, with semicolons between them. */
    private static final String FURTHER = "hs_additional_emails";

    private static final Text COUNTRY = new Text("Exampleland", "サンプル国");

    private final Edition edition;

    CustomerRecords(Edition edition) {
        this.edition = edition;
    }

    /** True if another contact was merged into the main one of a customer. */
    static boolean isMerged(Edition edition, DealStory story) {
        Plan plan = edition.company().plan();
        boolean drawn = plan.draw(story.number(), Topic.MERGE, 1).chance(0.01)
                || Defect.MERGED_CONTACT.strikes(plan, story.number());
        return story.traits().isFirstOfCustomer() && drawn;
    }

    /** The name as it stands in the portal, which the dirty edition spoils here and there. */
    private String name(int number) {
        Plan plan = edition.company().plan();
        String name = edition.customerName(number);
        if (Defect.FULL_WIDTH.strikes(plan, number)) {
            return DirtyText.fullWidth(name);
        }
        return Defect.BROKEN_ENCODING.strikes(plan, number) ? DirtyText.broken(name) : name;
    }

    PortalRecord company(int slot) {
        DealStory story = edition.company().story(slot);
        Customer customer = story.traits().customer();
        long created = companyCreated(story);
        Change.Source source = edition.staff().source(story.ownerAt(created));
        return PortalRecord.builder(
                        ObjectType.COMPANIES, edition.ids().id(ObjectType.COMPANIES, slot), created, edition.now())
                .set("name", name(slot), source)
                .set("domain", Edition.domain(slot), source)
                .set("country", edition.text(COUNTRY), source)
                .set("state", edition.text(customer.region().label()), source)
                .set("region", edition.text(customer.region().label()), source)
                .set("industry", customer.industry().name(), source)
                .set("payment_terms", edition.text(customer.terms().label()), source)
                .set("hs_analytics_source", story.traits().source().name(), Edition.CALCULATED)
                .build();
    }

    /** A company is made together with its first contact. */
    static long companyCreated(DealStory story) {
        return story.contacts().get(ContactStory.MAIN).captured();
    }

    PortalRecord contact(int slot) {
        int number = slot / ContactStory.SLOTS;
        DealStory story = edition.company().story(number);
        boolean again = slot % ContactStory.SLOTS == ContactStory.DUPLICATE;
        ContactStory contact = story.contact(again ? ContactStory.MAIN : slot % ContactStory.SLOTS);
        boolean atCustomer = contact.slot() < ContactStory.UNCONVERTED;
        int main = number * ContactStory.SLOTS;
        Change.Source source = edition.staff().source(contact.owner());
        PortalRecord.Builder builder = PortalRecord.builder(
                        ObjectType.CONTACTS,
                        edition.ids().id(ObjectType.CONTACTS, slot),
                        contact.captured(),
                        edition.now())
                .set("firstname", edition.text(new Text("Contact", "担当者")), source)
                .set("lastname", Integer.toString(slot + 1), source)
                .set("email", atCustomer ? address(again ? main : slot) : prospect(slot), source)
                .set("hubspot_owner_id", Long.toString(edition.staff().ownerId(contact.owner())), source)
                .set("region", edition.text(contact.region().label()), Edition.WORKFLOW)
                .set("hs_analytics_source", contact.source().name(), Edition.CALCULATED);
        if (atCustomer) {
            builder.set("company", name(number), source);
        }
        for (Step step : contact.lifeCycle()) {
            Change.Source by = by(step, contact);
            builder.set("lifecyclestage", step.value(), step.time(), by)
                    .set(
                            "hs_v2_date_entered_" + step.value(),
                            PortalRecord.text(step.time()),
                            step.time(),
                            Edition.CALCULATED);
        }
        for (Step step : contact.status()) {
            String status = LeadStage.valueOf(step.value()).contactStatus();
            builder.set("hs_lead_status", status, step.time(), by(step, contact));
        }
        if (contact.isConverted() && !again && isMerged(edition, story)) {
            int absorbed = main + ContactStory.ABSORBED;
            String id = Long.toString(edition.ids().id(ObjectType.CONTACTS, absorbed));
            long time = contact.captured() + WorkingTime.DAY;
            builder.set("hs_merged_object_ids", id, time, source)
                    .set("hs_calculated_merged_vids", id + ":" + time, time, Edition.CALCULATED)
                    .set(FURTHER, address(absorbed), time, source);
        }
        if (contact.slot() == ContactStory.SECOND
                && Defect.SHARED_ADDRESS.strikes(edition.company().plan(), number)) {
            builder.set(FURTHER, "private-" + address(slot) + ";" + address(main), source);
        }
        return builder.build();
    }

    /** The mail address of a contact at a customer. */
    private static String address(int slot) {
        return "contact-" + (slot + 1) + "@" + Edition.domain(slot / ContactStory.SLOTS);
    }

    private static String prospect(int slot) {
        return "contact-" + (slot + 1) + "@prospect-" + (slot + 1) + ".example";
    }

    private Change.Source by(Step step, ContactStory contact) {
        return step.staff() == Step.MACHINE ? Edition.WORKFLOW : edition.staff().source(contact.owner());
    }
}
