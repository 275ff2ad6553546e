package io.keiro.hubspot;

import io.keiro.leadtocash.ObjectKind;

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
            new OrderEvents(scope, order, null, part).all().forEach(part::event);
            part.weighed();
        }
        scope.records()
                .linked(order, StoredObject.INVOICES)
                .forEach(invoice -> part.link(ObjectKind.ORDER, order, ObjectKind.INVOICE, invoice));
    }
}
