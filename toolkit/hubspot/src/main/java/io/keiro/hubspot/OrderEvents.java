package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The events of an order: created, fulfilled, cancelled. A shop or an ERP system brings most orders, often long after the fact; its own
 * date goes before the portal's. Fulfilment is told by the fulfilment status, else by the order's stage, else by its closing date.
 */
final class OrderEvents {

    static final String ORDER_CANCELLED = "order_cancelled";
    static final String ORDER_STAGE_CHANGED = "order_stage_changed";

    private static final StoredObject ORDERS = StoredObject.ORDERS;
    private static final String STATUS = "hs_fulfillment_status";
    private static final String STAGE = "hs_pipeline_stage";

    /** The status is free text; these words of shop systems say that the customer has everything. */
    private static final Set<String> DONE =
            Set.of("FULFILLED", "DELIVERED", "COMPLETE", "COMPLETED", "DONE", "配送済み", "納品済み", "完了");

    private static final Set<String> CANCELLED = Set.of("CANCELLED", "CANCELED", "キャンセル");
    private static final Set<String> DELIVERED_STATES = Set.of("DELIVERED", "FULFILLED", "CLOSED", "COMPLETED");

    private final MappingScope scope;
    private final StoredRecord order;
    private final StoredRecord deal;
    private final MappedPart part;
    private final List<EventDraft> events;
    private boolean cancelled;

    /**
     * @param deal the order's deal, or null
     * @param events where they are added
     */
    OrderEvents(MappingScope scope, StoredRecord order, StoredRecord deal, MappedPart part, List<EventDraft> events) {
        this.scope = scope;
        this.order = order;
        this.deal = deal;
        this.part = part;
        this.events = events;
    }

    void add() {
        created();
        stages();
        fulfilled();
    }

    private void created() {
        Instant outside = order.time("hs_external_created_date");
        Instant recorded = order.recorded();
        if (outside != null) {
            events.add(draft(Activity.SALES_ORDER_CREATED.id(), outside, EvidenceLevel.EXTERNAL)
                    .dayIfMidnight()
                    .provedBy(order, "hs_external_created_date")
                    .recordedAt(recorded));
        } else if (recorded != null) {
            boolean external = order.value("hs_external_order_id") != null;
            events.add(draft(
                            Activity.SALES_ORDER_CREATED.id(),
                            recorded,
                            external ? EvidenceLevel.EXTERNAL : EvidenceLevel.EXPLICIT)
                    .provedBy(order, "hs_createdate")
                    .by(order, order.history(STAGE).first()));
        }
    }

    private void stages() {
        String before = null;
        for (Change row : order.history(STAGE)) {
            String label =
                    scope.stages().label(ORDERS, row.value(), row.moment()).text();
            events.add(draft(ORDER_STAGE_CHANGED, row.moment(), EvidenceLevel.EXPLICIT)
                    .provedBy(order, STAGE, row)
                    .changing(before, label));
            if (!cancelled && isCancelled(row)) {
                cancelled = true;
                events.add(draft(ORDER_CANCELLED, row.moment(), EvidenceLevel.EXPLICIT)
                        .provedBy(order, STAGE, row));
            }
            before = label;
        }
    }

    private boolean isCancelled(Change row) {
        Stage stage = scope.stages().stage(ORDERS, row.value());
        return scope.stages().says(ORDERS, row.value(), CANCELLED)
                || stage != null && CANCELLED.contains(stage.stage().toUpperCase(Locale.ROOT));
    }

    private void fulfilled() {
        Change done = first(STATUS, row -> DONE.contains(row.value().strip().toUpperCase(Locale.ROOT)));
        if (done != null) {
            events.add(fulfilled(done, STATUS, EvidenceLevel.EXPLICIT));
            return;
        }
        Change delivered = first(
                STAGE,
                row -> !isCancelled(row)
                        && (scope.stages().isEnd(ORDERS, row.value())
                                || scope.stages().says(ORDERS, row.value(), DELIVERED_STATES)));
        if (delivered != null) {
            events.add(fulfilled(delivered, STAGE, EvidenceLevel.EXPLICIT));
            return;
        }
        Change mapped = first(STAGE, row -> {
            Stage stage = scope.stages().stage(ORDERS, row.value());
            return stage != null && stage.activity().equals(Activity.ORDER_FULFILLED.id());
        });
        if (mapped != null) {
            events.add(fulfilled(mapped, STAGE, EvidenceLevel.INFERRED));
            return;
        }
        Instant closed = cancelled ? null : order.time("hs_closed_date");
        String status = order.value(STATUS);
        if (closed != null) {
            events.add(draft(Activity.ORDER_FULFILLED.id(), closed, EvidenceLevel.EXPLICIT)
                    .dayIfMidnight()
                    .provedBy(order, "hs_closed_date"));
        } else if (status != null && DONE.contains(status.toUpperCase(Locale.ROOT))) {
            part.note(MappingNote.NO_TIME, order.id());
        }
    }

    private Change first(String property, java.util.function.Predicate<Change> wanted) {
        for (Change row : order.history(property)) {
            if (wanted.test(row)) {
                return row;
            }
        }
        return null;
    }

    private EventDraft fulfilled(Change row, String property, EvidenceLevel evidence) {
        boolean outside = evidence == EvidenceLevel.EXPLICIT && Actors.isFromOutside(row);
        return draft(Activity.ORDER_FULFILLED.id(), row.moment(), outside ? EvidenceLevel.EXTERNAL : evidence)
                .provedBy(order, property, row);
    }

    private EventDraft draft(String activity, Instant time, EvidenceLevel evidence) {
        return part.waiting(activity, time, evidence)
                .about(ObjectKind.DEAL, deal)
                .about(ObjectKind.ORDER, order)
                .with("OrderNumber", order.value("hs_external_order_id"));
    }
}
