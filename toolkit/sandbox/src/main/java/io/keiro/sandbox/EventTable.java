package io.keiro.sandbox;

import io.keiro.sandbox.TableEvent.Ref;
import io.keiro.sandbox.portal.ObjectType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The table of events: what happened to each deal up to the company's present, in the order of time. */
final class EventTable {

    static final List<String> HEADER = List.of(
            "ActivityName",
            "EventTime",
            "EventEndTime",
            "SalesOpportunityId",
            "LeadId",
            "QuoteId",
            "OrderId",
            "InvoiceId",
            "PaymentId",
            "Actor",
            "ActorType",
            "ChangeFrom",
            "ChangeTo",
            "EvidenceLevel",
            "TimePrecision",
            "SourceSystem",
            "LastDataUpdate",
            "SalesStage",
            "SalesRepresentative",
            "Team",
            "DealAmount");

    private static final Map<String, TableActivity> APPROVALS = Map.of(
            "PENDING_APPROVAL", TableActivity.DISCOUNT_APPROVAL_REQUESTED,
            "APPROVED", TableActivity.DISCOUNT_APPROVED,
            "REJECTED", TableActivity.DISCOUNT_REJECTED);

    private final Edition edition;
    private final long now;

    EventTable(Edition edition) {
        this.edition = edition;
        this.now = edition.now();
    }

    /** Hands out the rows deal by deal. */
    void rows(Consumer<List<String>> sink) {
        for (int deal = 0; deal < edition.company().plan().deals(); deal++) {
            DealStory story = edition.company().story(deal);
            events(story).forEach(event -> sink.accept(row(story, event)));
        }
    }

    private List<TableEvent> events(DealStory story) {
        List<TableEvent> events = new ArrayList<>();
        addLead(events, story);
        add(events, TableActivity.OPPORTUNITY_CREATED, story.created(), Ref.NONE, story.ownerAt(story.created()));
        addStages(events, story);
        addChanges(events, story);
        addQuotes(events, story);
        addDelivery(events, story);
        for (Touch touch : story.touches()) {
            if (touch.type() == ObjectType.MEETINGS && touch.result().equals(Touches.HELD) && touch.onDeal()) {
                events.add(new TableEvent(
                        TableActivity.MEETING_HELD,
                        touch.start(),
                        touch.end(),
                        Ref.NONE,
                        touch.person(),
                        "",
                        "",
                        "explicit"));
            }
        }
        events.removeIf(event -> event.time() > now);
        events.sort(Comparator.comparingLong(TableEvent::time).thenComparing(TableEvent::activity));
        return events;
    }

    private static void add(List<TableEvent> events, TableActivity activity, long time, Ref object, int person) {
        events.add(new TableEvent(activity, time, Step.NEVER, object, person, "", "", "explicit"));
    }

    private void addLead(List<TableEvent> events, DealStory story) {
        if (!story.traits().isFirstOfCustomer()) {
            return;
        }
        ContactStory lead = story.contact(ContactStory.MAIN);
        Ref ref = new Ref("LeadId", leadId(edition, story, lead));
        add(events, TableActivity.LEAD_CAPTURED, lead.captured(), ref, Step.MACHINE);
        events.add(new TableEvent(
                TableActivity.LEAD_FIRST_CONTACTED,
                lead.contacted(),
                Step.NEVER,
                ref,
                lead.owner(),
                "",
                "",
                "inferred"));
        if (lead.qualified() != Step.NEVER) {
            add(events, TableActivity.LEAD_QUALIFIED, lead.qualified(), ref, lead.owner());
        }
    }

    /** The id of the lead, or of the contact where no lead was made of it. */
    static String leadId(Edition edition, DealStory story, ContactStory lead) {
        ObjectType type = lead.recorded() ? ObjectType.LEADS : ObjectType.CONTACTS;
        return Long.toString(edition.ids().id(type, story.number() * ContactStory.SLOTS + lead.slot()));
    }

    private void addStages(List<TableEvent> events, DealStory story) {
        String before = "";
        boolean signed =
                story.quotes().stream().anyMatch(quote -> quote.electronic() && quote.accepted() != Step.NEVER);
        for (StageVisit visit : story.visits()) {
            int person = visit.automated() ? Step.MACHINE : story.ownerAt(visit.entered());
            String label = edition.text(visit.stage().label());
            events.add(new TableEvent(
                    TableActivity.STAGE_CHANGED,
                    visit.entered(),
                    Step.NEVER,
                    Ref.NONE,
                    person,
                    before,
                    label,
                    "explicit"));
            before = label;
            switch (visit.stage()) {
                case QUALIFIED -> inferred(events, TableActivity.OPPORTUNITY_QUALIFIED, visit, person);
                case CONTRACT_SENT -> inferred(events, TableActivity.CONTRACT_SENT, visit, person);
                case LOST -> add(events, TableActivity.CLOSED_LOST, visit.entered(), Ref.NONE, person);
                case WON -> {
                    add(events, TableActivity.CLOSED_WON, visit.entered(), Ref.NONE, person);
                    if (!signed) {
                        inferred(events, TableActivity.CONTRACT_SIGNED, visit, person);
                    }
                }
                default -> {
                    // The other stages stand for no step.
                }
            }
        }
    }

    private static void inferred(List<TableEvent> events, TableActivity activity, StageVisit visit, int person) {
        events.add(new TableEvent(activity, visit.entered(), Step.NEVER, Ref.NONE, person, "", "", "inferred"));
    }

    private void addChanges(List<TableEvent> events, DealStory story) {
        changes(events, story, TableActivity.OWNER_CHANGED, story.changes().owners());
        changes(events, story, TableActivity.AMOUNT_CHANGED, story.changes().amounts());
        changes(events, story, TableActivity.CLOSE_DATE_MOVED, story.changes().closeDates());
    }

    private void changes(List<TableEvent> events, DealStory story, TableActivity activity, List<Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            int person = step.staff() == Step.OWNER ? story.ownerAt(step.time()) : step.staff();
            boolean owner = activity == TableActivity.OWNER_CHANGED;
            String from = steps.get(i - 1).value();
            events.add(new TableEvent(
                    activity,
                    step.time(),
                    Step.NEVER,
                    Ref.NONE,
                    person,
                    owner ? edition.staff().name(Integer.parseInt(from)) : from,
                    owner ? edition.staff().name(Integer.parseInt(step.value())) : step.value(),
                    "explicit"));
        }
    }

    private void addQuotes(List<TableEvent> events, DealStory story) {
        for (QuoteVersion quote : story.quotes()) {
            int slot = story.number() * Ids.QUOTES_PER_NUMBER + quote.slot();
            Ref ref = new Ref("QuoteId", Long.toString(edition.ids().id(ObjectType.QUOTES, slot)));
            int owner = story.ownerAt(quote.published());
            boolean first = quote == story.quotes().get(0);
            add(
                    events,
                    first ? TableActivity.QUOTE_ISSUED : TableActivity.QUOTE_REISSUED,
                    quote.published(),
                    ref,
                    owner);
            for (Step step : quote.approval()) {
                if (APPROVALS.containsKey(step.value())) {
                    add(
                            events,
                            APPROVALS.get(step.value()),
                            step.time(),
                            ref,
                            step.staff() == Step.OWNER ? owner : step.staff());
                }
            }
            if (quote.accepted() != Step.NEVER) {
                add(events, TableActivity.QUOTE_ACCEPTED, quote.accepted(), ref, Step.MACHINE);
                if (quote.electronic()) {
                    add(events, TableActivity.CONTRACT_SIGNED, quote.accepted(), ref, Step.MACHINE);
                }
            }
        }
    }

    private void addDelivery(List<TableEvent> events, DealStory story) {
        OrderStory order = story.order();
        if (order != null) {
            Ref ref = new Ref("OrderId", OrderRecords.number(story.number()));
            add(events, TableActivity.SALES_ORDER_CREATED, order.created(), ref, order.person());
            add(events, TableActivity.ORDER_FULFILLED, order.fulfilled(), ref, order.person());
        }
        for (InvoiceStory invoice : story.invoices()) {
            Ref ref = new Ref("InvoiceId", BillingRecords.number(story, invoice));
            int owner = story.ownerAt(invoice.created());
            add(events, TableActivity.INVOICE_ISSUED, invoice.issued(), ref, owner);
            add(events, TableActivity.INVOICE_SENT, invoice.sent(), ref, Step.MACHINE);
            for (InvoiceStory.PaymentStory payment : invoice.payments()) {
                if (!payment.failed()) {
                    Ref paid = new Ref("PaymentId", BillingRecords.reference(story, invoice, payment));
                    events.add(new TableEvent(
                            TableActivity.PAYMENT_RECEIVED,
                            payment.received(),
                            Step.NEVER,
                            paid,
                            Step.MACHINE,
                            "",
                            "",
                            "external"));
                }
            }
        }
    }

    private List<String> row(DealStory story, TableEvent event) {
        boolean human = event.person() != Step.MACHINE;
        int owner = story.ownerAt(event.time());
        long amount = story.changes().amountAt(event.time());
        List<String> row = new ArrayList<>();
        row.add(edition.text(event.activity().label()));
        row.add(CsvFile.time(event.time()));
        row.add(event.end() == Step.NEVER ? "" : CsvFile.time(event.end()));
        row.add(Long.toString(edition.ids().deal(story)));
        for (String column : List.of("LeadId", "QuoteId", "OrderId", "InvoiceId", "PaymentId")) {
            row.add(event.object().column().equals(column) ? event.object().id() : "");
        }
        row.add(human ? edition.staff().name(event.person()) : "");
        row.add(human ? "human" : "automation");
        row.add(event.from());
        row.add(event.to());
        row.add(event.evidence());
        row.add("second");
        row.add(event.evidence().equals("external") ? "Accounting" : "HubSpot");
        row.add(CsvFile.time(now));
        row.add(
                event.time() < story.created()
                        ? ""
                        : edition.text(story.stageAt(event.time()).label()));
        row.add(edition.staff().name(owner));
        row.add(edition.text(Staff.teamName(Staff.team(owner))));
        row.add(amount == 0 ? "" : Long.toString(amount));
        return row;
    }
}
