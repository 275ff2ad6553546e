package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Set;

/** Deals as records of the portal: each deal, the duplicates that were archived or merged, and what they were merged into. */
final class DealRecords {

    /** No user of the portal has this owner id. */
    static final long NOBODY = 99_999_999L;

    private static final long MINUTE = 60_000L;
    private static final long MOMENT = 1_000L;
    private static final Change.Source IMPORT = Change.Source.machine("IMPORT", "1", "deals.csv");

    private final Edition edition;
    private final Plan plan;

    DealRecords(Edition edition) {
        this.edition = edition;
        this.plan = edition.company().plan();
    }

    PortalRecord at(int slot) {
        DealStory story = edition.company().story(slot / Ids.DEALS_PER_NUMBER);
        long id = edition.ids().id(ObjectType.DEALS, slot);
        return slot % Ids.DEALS_PER_NUMBER == Ids.DUPLICATE_DEAL ? duplicate(story, id) : deal(story, id);
    }

    static String dealType(boolean isNew) {
        return isNew ? "newbusiness" : "existingbusiness";
    }

    /** The create date that the deal shows, which somebody may have set. */
    private long createDate(DealStory story) {
        if (story.created() == Defects.imported(plan)) {
            return Math.min(story.created(), WorkingTime.of(story.traits().created()));
        }
        return Defects.strikes(Defect.CREATED_LATE, plan, story)
                ? Math.min(plan.end(), story.created() + 25 * WorkingTime.DAY)
                : story.created();
    }

    private PortalRecord deal(DealStory story, long id) {
        PortalRecord.Builder builder = traits(story, id, createDate(story), story.created());
        addOwners(builder, story);
        addAmounts(builder, story);
        addCloseDates(builder, story);
        Set<DealStage> seen = EnumSet.noneOf(DealStage.class);
        boolean dayOnly = Defects.strikes(Defect.DAY_ONLY, plan, story);
        long[] midnights = Defects.midnights(story.visits());
        for (int turn = 0; turn < story.visits().size(); turn++) {
            StageVisit visit = story.visits().get(turn);
            long time = dayOnly ? midnights[turn] : visit.entered();
            addVisit(builder, story, turn, time, seen.add(visit.stage()));
        }
        for (FieldStory field : story.fields()) {
            String value = field.field().value(story.traits());
            builder.set(field.field().property(), value, field.filled(), owner(story, field.filled()));
        }
        addContract(builder, story);
        if (story.merged() != Step.NEVER) {
            addMerger(builder, story);
        }
        return builder.build();
    }

    private Change.Source owner(DealStory story, long time) {
        return edition.staff().source(story.ownerAt(time));
    }

    private void addOwners(PortalRecord.Builder builder, DealStory story) {
        boolean unknown = Defects.strikes(Defect.UNKNOWN_OWNER, plan, story);
        for (Step step : story.changes().owners()) {
            int owner = Integer.parseInt(step.value());
            Change.Source source = edition.source(step, story);
            long id = unknown ? NOBODY : edition.staff().ownerId(owner);
            builder.set("hubspot_owner_id", Long.toString(id), step.time(), source);
            builder.set("hubspot_team_id", edition.staff().teamId(owner), step.time(), source);
        }
    }

    private void addAmounts(PortalRecord.Builder builder, DealStory story) {
        Currency currency = story.traits().customer().currency();
        boolean known = !Defects.strikes(Defect.NO_RATE, plan, story);
        for (Step step : story.changes().amounts()) {
            String amount = Long.toString(currency.of(Long.parseLong(step.value())));
            builder.set("amount", amount, step.time(), edition.source(step, story));
            if (known) {
                builder.set("amount_in_home_currency", step.value(), step.time(), Edition.CALCULATED);
            }
        }
        if (currency != Currency.USD && known) {
            builder.set("hs_exchange_rate", Double.toString(currency.rate()), story.created(), Edition.CALCULATED);
        }
        boolean zero = Defects.strikes(Defect.ZERO_AMOUNT, plan, story);
        if (zero || Defects.strikes(Defect.MISSING_AMOUNT, plan, story)) {
            long time = Probe.won(story) + 2 * MINUTE;
            builder.set("amount", zero ? "0" : "", time, owner(story, time))
                    .set("amount_in_home_currency", zero ? "0" : "", time, Edition.CALCULATED);
        }
    }

    private void addCloseDates(PortalRecord.Builder builder, DealStory story) {
        if (Defects.strikes(Defect.DEFAULT_CLOSE_DATE, plan, story)) {
            LocalDate made = java.time.Instant.ofEpochMilli(story.created())
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate();
            long end = made.with(TemporalAdjusters.lastDayOfMonth()).toEpochDay() * WorkingTime.DAY;
            String date = PortalRecord.text(end + story.created() % WorkingTime.DAY);
            builder.set("closedate", date, story.created(), Edition.WORKFLOW);
            return;
        }
        long latest = story.created();
        for (Step step : story.changes().closeDates()) {
            builder.set("closedate", step.value(), step.time(), edition.source(step, story));
            latest = step.time() <= plan.end() ? step.time() : latest;
        }
        if (Defects.strikes(Defect.CLOSED_BEFORE_CREATED, plan, story)) {
            String date = PortalRecord.text(createDate(story) - 10 * WorkingTime.DAY);
            builder.set("closedate", date, Math.min(plan.end(), latest + 60 * MINUTE), owner(story, latest));
        } else if (Defects.strikes(Defect.CLOSED_ANOTHER_DAY, plan, story)) {
            // The day on which the contract begins in the other system.
            String date = PortalRecord.text((latest / WorkingTime.DAY + 14) * WorkingTime.DAY);
            builder.set("closedate", date, Math.min(plan.end(), latest + MOMENT), OrderRecords.ERP);
        } else if (Defects.strikes(Defect.CLOSE_DATE_CORRECTED, plan, story)) {
            long time = latest + Defects.CORRECTED_AFTER;
            builder.set("closedate", PortalRecord.text(latest - Defects.CORRECTED_BY), time, owner(story, time));
        }
    }

    private Change.Source mover(DealStory story, StageVisit visit) {
        if (plan.dirty() && visit.entered() == Defects.imported(plan)) {
            return IMPORT;
        }
        if (plan.dirty() && visit.entered() == Defects.cleanedUp(plan)) {
            long manager = edition.staff().userId(Staff.MANAGERS_FROM);
            return new Change.Source("CRM_UI_BULK_ACTION", "userId:" + manager, null, manager);
        }
        return visit.automated() ? Edition.WORKFLOW : owner(story, visit.entered());
    }

    private void addVisit(PortalRecord.Builder builder, DealStory story, int turn, long time, boolean first) {
        StageVisit visit = story.visits().get(turn);
        DealStage stage = visit.stage();
        DealPipeline pipeline = edition.pipelineAt(story, turn);
        String id = pipeline.stageId(stage);
        Change.Source source = mover(story, visit);
        if (turn == 0 || pipeline != edition.pipelineAt(story, turn - 1)) {
            // The pipeline is written milliseconds before the stage in it.
            builder.set("pipeline", pipeline.id(), turn == 0 ? time : time - 2, source);
        }
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

    /** What workflows enter when a deal is won; some of these properties write times in older ways. */
    private void addContract(PortalRecord.Builder builder, DealStory story) {
        long won = story.won();
        if (won > plan.end()) {
            return;
        }
        String start = PortalRecord.text((won / WorkingTime.DAY + 7) * WorkingTime.DAY);
        String team = edition.text(Staff.fulfilmentName(story.traits().fulfilment()));
        builder.set("fulfilment_team", team, won, Edition.WORKFLOW)
                .set("contract_start", start, won, Edition.WORKFLOW)
                .set("kickoff_at", PortalRecord.text(WorkingTime.of(won + 3 * WorkingTime.DAY)), won, Edition.WORKFLOW);
    }

    /** Of two merged deals the histories are one: the duplicate's first entries stand among the deal's own. */
    private void addMerger(PortalRecord.Builder builder, DealStory story) {
        long twice = story.created() + 4 * MINUTE;
        Change.Source source = owner(story, twice);
        int first = story.number() * Ids.DEALS_PER_NUMBER;
        String absorbed = edition.ids().id(ObjectType.DEALS, first) + ";"
                + edition.ids().id(ObjectType.DEALS, first + Ids.DUPLICATE_DEAL);
        builder.set("dealstage", edition.pipelineAt(story, 0).stageId(DealStage.APPOINTMENT), twice, source)
                .set("hs_merged_object_ids", absorbed, story.merged(), source);
    }

    private PortalRecord duplicate(DealStory story, long id) {
        long created = story.created() + 4 * MINUTE;
        Change.Source source = owner(story, created);
        PortalRecord.Builder builder = traits(story, id, created, created)
                .set("hubspot_owner_id", Long.toString(edition.staff().ownerId(story.ownerAt(created))), source)
                .set("pipeline", edition.pipelineAt(story, 0).id(), source)
                .set("dealstage", edition.pipelineAt(story, 0).stageId(DealStage.APPOINTMENT), source)
                .set("hs_is_closed", "false", Edition.CALCULATED);
        return Defects.strikes(Defect.DUPLICATE_DEAL, plan, story)
                ? builder.build()
                : builder.archivedAt(story.duplicateArchived()).build();
    }

    /** What both have from the beginning. */
    private PortalRecord.Builder traits(DealStory story, long id, long created, long recorded) {
        Traits traits = story.traits();
        Customer customer = traits.customer();
        boolean imported = plan.dirty() && recorded == Defects.imported(plan);
        Change.Source source = imported ? IMPORT : owner(story, recorded);
        String category = edition.text(traits.category().label());
        long born = story.merged() == Step.NEVER ? recorded : story.merged();
        return PortalRecord.builder(ObjectType.DEALS, id, created, edition.now())
                .set("dealname", edition.customerName(customer.number()) + " - " + category, recorded, source)
                .set("deal_currency_code", customer.currency().name(), recorded, source)
                .set("hs_createdate", PortalRecord.text(born), recorded, Edition.CALCULATED)
                .set("dealtype", dealType(traits.isFirstOfCustomer()), recorded, source)
                .set("hs_analytics_source", traits.source().name(), recorded, Edition.CALCULATED)
                .set("hs_object_source", imported ? "IMPORT" : "CRM_UI", recorded, Edition.CALCULATED)
                .set("region", edition.text(customer.region().label()), recorded, Edition.WORKFLOW)
                .set("product_category", category, recorded, source);
    }
}
