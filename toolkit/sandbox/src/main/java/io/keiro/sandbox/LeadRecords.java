package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;

/** Leads as records of the portal. New ones wait in a queue until somebody takes them up. */
final class LeadRecords {

    private static final Text REASON = new Text("No need", "ニーズなし");

    private final Edition edition;

    LeadRecords(Edition edition) {
        this.edition = edition;
    }

    PortalRecord at(int slot) {
        DealStory story = edition.company().story(slot / ContactStory.SLOTS);
        ContactStory lead = story.contact(slot % ContactStory.SLOTS);
        Change.Source owner = edition.staff().source(lead.owner());
        PortalRecord.Builder builder = PortalRecord.builder(
                        ObjectType.LEADS, edition.ids().id(ObjectType.LEADS, slot), created(lead), edition.now())
                .set("hs_lead_name", edition.text(new Text("Lead", "リード")) + " " + (slot + 1), Edition.WORKFLOW)
                .set("hs_lead_type", "NEW_BUSINESS", Edition.WORKFLOW)
                .set("hs_lead_label", lead.isConverted() ? "HOT" : slot % 3 == 0 ? "COLD" : "WARM", Edition.WORKFLOW)
                .set("hs_pipeline", edition.leads().id(), Edition.WORKFLOW)
                .set("hs_analytics_source", lead.source().name(), Edition.CALCULATED)
                .set("region", edition.text(lead.region().label()), Edition.WORKFLOW)
                .set("hubspot_owner_id", Long.toString(edition.staff().queueId()), Edition.WORKFLOW);
        String taken = Long.toString(edition.staff().ownerId(lead.owner()));
        if (lead.contacted() != Step.NEVER) {
            builder.set("hubspot_owner_id", taken, lead.contacted() - 120_000L, owner);
        }
        for (Step step : lead.status()) {
            LeadStage stage = LeadStage.valueOf(step.value());
            long time = Math.max(created(lead), step.time());
            Change.Source source = step.staff() == Step.MACHINE ? Edition.WORKFLOW : owner;
            builder.set("hs_pipeline_stage", edition.leads().stageId(step.value()), time, source)
                    .set("hs_lead_is_open", Boolean.toString(stage.isOpen()), time, Edition.CALCULATED);
            if (stage == LeadStage.DISQUALIFIED) {
                builder.set("hs_lead_disqualification_reason", edition.text(REASON), time, source);
            }
        }
        return builder.build();
    }

    /** A workflow makes the lead a moment after its contact. */
    static long created(ContactStory lead) {
        return lead.captured() + 5_000L;
    }
}
