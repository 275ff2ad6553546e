package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the defects of the dirty edition are. A clean company has none. */
final class Defects {

    /** Stage changes beyond this are forgotten by a portal as HubSpot is. */
    private static final int KEPT = 20;

    private static final long NINE = 9 * 3_600_000L;

    /** When after the closing a close date is corrected, and by how much. */
    static final long CORRECTED_AFTER = 2 * WorkingTime.DAY;

    static final long CORRECTED_BY = 3 * WorkingTime.DAY;

    private Defects() {}

    /** When the company's former system was read into the portal: at nine sharp, a month after the beginning. */
    static long imported(Plan plan) {
        return (plan.end() - Plan.SPAN) / WorkingTime.DAY * WorkingTime.DAY + 30 * WorkingTime.DAY + NINE;
    }

    /** When somebody closed all deals that nobody had touched for long. */
    static long cleanedUp(Plan plan) {
        return plan.end() / WorkingTime.DAY * WorkingTime.DAY - 100 * WorkingTime.DAY + 2 * NINE;
    }

    private static final long UNTOUCHED = 120 * WorkingTime.DAY;

    /** The way of a deal as the import and the clean-up left it. */
    static List<StageVisit> inBulk(Plan plan, List<StageVisit> visits) {
        if (!plan.dirty()) {
            return visits;
        }
        List<StageVisit> changed = new ArrayList<>();
        long start = imported(plan);
        for (StageVisit visit : visits) {
            if (visit.left() > start) {
                long entered = Math.max(start, visit.entered());
                changed.add(new StageVisit(visit.stage(), entered, visit.left(), visit.automated()));
            }
        }
        StageVisit last = changed.get(changed.size() - 1);
        long closing = cleanedUp(plan);
        if (!last.stage().isClosed() && last.left() > plan.end() && last.entered() < closing - UNTOUCHED) {
            changed.set(changed.size() - 1, new StageVisit(last.stage(), last.entered(), closing, last.automated()));
            changed.add(new StageVisit(DealStage.LOST, closing, Step.NEVER, false));
        }
        return List.copyOf(changed);
    }

    /** True for the record whose association with another type got lost, and for no other one of its deal. */
    static boolean isUnlinked(Company company, ObjectType type, int slot, ObjectType other) {
        boolean invoice = type == ObjectType.INVOICES && other == ObjectType.DEALS;
        boolean payment =
                type == ObjectType.COMMERCE_PAYMENTS && (other == ObjectType.INVOICES || other == ObjectType.DEALS);
        if (!invoice && !payment) {
            return false;
        }
        Defect defect = invoice ? Defect.UNLINKED_INVOICE : Defect.UNLINKED_PAYMENT;
        int number = slot / Ids.perNumber(type);
        if (!defect.strikes(company.plan(), number)) {
            return false;
        }
        OptionalInt struck = slot(defect, company.plan(), company.story(number));
        return struck.isPresent() && struck.getAsInt() == slot;
    }

    /** When the stages of a deal were entered as somebody filled them in afterwards: at midnight, where that keeps their order. */
    static long[] midnights(List<StageVisit> visits) {
        long[] times = new long[visits.size()];
        for (int turn = 0; turn < times.length; turn++) {
            long entered = visits.get(turn).entered();
            long midnight = entered / WorkingTime.DAY * WorkingTime.DAY;
            times[turn] = turn > 0 && midnight > times[turn - 1] ? midnight : entered;
        }
        return times;
    }

    /** All defects of a company, in the order of their kinds. */
    static List<Truth.Defect> of(Edition edition) {
        List<Truth.Defect> found = new ArrayList<>();
        Plan plan = edition.company().plan();
        if (!plan.dirty()) {
            return found;
        }
        Map<Defect, List<Truth.Defect>> byKind = new java.util.EnumMap<>(Defect.class);
        for (int number = 0; number < plan.deals(); number++) {
            DealStory story = edition.company().story(number);
            for (Defect defect : Defect.values()) {
                if (!defect.strikes(plan, number)) {
                    continue;
                }
                OptionalInt slot = slot(defect, plan, story);
                if (slot.isPresent()) {
                    String id = Long.toString(edition.ids().id(defect.type(), slot.getAsInt()));
                    byKind.computeIfAbsent(defect, kind -> new ArrayList<>())
                            .add(new Truth.Defect(
                                    defect.gate(), defect.name(), defect.type().plural(), id, defect.what()));
                }
            }
        }
        byKind.values().forEach(found::addAll);
        return found;
    }

    /** The slot of the record that a defect spoils; empty if the deal has none. */
    private static OptionalInt slot(Defect defect, Plan plan, DealStory story) {
        int deal = Ids.dealSlot(story);
        return switch (defect.type()) {
            case DEALS -> {
                int struck = defect == Defect.DUPLICATE_DEAL
                        ? story.number() * Ids.DEALS_PER_NUMBER + Ids.DUPLICATE_DEAL
                        : deal;
                yield applies(defect, plan, story) ? OptionalInt.of(struck) : OptionalInt.empty();
            }
            case COMPANIES ->
                story.traits().isFirstOfCustomer() && !isTwice(defect, plan, story)
                        ? OptionalInt.of(story.number())
                        : OptionalInt.empty();
            case CONTACTS -> {
                int place = switch (defect) {
                    case DUPLICATE_CONTACT -> ContactStory.DUPLICATE;
                    case SHARED_ADDRESS -> ContactStory.SECOND;
                    default -> ContactStory.MAIN;
                };
                boolean there = place == ContactStory.SECOND
                        ? hasSecond(plan, story)
                        : story.traits().isFirstOfCustomer();
                yield there ? OptionalInt.of(story.number() * ContactStory.SLOTS + place) : OptionalInt.empty();
            }
            case CALLS -> first(futureCall(plan, story).map(touch -> story.number() * Touches.SLOTS + touch.slot()));
            case INVOICES ->
                first(spoilt(plan, story)
                        .map(invoice -> defect == Defect.DUPLICATE_INVOICE ? Billing.DUPLICATE : invoice.slot())
                        .map(slot -> story.number() * Billing.INVOICES + slot));
            default ->
                first(spoilt(plan, story)
                        .flatMap(invoice -> received(plan, invoice)
                                .map(payment -> (story.number() * Billing.INVOICES + invoice.slot()) * Billing.PAYMENTS
                                        + payment.slot())));
        };
    }

    private static boolean hasSecond(Plan plan, DealStory story) {
        return story.contacts().stream()
                .anyMatch(contact -> contact.slot() == ContactStory.SECOND && contact.captured() <= plan.end());
    }

    private static boolean isTwice(Defect defect, Plan plan, DealStory story) {
        return defect == Defect.BROKEN_ENCODING && Defect.FULL_WIDTH.strikes(plan, story.number());
    }

    private static OptionalInt first(Optional<Integer> slot) {
        return slot.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** True if there is something for a defect of deals to spoil. */
    static boolean applies(Defect defect, Plan plan, DealStory story) {
        DealStage stage = story.stageAt(plan.end());
        List<StageVisit> past = story.visits().stream()
                .filter(visit -> visit.entered() <= plan.end())
                .toList();
        boolean imported = story.created() == imported(plan);
        return switch (defect) {
            case IMPORTED -> imported;
            case CLEANED_UP -> past.get(past.size() - 1).entered() == cleanedUp(plan);
            case TRUNCATED -> past.size() > KEPT;
            case UNMAPPED_STAGE -> past.stream().anyMatch(visit -> visit.stage() == DealStage.UNMAPPED);
            case CREATED_LATE -> past.size() > 2 && !imported;
            case DAY_ONLY ->
                !imported && java.util.Arrays.stream(midnights(past)).anyMatch(time -> time % WorkingTime.DAY == 0);
            case CLOSED_BEFORE_CREATED -> stage.isClosed();
            case CLOSED_ANOTHER_DAY -> stage.isClosed() && !Defect.CLOSED_BEFORE_CREATED.strikes(plan, story.number());
            case CLOSE_DATE_CORRECTED ->
                stage.isClosed()
                        && past.get(past.size() - 1).entered() + CORRECTED_AFTER <= plan.end()
                        && past.get(past.size() - 1).entered() - CORRECTED_BY > story.created()
                        && !strikes(Defect.CREATED_LATE, plan, story)
                        && !Defect.CLOSED_BEFORE_CREATED.strikes(plan, story.number())
                        && !Defect.CLOSED_ANOTHER_DAY.strikes(plan, story.number());
            case DEFAULT_CLOSE_DATE -> !stage.isClosed();
            case ZERO_AMOUNT -> stage == DealStage.WON;
            case MISSING_AMOUNT -> stage == DealStage.WON && !Defect.ZERO_AMOUNT.strikes(plan, story.number());
            case NO_RATE ->
                story.traits().customer().currency() != Currency.USD
                        && story.changes().amountAt(plan.end()) > 0
                        && !strikes(Defect.ZERO_AMOUNT, plan, story)
                        && !strikes(Defect.MISSING_AMOUNT, plan, story);
            default -> true;
        };
    }

    /** True if a defect of deals spoils this one. */
    static boolean strikes(Defect defect, Plan plan, DealStory story) {
        return defect.strikes(plan, story.number()) && applies(defect, plan, story);
    }

    /** The call that is dated ahead. */
    static Optional<Touch> futureCall(Plan plan, DealStory story) {
        return story.touches().stream()
                .filter(touch -> touch.type() == ObjectType.CALLS && touch.logged() <= plan.end())
                .findFirst();
    }

    /** The invoice whose records are spoilt: the first one that was issued. */
    static Optional<InvoiceStory> spoilt(Plan plan, DealStory story) {
        return story.invoices().stream()
                .filter(invoice -> invoice.issued() <= plan.end() && invoice.voided() == Step.NEVER)
                .findFirst();
    }

    /** The payment that is spoilt: the first one that arrived. */
    static Optional<InvoiceStory.PaymentStory> received(Plan plan, InvoiceStory invoice) {
        return invoice.payments().stream()
                .filter(payment -> !payment.failed() && payment.received() <= plan.end())
                .findFirst();
    }
}
