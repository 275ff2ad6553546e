package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;
import io.keiro.sandbox.portal.Records;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Which records exist at the company's present: one pass over all stories. */
final class CompanyIndex {

    /** HubSpot keeps archived records for so long. */
    private static final long ARCHIVE_KEPT = 90 * WorkingTime.DAY;

    private final Map<ObjectType, SlotIndex> live = new EnumMap<>(ObjectType.class);
    private final SlotIndex archivedDeals;
    private final int[] customerOfDeal;
    private final int[][] dealsOfCustomer;

    CompanyIndex(Edition edition) {
        Plan plan = edition.company().plan();
        DealRecords deals = new DealRecords(edition);
        CustomerRecords customers = new CustomerRecords(edition);
        QuoteRecords quotes = new QuoteRecords(edition);
        BillingRecords billing = new BillingRecords(edition);
        Map<ObjectType, IntFunction<PortalRecord>> makers = Map.of(
                ObjectType.DEALS, deals::at,
                ObjectType.COMPANIES, customers::company,
                ObjectType.CONTACTS, customers::contact,
                ObjectType.QUOTES, quotes::quote,
                ObjectType.LINE_ITEMS, quotes::lineItem,
                ObjectType.INVOICES, billing::invoice,
                ObjectType.COMMERCE_PAYMENTS, billing::payment);
        makers.forEach((type, maker) -> live.put(type, new SlotIndex(type, edition.ids(), maker)));
        archivedDeals = new SlotIndex(ObjectType.DEALS, edition.ids(), deals::at);
        customerOfDeal = new int[plan.deals()];
        for (int deal = 0; deal < plan.deals(); deal++) {
            DealStory story = edition.company().story(deal);
            customerOfDeal[deal] = story.traits().customer().number();
            add(plan, story);
        }
        dealsOfCustomer = grouped(customerOfDeal);
    }

    private void add(Plan plan, DealStory story) {
        int number = story.number();
        long now = plan.end();
        live.get(ObjectType.DEALS).add(number * Ids.DEALS_PER_NUMBER);
        long archived = story.duplicateArchived();
        if (archived != Step.NEVER && archived <= now && archived > now - ARCHIVE_KEPT) {
            archivedDeals.add(number * Ids.DEALS_PER_NUMBER + 1);
        }
        if (story.traits().isFirstOfCustomer()) {
            live.get(ObjectType.COMPANIES).add(number);
        }
        for (ContactStory contact : story.contacts()) {
            add(ObjectType.CONTACTS, number * ContactStory.SLOTS + contact.slot(), contact.captured(), now);
        }
        for (QuoteVersion quote : story.quotes()) {
            add(ObjectType.QUOTES, number * Ids.QUOTES_PER_NUMBER + quote.slot(), quote.created(), now);
        }
        for (InvoiceStory invoice : story.invoices()) {
            int slot = number * Billing.INVOICES + invoice.slot();
            add(ObjectType.INVOICES, slot, invoice.created(), now);
            invoice.payments()
                    .forEach(payment -> add(
                            ObjectType.COMMERCE_PAYMENTS,
                            slot * Billing.PAYMENTS + payment.slot(),
                            payment.initiated(),
                            now));
        }
        long written = LineItems.written(story);
        if (written != Step.NEVER) {
            LineItems.of(plan, story.traits())
                    .forEach(line ->
                            add(ObjectType.LINE_ITEMS, number * LineItems.SLOTS + line.slot(), written + 60_000L, now));
        }
    }

    private void add(ObjectType type, int slot, long created, long now) {
        if (created <= now) {
            live.get(type).add(slot);
        }
    }

    private static int[][] grouped(int[] customerOfDeal) {
        int[] sizes = new int[customerOfDeal.length];
        for (int customer : customerOfDeal) {
            sizes[customer]++;
        }
        int[][] groups = new int[customerOfDeal.length][];
        for (int deal = 0; deal < customerOfDeal.length; deal++) {
            int customer = customerOfDeal[deal];
            if (groups[customer] == null) {
                groups[customer] = new int[sizes[customer]];
                sizes[customer] = 0;
            }
            groups[customer][sizes[customer]++] = deal;
        }
        return groups;
    }

    Records records(ObjectType type, boolean archived) {
        if (archived) {
            return type == ObjectType.DEALS ? archivedDeals : Records.none();
        }
        SlotIndex index = live.get(type);
        return index == null ? Records.none() : index;
    }

    boolean exists(ObjectType type, int slot) {
        SlotIndex index = live.get(type);
        return index != null && index.contains(slot);
    }

    /** Numbers of the deals with a customer, in ascending order. */
    List<Integer> dealsOf(int customer) {
        int[] deals = dealsOfCustomer[customer];
        return deals == null
                ? List.of()
                : java.util.Arrays.stream(deals).boxed().toList();
    }
}
