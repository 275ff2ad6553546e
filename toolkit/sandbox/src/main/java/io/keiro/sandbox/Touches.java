package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The calls, e-mails, meetings, tasks and notes of a deal, stage by stage, and the first contact with its leads. */
final class Touches {

    /** Outcome of a meeting that took place. */
    static final String HELD = "COMPLETED";

    private static final int TURNS = 16;
    private static final int PER_TURN = 16;
    private static final int EXTRA_FROM = PER_TURN / 2;

    /** Slots from here on are the first contact with a lead each. */
    static final int WITH_LEADS = TURNS * PER_TURN;

    static final Set<ObjectType> TYPES =
            EnumSet.of(ObjectType.CALLS, ObjectType.EMAILS, ObjectType.MEETINGS, ObjectType.NOTES, ObjectType.TASKS);

    /** How many belong to one deal's number. */
    static final int SLOTS = WITH_LEADS + ContactStory.SLOTS;

    private static final long MINUTE = 60_000L;
    private static final long HALF_HOUR = 30 * MINUTE;
    private static final long BETWEEN = 20_000L;
    private static final double QUIET = 0.05;
    private static final double DAYS_PER_FURTHER = 9;

    private final Plan plan;
    private final Traits traits;
    private final DealChanges changes;
    private final List<Touch> touches = new ArrayList<>();

    private Touches(Plan plan, Traits traits, DealChanges changes) {
        this.plan = plan;
        this.traits = traits;
        this.changes = changes;
    }

    static List<Touch> of(
            Plan plan,
            Segments segments,
            Traits traits,
            List<StageVisit> visits,
            DealChanges changes,
            List<ContactStory> contacts) {
        Touches made = new Touches(plan, traits, changes);
        Detours.Habit habit = Detours.habit(plan, segments, traits);
        boolean silent = habit == Detours.Habit.SILENCE
                || habit != null && plan.draw(traits.number(), Topic.SLIP, 1).chance(0.6);
        double extra = 0.9 * (segments.strength(plan, Problem.HIGH_ACQUISITION_COST, traits) - 1);
        boolean lost = visits.get(visits.size() - 1).stage() == DealStage.LOST;
        for (int turn = 0; turn < Math.min(TURNS, visits.size()); turn++) {
            StageVisit visit = visits.get(turn);
            boolean hushed = silent && visit.stage().ordinal() <= DealStage.BOUGHT_IN.ordinal();
            if (!visit.stage().isClosed() && !hushed) {
                made.during(visit, turn);
                made.further(visit, turn, lost ? 1.8 * extra : extra);
            }
        }
        contacts.forEach(made::firstContact);
        return List.copyOf(made.touches);
    }

    static boolean isTouch(ObjectType type) {
        return TYPES.contains(type);
    }

    /** The slot of the first contact with a lead. */
    static int first(int number, int contact) {
        return number * SLOTS + WITH_LEADS + contact;
    }

    private void firstContact(ContactStory contact) {
        if (contact.contacted() == Step.NEVER) {
            return;
        }
        Draw draw = plan.draw(traits.number(), Topic.TOUCH, WITH_LEADS + contact.slot());
        boolean call = draw.chance(0.55);
        long start = contact.contacted() - MINUTE;
        touches.add(new Touch(
                WITH_LEADS + contact.slot(),
                call ? ObjectType.CALLS : ObjectType.EMAILS,
                contact.slot(),
                start,
                call ? start + (long) (draw.logNormal(6, 0.6) * MINUTE) : start,
                start,
                contact.owner(),
                call ? "OUTBOUND" : "EMAIL",
                false));
    }

    private void during(StageVisit visit, int turn) {
        Draw draw = plan.draw(traits.number(), Topic.TOUCH, turn);
        boolean quiet = draw.chance(QUIET);
        int count = 1 + draw.below(3);
        long until = Math.min(visit.left(), plan.end());
        double days = (until - visit.entered()) / (double) WorkingTime.DAY;
        if (quiet || until - visit.entered() < HALF_HOUR) {
            return;
        }
        count = Math.min(EXTRA_FROM, count + (int) Math.min(EXTRA_FROM, days / DAYS_PER_FURTHER));
        for (int i = 0; i < count; i++) {
            boolean presentation = visit.stage() == DealStage.PRESENTATION && i == 0;
            add(draw, visit, turn * PER_TURN + i, (i + draw.uniform()) / count, presentation);
        }
    }

    /** What P10 adds. */
    private void further(StageVisit visit, int turn, double extra) {
        Draw draw = plan.draw(traits.number(), Topic.EXTRA_TOUCH, turn);
        int count = Math.min(EXTRA_FROM, (int) (extra + draw.uniform()));
        for (int i = 0; extra > 0 && i < count; i++) {
            add(draw, visit, turn * PER_TURN + EXTRA_FROM + i, (i + draw.uniform()) / count, false);
        }
    }

    private void add(Draw draw, StageVisit visit, int slot, double place, boolean presentation) {
        double kind = presentation ? 0.7 : draw.uniform();
        double detail = draw.uniform();
        double length = draw.logNormal(1, 0.6);
        double days = draw.uniform(1, 7);
        boolean onDeal = draw.chance(0.93);
        boolean late = draw.chance(0.08);
        long until = Math.min(visit.left(), plan.end() + 10 * WorkingTime.DAY);
        long raw = visit.entered() + (long) (place * (until - visit.entered()));
        long start = WorkingTime.of(raw);
        if (start >= until) {
            // What waits for the opening is done one after the other.
            long opening = WorkingTime.nextOpen(raw);
            start = opening == raw ? raw : opening + slot * BETWEEN;
        }
        if (start >= until || start <= visit.entered()) {
            return;
        }
        long logged = late ? WorkingTime.of(start + WorkingTime.days(days / 3)) : start;
        if (kind < 0.3) {
            String direction = detail < 0.8 ? "OUTBOUND" : "INBOUND";
            long end = start + Math.max(MINUTE, (long) (9 * length * MINUTE));
            put(new Touch(slot, ObjectType.CALLS, 0, start, end, logged, 0, direction, onDeal));
        } else if (kind < 0.65) {
            String direction = detail < 0.62 ? "EMAIL" : detail < 0.97 ? "INCOMING_EMAIL" : "FORWARDED_EMAIL";
            put(new Touch(slot, ObjectType.EMAILS, 0, start, start, start, 0, direction, onDeal));
        } else if (kind < 0.8) {
            long begins = start - start % HALF_HOUR;
            if (begins <= visit.entered()) {
                begins = start;
            }
            if (isTaken(begins)) {
                return;
            }
            long planned =
                    Math.max(visit.entered() + MINUTE, WorkingTime.of(begins - WorkingTime.days(days)) - HALF_HOUR);
            put(new Touch(
                    slot,
                    ObjectType.MEETINGS,
                    0,
                    begins,
                    begins + (1 + (long) (length * 1.2)) * HALF_HOUR,
                    Math.min(planned, begins),
                    0,
                    outcome(detail),
                    onDeal));
        } else if (kind < 0.92) {
            String status = detail < 0.85 ? HELD : "NOT_STARTED";
            long due = WorkingTime.of(start + WorkingTime.days(days));
            put(new Touch(slot, ObjectType.TASKS, 0, due, due, start, 0, status, onDeal));
        } else {
            put(new Touch(slot, ObjectType.NOTES, 0, start, start, start, 0, "", onDeal));
        }
    }

    /** Nobody sits in two meetings of one deal at a time. */
    private boolean isTaken(long begins) {
        return touches.stream().anyMatch(touch -> touch.type() == ObjectType.MEETINGS && touch.start() == begins);
    }

    /** A meeting that was planned is not one that was held. */
    private static String outcome(double detail) {
        return detail < 0.78
                ? HELD
                : detail < 0.84 ? "NO_SHOW" : detail < 0.90 ? "CANCELED" : detail < 0.94 ? "RESCHEDULED" : "SCHEDULED";
    }

    private void put(Touch touch) {
        touches.add(new Touch(
                touch.slot(),
                touch.type(),
                ContactStory.MAIN,
                touch.start(),
                touch.end(),
                touch.logged(),
                changes.ownerAt(touch.start()),
                touch.result(),
                touch.onDeal()));
    }
}
