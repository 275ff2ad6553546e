package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;

/** Orders as records of the portal: some made by a person, some brought by the integration with the order system. */
final class OrderRecords {

    static final Change.Source ERP = Change.Source.machine("INTEGRATION", "order-system", "Order system");

    private final Edition edition;

    OrderRecords(Edition edition) {
        this.edition = edition;
    }

    PortalRecord at(int number) {
        DealStory story = edition.company().story(number);
        OrderStory order = story.order();
        Change.Source source = order.imported() ? ERP : edition.staff().source(order.person());
        String name = edition.text(new Text("Order", "受注")) + " " + (number + 1);
        PortalRecord.Builder builder = PortalRecord.builder(
                        ObjectType.ORDERS, edition.ids().id(ObjectType.ORDERS, number), recorded(order), edition.now())
                .set("hs_order_name", name, source)
                .set("hs_pipeline", edition.orders().id(), source)
                .set("hubspot_owner_id", Long.toString(edition.staff().ownerId(order.person())), source)
                .set("hubspot_team_id", edition.staff().teamId(order.person()), source)
                .set("hs_external_order_id", number(number), source)
                .set(
                        "hs_total_price",
                        Long.toString(story.traits()
                                .customer()
                                .currency()
                                .of(story.traits().amount())),
                        source)
                .set("hs_currency_code", story.traits().customer().currency().name(), source)
                .set("hs_external_created_date", PortalRecord.text(order.created()), source);
        step(builder, recorded(order), ObjectPipeline.ORDER_OPEN, "Unfulfilled", source);
        step(builder, order.shipped(), ObjectPipeline.ORDER_SHIPPED, "Shipped", source);
        step(builder, order.fulfilled(), ObjectPipeline.ORDER_DELIVERED, "Delivered", source);
        return builder.set("hs_processed_date", PortalRecord.text(order.shipped()), order.shipped(), source)
                .set("hs_closed_date", PortalRecord.text(order.fulfilled()), order.fulfilled(), Edition.CALCULATED)
                .build();
    }

    private void step(PortalRecord.Builder builder, long time, String stage, String status, Change.Source source) {
        boolean closed = stage.equals(ObjectPipeline.ORDER_DELIVERED);
        builder.set("hs_pipeline_stage", edition.orders().stageId(stage), time, source)
                .set("hs_fulfillment_status", status, time, source)
                .set("hs_is_closed", Boolean.toString(closed), time, Edition.CALCULATED);
    }

    static String number(int number) {
        return String.format(java.util.Locale.ROOT, "ORD-%06d", number + 1);
    }

    /** The integration runs on the full hour: what it brings was made up to an hour before. */
    static long recorded(OrderStory order) {
        long hour = 3_600_000L;
        return order.imported() ? (order.created() / hour + 1) * hour : order.created();
    }
}
