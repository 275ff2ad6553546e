package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Mark;
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
import java.util.function.UnaryOperator;

/** The events that a deal's own record proves: creation, stages, closing, changes of pipeline, owner, amount, discount and close date. */
final class DealEvents {

    static final String PIPELINE_CHANGED = "pipeline_changed";

    private static final StoredObject DEALS = StoredObject.DEALS;
    private static final String STAGE = "dealstage";

    /** HubSpot resets the close date while it closes the deal; such a change is the closing itself. */
    private static final Duration AT_CLOSING = Duration.ofSeconds(5);

    private final MappingScope scope;
    private final StoredRecord deal;
    private final MappedPart part;
    private final ZoneId zone;
    private final Timeline stage;
    private final Timeline pipeline;
    private final Timeline owner;
    private final Timeline amount;
    private final Timeline closeDate;
    private final List<EventDraft> events;
    private final List<Instant> closings = new ArrayList<>(1);

    /**
     * @param events where they are added
     */
    DealEvents(MappingScope scope, StoredRecord deal, MappedPart part, List<EventDraft> events) {
        this.scope = scope;
        this.part = part;
        this.events = events;
        this.deal = deal;
        this.zone = scope.account().zone();
        this.pipeline = deal.history("pipeline");
        this.stage =
                deal.history(STAGE).collapsedAround(pipeline, scope.options().together());
        this.owner = deal.history("hubspot_owner_id");
        this.amount = deal.history("amount");
        this.closeDate = deal.history("closedate");
    }

    void add() {
        creation();
        new RecoveredStages(scope, deal, stage).add(this::recovered);
        pipelineChanges();
        stages();
        changes(Activity.OWNER_CHANGED, "hubspot_owner_id", owner, scope.actors()::owner);
        changes(Activity.AMOUNT_CHANGED, "amount", amount, DealEvents::plainNumber);
        String rate = scope.feed().discountProperty();
        if (rate != null) {
            changes(Activity.DISCOUNT_CHANGED, rate, deal.history(rate), DealEvents::plainNumber);
        }
        closeDateMoves();
        datedSteps();
    }

    /** When the opportunity was created: as stated, else as recorded; null if neither is known. */
    static Instant created(StoredRecord deal) {
        Instant stated = deal.time("createdate");
        return stated != null ? stated : deal.recorded();
    }

    /** As {@link #created(StoredRecord)}, for a record as the portal sends it. */
    static Instant created(RawRecord deal) {
        Instant stated = PortalTime.parse(deal.value("createdate"));
        stated = stated != null ? stated : PortalTime.parse(deal.value("hs_createdate"));
        return stated != null ? stated : deal.created();
    }

    private void creation() {
        Instant created = created(deal);
        if (created == null) {
            return;
        }
        boolean stated = deal.time("createdate") != null;
        EventDraft draft = draft(Activity.OPPORTUNITY_CREATED.id(), created, EvidenceLevel.EXPLICIT)
                .provedBy(deal, stated ? "createdate" : "hs_createdate")
                .by(deal, stage.first())
                .recordedAt(deal.recorded());
        if (scope.records().cut().startsLate(deal)) {
            draft.with(Mark.STARTS_LATE, "true");
        }
        events.add(draft);
    }

    private void recovered(RecoveredStages.Entry entry) {
        StageBook.Label label = scope.stages().label(DEALS, entry.stageId(), entry.time());
        events.add(labelled(
                draft(Activity.STAGE_CHANGED.id(), entry.time(), EvidenceLevel.INFERRED)
                        .provedBy(deal, entry.property(), entry.value())
                        .with(Mark.RECOVERED, "true")
                        .instead("SalesStage", label.text())
                        .changing(null, label.text()),
                label));
        Stage entered = scope.stages().stage(DEALS, entry.stageId());
        if (entered != null && entered.outcome() != Outcome.OPEN) {
            closings.add(entry.time());
            events.add(closing(entry.time(), entered.outcome(), EvidenceLevel.INFERRED)
                    .provedBy(deal, entry.property(), entry.value())
                    .with(Mark.RECOVERED, "true"));
        } else if (entered != null) {
            EventDraft draft = mapped(entered, entry.time(), label);
            if (draft != null) {
                events.add(draft.provedBy(deal, entry.property(), entry.value()).with(Mark.RECOVERED, "true"));
            }
        }
    }

    private void stages() {
        String before = null;
        Outcome standing = Outcome.OPEN;
        for (Change row : stage) {
            Instant time = row.moment();
            StageBook.Label label = scope.stages().label(DEALS, row.value(), time);
            Stage entered = scope.stages().stage(DEALS, row.value());
            events.add(labelled(
                    draft(Activity.STAGE_CHANGED.id(), time, EvidenceLevel.EXPLICIT)
                            .dayIfMidnight()
                            .provedBy(deal, STAGE, row)
                            .changing(before, label.text()),
                    label));
            before = label.text();
            Outcome outcome = entered == null ? Outcome.OPEN : entered.outcome();
            if (outcome != Outcome.OPEN && outcome != standing) {
                closing(row, outcome);
            }
            standing = outcome;
            EventDraft step = entered == null ? null : mapped(entered, time, label);
            if (step != null) {
                events.add(step.dayIfMidnight().provedBy(deal, STAGE, row));
            }
        }
    }

    private static EventDraft labelled(EventDraft draft, StageBook.Label label) {
        return switch (label.known()) {
            case AT_TIME -> draft;
            case CURRENT -> draft.with(Mark.LABEL_IS_CURRENT, "true");
            case ID_ONLY -> draft.with(Mark.STAGE_DELETED, "true");
        };
    }

    private void closing(Change row, Outcome outcome) {
        closings.add(row.moment());
        events.add(closing(row.moment(), outcome, EvidenceLevel.EXPLICIT)
                .dayIfMidnight()
                .provedBy(deal, STAGE, row));
    }

    private EventDraft closing(Instant time, Outcome outcome, EvidenceLevel evidence) {
        Activity activity = outcome == Outcome.WON ? Activity.CLOSED_WON : Activity.CLOSED_LOST;
        return draft(activity.id(), time, evidence)
                .dated(businessDay(closeDateSetAt(time), zone))
                .with("LostReason", outcome == Outcome.LOST ? deal.value("closed_lost_reason") : null);
    }

    /** The close date that stood right after a closing. */
    private String closeDateSetAt(Instant closing) {
        return closeDate.isEmpty() ? deal.value("closedate") : closeDate.at(closing.plus(AT_CLOSING));
    }

    /** Entering a stage proves the step that it stands for, or null; won and lost are told by the portal's metadata instead. */
    private EventDraft mapped(Stage entered, Instant time, StageBook.Label label) {
        String activity = entered.activity();
        boolean closing = activity.equals(Activity.CLOSED_WON.id()) || activity.equals(Activity.CLOSED_LOST.id());
        return activity.isEmpty() || closing
                ? null
                : labelled(draft(activity, time, EvidenceLevel.INFERRED).instead("SalesStage", label.text()), label);
    }

    private void pipelineChanges() {
        Change before = null;
        for (Change row : pipeline) {
            if (before != null) {
                events.add(draft(PIPELINE_CHANGED, row.moment(), EvidenceLevel.EXPLICIT)
                        .provedBy(deal, "pipeline", row)
                        .changing(
                                scope.stages().pipelineLabel(DEALS, before.value()),
                                scope.stages().pipelineLabel(DEALS, row.value())));
            }
            before = row;
        }
    }

    private void changes(Activity activity, String property, Timeline timeline, UnaryOperator<String> shown) {
        String before = null;
        for (Change row : timeline) {
            String value = shown.apply(row.value());
            if (!Objects.equals(before, value) && (before != null || isAfterCreation(row))) {
                events.add(draft(activity.id(), row.moment(), EvidenceLevel.EXPLICIT)
                        .provedBy(deal, property, row)
                        .changing(before, value));
            }
            before = value;
        }
    }

    /** A property that is filled at the creation belongs to it and is no change. */
    private boolean isAfterCreation(Change row) {
        Instant recorded = deal.recorded();
        return recorded != null && row.millis() - PortalTime.millis(recorded) > CutHistories.AT_CREATION;
    }

    private void closeDateMoves() {
        LocalDate before = null;
        for (Change row : closeDate) {
            LocalDate day = businessDay(row.value(), zone);
            boolean first = before == null && !isAfterCreation(row);
            if (day != null && !day.equals(before) && !first && !isClosing(row)) {
                events.add(draft(Activity.CLOSE_DATE_MOVED.id(), row.moment(), EvidenceLevel.EXPLICIT)
                        .provedBy(deal, "closedate", row)
                        .changing(before == null ? null : before.toString(), day.toString()));
            }
            before = day == null ? before : day;
        }
    }

    private boolean isClosing(Change row) {
        for (int i = 0; i < closings.size(); i++) {
            if (Math.abs(PortalTime.millis(closings.get(i)) - row.millis()) <= AT_CLOSING.toMillis()) {
                return true;
            }
        }
        return false;
    }

    /** Dates that the property map names as proof of a step, such as an external signature or "requirements done". */
    private void datedSteps() {
        for (AttributeFeed.Source source : scope.feed().steps()) {
            if (source.object() == StoredObject.CONTRACTS) {
                continue; // a contract tells its own steps
            }
            Instant time = PortalTime.parse(scope.feed().value(source, deal, deal));
            if (time != null) {
                events.add(draft(source.step().id(), time, EvidenceLevel.INFERRED)
                        .dayIfMidnight()
                        .provedBy(deal, source.property()));
            }
        }
    }

    /** The calendar day of a date or time property: midnight UTC is a day as it stands, an instant is seen from the portal's zone. */
    static LocalDate businessDay(String value, ZoneId zone) {
        Instant moment = PortalTime.parse(value);
        return moment == null
                ? null
                : LocalDate.ofInstant(moment, PortalTime.isDay(moment) ? java.time.ZoneOffset.UTC : zone);
    }

    /** "1200.00" and "1200" are the same amount. */
    static String plainNumber(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (isPlain(text)) {
            return text;
        }
        if (Double.isNaN(Amount.parse(text))) {
            return null;
        }
        return new java.math.BigDecimal(text.strip()).stripTrailingZeros().toPlainString();
    }

    /** Whole numbers as nearly all portals write them. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() == 1 || text.charAt(0) != '0';
    }

    /** An event of this deal, with the values that the deal had at that time. */
    private EventDraft draft(String activity, Instant time, EvidenceLevel evidence) {
        String stageId = stage.at(time);
        Stage current = scope.stages().stage(DEALS, stageId);
        String ownerId = owner.at(time);
        return part.waiting(activity, time, evidence)
                .about(ObjectKind.DEAL, deal)
                .with(
                        "Pipeline",
                        current != null ? current.pipeline() : scope.stages().pipelineLabel(DEALS, pipeline.at(time)))
                .with(
                        "SalesStage",
                        stageId == null
                                ? null
                                : scope.stages().label(DEALS, stageId, time).text())
                .with("SalesRepresentative", scope.actors().owner(ownerId))
                .with("Team", scope.actors().team(ownerId))
                .with("DealAmount", plainNumber(amount.at(time)));
    }
}
