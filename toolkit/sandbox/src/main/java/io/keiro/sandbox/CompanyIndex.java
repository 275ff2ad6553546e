package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;
import io.keiro.sandbox.portal.Records;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Which records exist at the company's present: one pass over all stories. */
final class CompanyIndex {

    /** HubSpot keeps archived records for so long. */
    private static final long ARCHIVE_KEPT = 90 * WorkingTime.DAY;

    private final Edition edition;
    private final Map<ObjectType, SlotIndex> live = new EnumMap<>(ObjectType.class);
    private final SlotIndex archivedDeals;
    private final int[] customerOfDeal;
    private final int[][] dealsOfCustomer;
    private final Map<Integer, Integer> partners = new HashMap<>();
    private final Map<Integer, List<Integer>> partnered = new HashMap<>();

    CompanyIndex(Edition edition) {
        this.edition = edition;
        Plan plan = edition.company().plan();
        makers(edition).forEach((type, maker) -> live.put(type, new SlotIndex(type, edition.ids(), maker)));
        archivedDeals = new SlotIndex(ObjectType.DEALS, edition.ids(), new DealRecords(edition)::at);
        customerOfDeal = new int[plan.deals()];
        for (int deal = 0; deal < plan.deals(); deal++) {
            DealStory story = edition.company().story(deal);
            customerOfDeal[deal] = story.traits().customer().number();
            add(plan, story);
        }
        dealsOfCustomer = grouped(customerOfDeal);
        live.values().forEach(SlotIndex::trim);
    }

    private static Map<ObjectType, IntFunction<PortalRecord>> makers(Edition edition) {
        Map<ObjectType, IntFunction<PortalRecord>> makers = new EnumMap<>(ObjectType.class);
        CustomerRecords customers = new CustomerRecords(edition);
        BillingRecords billing = new BillingRecords(edition);
        AfterSaleRecords afterSale = new AfterSaleRecords(edition);
        EngagementRecords engagements = new EngagementRecords(edition);
        makers.put(ObjectType.DEALS, new DealRecords(edition)::at);
        makers.put(ObjectType.COMPANIES, customers::company);
        makers.put(ObjectType.CONTACTS, customers::contact);
        makers.put(ObjectType.LEADS, new LeadRecords(edition)::at);
        makers.put(ObjectType.QUOTES, new QuoteRecords(edition)::quote);
        makers.put(ObjectType.LINE_ITEMS, new LineItemRecords(edition)::at);
        makers.put(ObjectType.ORDERS, new OrderRecords(edition)::at);
        makers.put(ObjectType.CONTRACTS, new ContractRecords(edition)::at);
        makers.put(ObjectType.INVOICES, billing::invoice);
        makers.put(ObjectType.COMMERCE_PAYMENTS, billing::payment);
        makers.put(ObjectType.TICKETS, afterSale::ticket);
        makers.put(ObjectType.SUBSCRIPTIONS, afterSale::subscription);
        Touches.TYPES.forEach(type -> makers.put(type, engagements::at));
        return makers;
    }

    private void add(Plan plan, DealStory story) {
        int number = story.number();
        long now = plan.end();
        int deal = number * Ids.DEALS_PER_NUMBER;
        live.get(ObjectType.DEALS).add(story.merged() == Step.NEVER ? deal : deal + Ids.MERGED_DEAL);
        if (Defects.strikes(Defect.DUPLICATE_DEAL, plan, story)) {
            live.get(ObjectType.DEALS).add(deal + Ids.DUPLICATE_DEAL);
        }
        long archived = story.duplicateArchived();
        if (archived != Step.NEVER && archived <= now && archived > now - ARCHIVE_KEPT) {
            archivedDeals.add(deal + Ids.DUPLICATE_DEAL);
        }
        if (story.partner() >= 0) {
            partners.put(number, story.partner());
            partnered
                    .computeIfAbsent(story.partner(), company -> new java.util.ArrayList<>())
                    .add(number);
        }
        if (story.traits().isFirstOfCustomer()) {
            live.get(ObjectType.COMPANIES).add(number);
        }
        for (ContactStory contact : story.contacts()) {
            int slot = number * ContactStory.SLOTS + contact.slot();
            add(ObjectType.CONTACTS, slot, contact.captured(), now);
            if (contact.recorded()) {
                add(ObjectType.LEADS, slot, LeadRecords.created(contact), now);
            }
        }
        if (story.traits().isFirstOfCustomer() && Defect.DUPLICATE_CONTACT.strikes(plan, number)) {
            int slot = number * ContactStory.SLOTS + ContactStory.DUPLICATE;
            add(ObjectType.CONTACTS, slot, story.contact(ContactStory.MAIN).captured(), now);
        }
        for (Touch touch : story.touches()) {
            add(touch.type(), number * Touches.SLOTS + touch.slot(), touch.logged(), now);
        }
        addCommerce(plan, story, now);
    }

    private void addCommerce(Plan plan, DealStory story, long now) {
        int number = story.number();
        for (QuoteVersion quote : story.quotes()) {
            add(ObjectType.QUOTES, number * Ids.QUOTES_PER_NUMBER + quote.slot(), quote.created(), now);
        }
        if (story.order() != null) {
            add(ObjectType.ORDERS, number, OrderRecords.recorded(story.order()), now);
        }
        ContractStory contract = ContractStory.of(plan, story);
        if (contract != null) {
            add(ObjectType.CONTRACTS, number, contract.created(), now);
        }
        add(ObjectType.TICKETS, number, story.afterSale().ticketOpened(), now);
        add(ObjectType.SUBSCRIPTIONS, number, story.afterSale().subscribed(), now);
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
        if (Defect.DUPLICATE_INVOICE.strikes(plan, number)) {
            Defects.spoilt(plan, story)
                    .ifPresent(invoice -> add(
                            ObjectType.INVOICES,
                            number * Billing.INVOICES + Billing.DUPLICATE,
                            invoice.created(),
                            now));
        }
        for (LineCopies.Copy line : LineCopies.of(plan, story)) {
            add(ObjectType.LINE_ITEMS, number * LineCopies.SLOTS + line.slot(), line.created(), now);
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

    /** True for a record of the dirty edition whose association with another type got lost. */
    boolean isUnlinked(ObjectType type, int slot, ObjectType other) {
        return Defects.isUnlinked(edition.company(), type, slot, other);
    }

    /** Number of the company that takes part in a deal beside its customer, or -1. */
    int partnerOf(int deal) {
        return partners.getOrDefault(deal, -1);
    }

    /** Numbers of the deals in which a company takes part beside their customers, in ascending order. */
    List<Integer> partneredBy(int company) {
        return partnered.getOrDefault(company, List.of());
    }

    /** Numbers of the deals with a customer, in ascending order. */
    List<Integer> dealsOf(int customer) {
        int[] deals = dealsOfCustomer[customer];
        return deals == null
                ? List.of()
                : java.util.Arrays.stream(deals).boxed().toList();
    }
}
