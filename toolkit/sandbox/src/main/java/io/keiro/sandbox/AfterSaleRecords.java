package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;

/** Tickets and subscriptions as records of the portal. */
final class AfterSaleRecords {

    private static final Change.Source BILLING = Change.Source.machine("API", "subscriptions", null);
    private static final int MONTHS = 12;

    private final Edition edition;

    AfterSaleRecords(Edition edition) {
        this.edition = edition;
    }

    PortalRecord ticket(int number) {
        DealStory story = edition.company().story(number);
        AfterSale after = story.afterSale();
        int person = story.order().person();
        Change.Source source = edition.staff().source(person);
        String closed = edition.tickets().stageId(ObjectPipeline.TICKET_CLOSED);
        return PortalRecord.builder(
                        ObjectType.TICKETS,
                        edition.ids().id(ObjectType.TICKETS, number),
                        after.ticketOpened(),
                        edition.now())
                .set("subject", edition.text(new Text("Onboarding", "導入支援")) + " " + (number + 1), Edition.WORKFLOW)
                .set("hs_pipeline", edition.tickets().id(), Edition.WORKFLOW)
                .set("hubspot_owner_id", Long.toString(edition.staff().ownerId(person)), Edition.WORKFLOW)
                .set("hs_ticket_category", "ONBOARDING", Edition.WORKFLOW)
                .set("hs_pipeline_stage", edition.tickets().stageId(ObjectPipeline.TICKET_NEW), Edition.WORKFLOW)
                .set(
                        "hs_pipeline_stage",
                        edition.tickets().stageId(ObjectPipeline.TICKET_WORKING),
                        after.ticketAnswered(),
                        source)
                .set("hs_pipeline_stage", closed, after.ticketClosed(), source)
                .set("closed_date", PortalRecord.text(after.ticketClosed()), after.ticketClosed(), Edition.CALCULATED)
                .build();
    }

    PortalRecord subscription(int number) {
        DealStory story = edition.company().story(number);
        AfterSale after = story.afterSale();
        String monthly = Long.toString(
                story.traits().customer().currency().of(story.traits().amount()) / MONTHS);
        return PortalRecord.builder(
                        ObjectType.SUBSCRIPTIONS,
                        edition.ids().id(ObjectType.SUBSCRIPTIONS, number),
                        after.subscribed(),
                        edition.now())
                .set("hs_name", edition.text(new Text("Subscription", "サブスクリプション")) + " " + (number + 1), BILLING)
                .set("hs_start_date", PortalRecord.text(after.subscribed()), BILLING)
                .set("hs_recurring_billing_frequency", "monthly", BILLING)
                .set("hs_recurring_revenue", monthly, BILLING)
                .set("hs_currency_code", story.traits().customer().currency().name(), BILLING)
                .set("hs_status", "active", BILLING)
                .set("hs_status", "canceled", after.cancelled(), BILLING)
                .build();
    }
}
