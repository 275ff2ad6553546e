package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Outcome;
import io.keiro.leadtocash.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The events that a deal's own record proves: creation, stages, closing, changes of owner, amount and close date. */
final class DealEvents {

    static final String PIPELINE_CHANGED = "pipeline_changed";

    /** Created and recorded further apart than this means that somebody set the date afterwards. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    /** A property that is filled within this time belongs to the creation and is no change. */
    private static final Duration AT_CREATION = Duration.ofMinutes(1);

    /** HubSpot resets the close date while it closes the deal; such a change is the closing itself. */
    private static final Duration AT_CLOSING = Duration.ofSeconds(5);

    private final RawRecord deal;
    private final StageBook stages;
    private final Actors actors;
    private final ZoneId zone;
    private final Timeline stage;
    private final Timeline pipeline;
    private final Timeline owner;
    private final Timeline amount;
    private final List<BusinessEvent> events = new ArrayList<>();
    private final List<Instant> closings = new ArrayList<>();

    DealEvents(RawRecord deal, StageBook stages, Actors actors, ZoneId zone) {
        this.deal = deal;
        this.stages = stages;
        this.actors = actors;
        this.zone = zone;
        this.stage = Timeline.of(deal, "dealstage");
        this.pipeline = Timeline.of(deal, "pipeline");
        this.owner = Timeline.of(deal, "hubspot_owner_id");
        this.amount = Timeline.of(deal, "amount");
    }

    List<BusinessEvent> all() {
        creation();
        stages();
        pipelineChanges();
        changes(Activity.OWNER_CHANGED, owner, actors::owner);
        changes(Activity.AMOUNT_CHANGED, amount, DealEvents::plainNumber);
        closeDateMoves();
        return events;
    }

    /** When the opportunity was created: as stated, else as recorded; null if neither is known. */
    static Instant created(RawRecord deal) {
        Instant stated = PortalTime.parse(deal.value("createdate"));
        return stated != null ? stated : recorded(deal);
    }

    private static Instant recorded(RawRecord deal) {
        Instant stated = PortalTime.parse(deal.value("hs_createdate"));
        return stated != null ? stated : deal.created();
    }

    private void creation() {
        Instant created = created(deal);
        if (created == null) {
            return;
        }
        EventDraft draft = draft(Activity.OPPORTUNITY_CREATED.id(), created, EvidenceLevel.EXPLICIT)
                .by(stage.isEmpty() ? null : stage.rows().get(0), actors);
        Instant recorded = recorded(deal);
        if (recorded != null && Duration.between(created, recorded).abs().compareTo(BACKDATED) > 0) {
            draft.with("RecordedTime", recorded.toString()).with("Backdated", "true");
        }
        events.add(draft.event());
    }

    private void stages() {
        String before = null;
        Outcome standing = Outcome.OPEN;
        for (HistoryRow row : stage.rows()) {
            Instant time = row.moment();
            String label = stages.label(row.value(), time);
            Stage entered = stages.stage(row.value());
            events.add(draft(Activity.STAGE_CHANGED.id(), time, EvidenceLevel.EXPLICIT)
                    .by(row, actors)
                    .changing(before, label)
                    .event());
            before = label;
            Outcome outcome = entered == null ? Outcome.OPEN : entered.outcome();
            if (outcome != Outcome.OPEN && outcome != standing) {
                closing(row, outcome);
            }
            standing = outcome;
            if (entered != null) {
                mapped(row, entered.activity());
            }
        }
    }

    private void closing(HistoryRow row, Outcome outcome) {
        closings.add(row.moment());
        Activity activity = outcome == Outcome.WON ? Activity.CLOSED_WON : Activity.CLOSED_LOST;
        events.add(draft(activity.id(), row.moment(), EvidenceLevel.EXPLICIT)
                .by(row, actors)
                .with("LostReason", outcome == Outcome.LOST ? deal.value("closed_lost_reason") : null)
                .event());
    }

    /** The step that entering a stage stands for. Won and lost are the portal's own statement and never come from the map. */
    private void mapped(HistoryRow row, String activity) {
        boolean closing = activity.equals(Activity.CLOSED_WON.id()) || activity.equals(Activity.CLOSED_LOST.id());
        if (!activity.isEmpty() && !closing) {
            events.add(draft(activity, row.moment(), EvidenceLevel.INFERRED)
                    .by(row, actors)
                    .event());
        }
    }

    private void pipelineChanges() {
        HistoryRow before = null;
        for (HistoryRow row : pipeline.rows()) {
            if (before != null) {
                events.add(draft(PIPELINE_CHANGED, row.moment(), EvidenceLevel.EXPLICIT)
                        .by(row, actors)
                        .changing(stages.pipelineLabel(before.value()), stages.pipelineLabel(row.value()))
                        .event());
            }
            before = row;
        }
    }

    private void changes(Activity activity, Timeline timeline, java.util.function.UnaryOperator<String> shown) {
        String before = null;
        for (HistoryRow row : timeline.rows()) {
            String value = shown.apply(row.value());
            if (!Objects.equals(before, value) && (before != null || isAfterCreation(row))) {
                events.add(draft(activity.id(), row.moment(), EvidenceLevel.EXPLICIT)
                        .by(row, actors)
                        .changing(before, value)
                        .event());
            }
            before = value;
        }
    }

    private boolean isAfterCreation(HistoryRow row) {
        Instant recorded = recorded(deal);
        return recorded != null && row.moment().isAfter(recorded.plus(AT_CREATION));
    }

    private void closeDateMoves() {
        LocalDate before = null;
        for (HistoryRow row : Timeline.of(deal, "closedate").rows()) {
            LocalDate day = businessDay(row.value(), zone);
            boolean first = before == null && !isAfterCreation(row);
            if (day != null && !day.equals(before) && !first && !isClosing(row)) {
                events.add(draft(Activity.CLOSE_DATE_MOVED.id(), row.moment(), EvidenceLevel.EXPLICIT)
                        .by(row, actors)
                        .changing(before == null ? null : before.toString(), day.toString())
                        .event());
            }
            before = day == null ? before : day;
        }
    }

    private boolean isClosing(HistoryRow row) {
        return closings.stream()
                .anyMatch(closed -> Duration.between(closed, row.moment()).abs().compareTo(AT_CLOSING) <= 0);
    }

    /** The calendar day of a date or time property: midnight UTC is a day as it stands, an instant is seen from the portal's zone. */
    static LocalDate businessDay(String value, ZoneId zone) {
        Instant moment = PortalTime.parse(value);
        if (moment == null) {
            return null;
        }
        boolean day = moment.getEpochSecond() % Duration.ofDays(1).toSeconds() == 0 && moment.getNano() == 0;
        return moment.atZone(day ? java.time.ZoneOffset.UTC : zone).toLocalDate();
    }

    /** "1200.00" and "1200" are the same amount. */
    private static String plainNumber(String text) {
        if (Double.isNaN(Amount.parse(text))) {
            return null;
        }
        return new java.math.BigDecimal(text.strip()).stripTrailingZeros().toPlainString();
    }

    /** An event of this deal, with the values that the deal had at that time. */
    private EventDraft draft(String activity, Instant time, EvidenceLevel evidence) {
        String stageId = stage.at(time);
        Stage current = stageId == null ? null : stages.stage(stageId);
        return EventDraft.of(activity, time, evidence)
                .about(ObjectKind.DEAL, deal.id())
                .with("Pipeline", current != null ? current.pipeline() : stages.pipelineLabel(pipeline.at(time)))
                .with("SalesStage", stageId == null ? null : stages.label(stageId, time))
                .with("SalesRepresentative", actors.owner(owner.at(time)))
                .with("DealAmount", plainNumber(amount.at(time)));
    }
}
