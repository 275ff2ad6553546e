package io.keiro.hubspot;

import io.keiro.leadtocash.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/** Orders: their invoices, and the events of those that belong to no deal. The others stand with their deal. */
final class OrderMapping implements RecordMapping {

    private final MappingScope scope;

    OrderMapping(MappingScope scope) {
        this.scope = scope;
    }

    @Override
    public StoredObject object() {
        return StoredObject.ORDERS;
    }

    @Override
    public void map(StoredRecord order, MappedPart part) {
        if (!scope.records().has(order, StoredObject.DEALS)) {
            List<EventDraft> events = new ArrayList<>();
            new OrderEvents(scope, order, null, part, events).add();
            events.forEach(part::event);
            part.weighed();
        }
        scope.records()
                .linked(order, StoredObject.INVOICES)
                .forEach(invoice -> part.link(ObjectKind.ORDER, order, ObjectKind.INVOICE, invoice));
    }
}
