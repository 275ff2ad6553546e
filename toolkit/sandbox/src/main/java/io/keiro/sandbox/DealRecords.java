package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;
import java.util.EnumSet;
import java.util.Set;

/** Deals, and their archived duplicates, as records of the portal. */
final class DealRecords {

    private final Edition edition;

    DealRecords(Edition edition) {
        this.edition = edition;
    }

    PortalRecord at(int slot) {
        DealStory story = edition.company().story(slot / Ids.DEALS_PER_NUMBER);
        long id = edition.ids().id(ObjectType.DEALS, slot);
        return slot % Ids.DEALS_PER_NUMBER == 0 ? deal(story, id) : duplicate(story, id);
    }

    private PortalRecord deal(DealStory story, long id) {
        PortalRecord.Builder builder = traits(story, id, story.created());
        for (Step step : story.changes().owners()) {
            int owner = Integer.parseInt(step.value());
            Change.Source source = edition.source(step, story);
            builder.set("hubspot_owner_id", Long.toString(edition.staff().ownerId(owner)), step.time(), source);
            builder.set("hubspot_team_id", edition.staff().teamId(owner), step.time(), source);
        }
        for (Step step : story.changes().amounts()) {
            builder.set("amount", step.value(), step.time(), edition.source(step, story));
            builder.set("amount_in_home_currency", step.value(), step.time(), Edition.CALCULATED);
        }
        for (Step step : story.changes().closeDates()) {
            builder.set("closedate", step.value(), step.time(), edition.source(step, story));
        }
        Set<DealStage> seen = EnumSet.noneOf(DealStage.class);
        for (StageVisit visit : story.visits()) {
            addVisit(builder, visit, story, seen.add(visit.stage()));
        }
        return builder.build();
    }

    private void addVisit(PortalRecord.Builder builder, StageVisit visit, DealStory story, boolean first) {
        DealStage stage = visit.stage();
        String id = edition.pipeline().stageId(stage);
        long time = visit.entered();
        Change.Source source =
                visit.automated() ? Edition.WORKFLOW : edition.staff().source(story.ownerAt(time));
        builder.set("dealstage", id, time, source);
        builder.set("hs_deal_stage_probability", stage.probability(), time, Edition.CALCULATED);
        builder.set("hs_is_closed", Boolean.toString(stage.isClosed()), time, Edition.CALCULATED);
        builder.set("hs_is_closed_won", Boolean.toString(stage == DealStage.WON), time, Edition.CALCULATED);
        builder.set("hs_is_closed_lost", Boolean.toString(stage == DealStage.LOST), time, Edition.CALCULATED);
        if (stage == DealStage.LOST) {
            builder.set("closed_lost_reason", edition.text(story.lostReason().label()), time, source);
        }
        if (first) {
            builder.set("hs_v2_date_entered_" + id, PortalRecord.text(time), time, Edition.CALCULATED);
            if (visit.left() != Step.NEVER) {
                builder.set(
                        "hs_v2_date_exited_" + id, PortalRecord.text(visit.left()), visit.left(), Edition.CALCULATED);
            }
        }
    }

    private PortalRecord duplicate(DealStory story, long id) {
        long created = story.created() + 4 * 60_000L;
        Change.Source source = edition.staff().source(story.ownerAt(created));
        return traits(story, id, created)
                .set("hubspot_owner_id", Long.toString(edition.staff().ownerId(story.ownerAt(created))), source)
                .set("dealstage", edition.pipeline().stageId(DealStage.APPOINTMENT), source)
                .set("hs_is_closed", "false", Edition.CALCULATED)
                .archivedAt(story.duplicateArchived())
                .build();
    }

    /** What both have from the beginning. */
    private PortalRecord.Builder traits(DealStory story, long id, long created) {
        Traits traits = story.traits();
        Customer customer = traits.customer();
        Change.Source source = edition.staff().source(story.ownerAt(created));
        String category = edition.text(traits.category().label());
        return PortalRecord.builder(ObjectType.DEALS, id, created, edition.now())
                .set("dealname", edition.customerName(customer.number()) + " - " + category, source)
                .set("pipeline", edition.pipeline().id(), source)
                .set("deal_currency_code", Edition.CURRENCY, source)
                .set("hs_createdate", PortalRecord.text(created), Edition.CALCULATED)
                .set("dealtype", traits.isFirstOfCustomer() ? "newbusiness" : "existingbusiness", source)
                .set("hs_analytics_source", traits.source().name(), Edition.CALCULATED)
                .set("hs_object_source", "CRM_UI", Edition.CALCULATED)
                .set("region", edition.text(customer.region().label()), Edition.WORKFLOW)
                .set("product_category", category, source);
    }
}
