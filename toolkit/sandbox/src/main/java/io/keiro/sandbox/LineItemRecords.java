package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Line items as records of the portal. */
final class LineItemRecords {

    private final Edition edition;

    LineItemRecords(Edition edition) {
        this.edition = edition;
    }

    PortalRecord at(int slot) {
        DealStory story = edition.company().story(slot / LineCopies.SLOTS);
        LineCopies.Copy copy = LineCopies.of(edition.company().plan(), story).stream()
                .filter(candidate -> candidate.slot() == slot % LineCopies.SLOTS)
                .findFirst()
                .orElseThrow();
        LineItems.Line line = copy.line().in(story.traits().customer().currency());
        Change.Source source = edition.staff().source(story.ownerAt(copy.created()));
        ProductCategory category = story.traits().category();
        char letter = (char) ('A' + line.slot());
        BigDecimal cost =
                line.price().multiply(BigDecimal.valueOf(category.costShare())).setScale(2, RoundingMode.HALF_UP);
        return PortalRecord.builder(
                        ObjectType.LINE_ITEMS,
                        edition.ids().id(ObjectType.LINE_ITEMS, slot),
                        copy.created(),
                        edition.now())
                .set("name", edition.text(category.label()) + " " + letter, source)
                .set("hs_sku", category.name() + "-" + letter, source)
                .set("quantity", Integer.toString(line.quantity()), source)
                .set("price", line.price().toPlainString(), source)
                .set("amount", Long.toString(line.amount()), Edition.CALCULATED)
                .set("hs_cost_of_goods_sold", cost.toPlainString(), source)
                .set("hs_discount_percentage", line.percent().toPlainString(), source)
                .set("hs_total_discount", line.off().toPlainString(), Edition.CALCULATED)
                .build();
    }
}
