package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/** The line items of everything that belongs to a deal: each parent holds copies of its own. */
final class LineCopies {

    private static final int DEAL = 0;
    private static final int ORDER = 1;
    private static final int FIRST_INVOICE = 2;
    private static final int FIRST_QUOTE = FIRST_INVOICE + Billing.INVOICES;
    private static final int PARENTS = FIRST_QUOTE + Ids.QUOTES_PER_NUMBER;
    private static final long MOMENT = 60_000L;

    /** How many slots belong to one deal number. */
    static final int SLOTS = PARENTS * LineItems.LINES;

    private LineCopies() {}

    /**
     * A line item.
     *
     * @param slot place among the line items that belong to one deal number
     */
    record Copy(int slot, long created, LineItems.Line line) {}

    static List<Copy> of(Plan plan, DealStory story) {
        List<Copy> copies = new ArrayList<>();
        long amount = story.traits().amount();
        int percent = story.pricing().percent();
        long written = LineItems.written(story);
        if (written != Step.NEVER) {
            add(copies, DEAL, written + MOMENT, LineItems.of(plan, story.traits(), amount, percent));
        }
        if (story.order() != null) {
            add(copies, ORDER, story.order().created(), LineItems.of(plan, story.traits(), amount, percent));
        }
        for (InvoiceStory invoice : story.invoices()) {
            add(
                    copies,
                    FIRST_INVOICE + invoice.slot(),
                    invoice.created(),
                    LineItems.of(plan, story.traits(), invoice.amount(), percent));
        }
        List<QuoteVersion> quotes = story.quotes();
        for (int i = 0; i < quotes.size(); i++) {
            int toCome = quotes.size() - 1 - i;
            add(
                    copies,
                    FIRST_QUOTE + quotes.get(i).slot(),
                    quotes.get(i).created(),
                    LineItems.of(
                            plan,
                            story.traits(),
                            story.pricing().net(amount, toCome),
                            story.pricing().percent(toCome)));
        }
        return copies;
    }

    private static void add(List<Copy> copies, int parent, long created, List<LineItems.Line> lines) {
        for (LineItems.Line line : lines) {
            copies.add(new Copy(parent * LineItems.LINES + line.slot(), created, line));
        }
    }

    static int ofDeal() {
        return DEAL;
    }

    static int ofOrder() {
        return ORDER;
    }

    static int ofInvoice(int slot) {
        return FIRST_INVOICE + slot;
    }

    static int ofQuote(int slot) {
        return FIRST_QUOTE + slot;
    }

    /** The first slot of a parent's line items. */
    static int first(int parent) {
        return parent * LineItems.LINES;
    }

    /** The parent of a line item. */
    static int parent(int slot) {
        return slot / LineItems.LINES;
    }
}
