package io.keiro.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * How the owner, the amount and the close date of a deal change over time.
 *
 * @param owners the value is the position in {@link Staff}
 * @param amounts the value is the amount
 * @param closeDates the value is a time in ISO 8601
 */
record DealChanges(List<Step> owners, List<Step> amounts, List<Step> closeDates) {

    private static final long MINUTE = 60_000L;
    private static final int MOST_MOVES = 60;

    static DealChanges of(Plan plan, Segments segments, Traits traits, List<StageVisit> visits) {
        long created = visits.get(0).entered();
        long closed = visits.stream()
                .filter(visit -> visit.stage().isClosed())
                .mapToLong(StageVisit::entered)
                .findFirst()
                .orElse(Step.NEVER);
        return new DealChanges(
                owners(plan, traits, created, closed),
                amounts(plan, traits, Mistyping.recorded(plan, segments, traits), visits),
                closeDates(plan, traits.number(), created, visits));
    }

    private static List<Step> owners(Plan plan, Traits traits, long created, long closed) {
        List<Step> steps = new ArrayList<>();
        Draw draw = plan.draw(traits.number(), Topic.OWNER);
        long leaving = Staff.leaving(plan);
        draw.uniform(); // the first owner, drawn with the traits
        int owner = traits.rep();
        steps.add(new Step(Integer.toString(owner), created, owner));
        boolean handedOver = draw.chance(0.08);
        double place = draw.uniform(0.2, 0.8);
        int other = (owner + 1 + draw.below(Staff.LEAVER - 1)) % Staff.LEAVER;
        long last = Math.min(closed, plan.end());
        long moment = WorkingTime.of(created + (long) (place * (last - created)));
        if (owner == Staff.LEAVER) {
            // Whoever leaves hands over what is still open.
            handedOver = last > leaving;
            moment = WorkingTime.of(leaving);
        }
        if (handedOver && moment > created) {
            steps.add(new Step(Integer.toString(other), moment, Staff.MANAGERS_FROM));
        }
        return List.copyOf(steps);
    }

    /** An estimate first; the amount that is quoted is known when the deal reaches the decision maker at the latest. */
    private static List<Step> amounts(Plan plan, Traits traits, long priced, List<StageVisit> visits) {
        List<Step> steps = new ArrayList<>();
        long created = visits.get(0).entered();
        Draw draw = plan.draw(traits.number(), Topic.AMOUNT);
        boolean atOnce = draw.chance(0.85);
        boolean exact = draw.chance(0.45);
        long guess = StrictMath.round(traits.amount() * draw.uniform(0.6, 1.4) / 100) * 100;
        String estimate = Long.toString(exact ? traits.amount() : guess);
        String current = null;
        if (atOnce) {
            current = estimate;
            steps.add(new Step(current, created, Step.OWNER));
        }
        for (StageVisit visit : visits) {
            boolean quoted = visit.stage().isPriced();
            boolean due = quoted || current == null && visit.stage() != DealStage.APPOINTMENT;
            String value = quoted ? Long.toString(priced) : estimate;
            if (due && !value.equals(current)) {
                current = value;
                steps.add(new Step(value, visit.entered() + MINUTE, Step.OWNER));
            }
        }
        return List.copyOf(steps);
    }

    /** The end of the month in which the deal was made, unless somebody knows better; moved when it comes near; set at closing. */
    private static List<Step> closeDates(Plan plan, int deal, long created, List<StageVisit> visits) {
        List<Step> steps = new ArrayList<>();
        Draw draw = plan.draw(deal, Topic.CLOSE_DATE);
        LocalDate creation =
                Instant.ofEpochMilli(created).atOffset(ZoneOffset.UTC).toLocalDate();
        boolean standard = draw.chance(0.7);
        double expected = draw.logNormal(60, 0.4);
        boolean fidgety = draw.chance(0.003);
        long date = standard
                ? created % WorkingTime.DAY
                        + creation.with(TemporalAdjusters.lastDayOfMonth()).toEpochDay() * WorkingTime.DAY
                : created + WorkingTime.days(expected);
        steps.add(new Step(text(date), created, standard ? Step.MACHINE : Step.OWNER));
        long asked = created;
        for (StageVisit visit : visits) {
            long until = visit.stage().isClosed() ? visit.entered() : Math.min(visit.left(), plan.end());
            if (visit.stage().isClosed()) {
                date = visit.entered();
                steps.add(new Step(text(date), visit.entered(), Step.MACHINE));
                asked = Math.max(asked, visit.entered());
                continue;
            }
            for (int move = 0; move < MOST_MOVES; move++) {
                long next = fidgety
                        ? WorkingTime.of(asked + WorkingTime.days(draw.uniform(1, 3)))
                        : WorkingTime.of(Math.max(asked, date) - WorkingTime.days(draw.uniform(0, 2)));
                if (next >= until || next <= asked) {
                    break;
                }
                asked = next;
                if (draw.chance(fidgety ? 1 : 0.8)) {
                    date = Math.max(date, next) + WorkingTime.days(draw.uniform(14, 45));
                    steps.add(new Step(text(date), next, Step.OWNER));
                } else {
                    break;
                }
            }
        }
        return List.copyOf(steps);
    }

    private static String text(long time) {
        return Instant.ofEpochMilli(time).toString();
    }

    /** Position in {@link Staff} of the owner at a time. */
    int ownerAt(long time) {
        int owner = owners.get(0).staff();
        for (Step step : owners) {
            if (step.time() <= time) {
                owner = Integer.parseInt(step.value());
            }
        }
        return owner;
    }

    /** The amount that the deal shows at a time; 0 if none is entered. */
    long amountAt(long time) {
        long amount = 0;
        for (Step step : amounts) {
            if (step.time() <= time) {
                amount = Long.parseLong(step.value());
            }
        }
        return amount;
    }
}
