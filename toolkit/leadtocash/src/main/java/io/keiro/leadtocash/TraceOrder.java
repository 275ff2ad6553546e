package io.keiro.leadtocash;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the events of one deal in the order in which they are told: by time, then by catalogue rank, then as the source gave them.
 *
 * <p>Two rules go beyond a sort. An approval that comes from the same moment and quote as the issue stands before it, whatever the
 * ranks say. An event known by its day only stands where its rank puts it among the events of that day, before the first one of a
 * higher rank: midnight is not when it happened, so an invoice dated the day of the win follows the win.
 */
final class TraceOrder {

    private static final int BEYOND_CATALOGUE = 1_000;
    private static final int TENTH = 10;

    private final ZoneId zone;

    TraceOrder(ZoneId zone) {
        this.zone = zone;
    }

    /** An event while its place is being found; the day is only worked out where events of the same day are compared. */
    private static final class Placed {
        private final BusinessEvent event;
        private final int rank;
        private LocalDate day;

        Placed(BusinessEvent event, int rank) {
            this.event = event;
            this.rank = rank;
        }

        boolean dayOnly() {
            return event.precision() == TimePrecision.DAY;
        }

        LocalDate day(ZoneId zone) {
            if (day == null) {
                day = event.time().atZone(dayOnly() ? ZoneOffset.UTC : zone).toLocalDate();
            }
            return day;
        }
    }

    private static final Comparator<Placed> BY_TIME = (one, other) -> {
        int times = one.event.time().compareTo(other.event.time());
        return times != 0 ? times : Integer.compare(one.rank, other.rank);
    };

    List<TraceStep> of(List<BusinessEvent> source) {
        Set<String> issues = issueMoments(source);
        List<Placed> exact = new ArrayList<>(source.size());
        List<Placed> dayOnly = null;
        for (BusinessEvent event : source) {
            Placed placed = new Placed(event, rank(event, issues));
            if (placed.dayOnly()) {
                dayOnly = dayOnly == null ? new ArrayList<>() : dayOnly;
                dayOnly.add(placed);
            } else {
                exact.add(placed);
            }
        }
        exact.sort(BY_TIME);
        if (dayOnly == null) {
            return exactly(exact);
        }
        dayOnly.sort(Comparator.comparing((Placed p) -> p.day(zone)).thenComparingInt(p -> p.rank));
        return timed(merged(exact, dayOnly));
    }

    private List<TraceStep> exactly(List<Placed> order) {
        TraceStep[] steps = new TraceStep[order.size()];
        for (int i = 0; i < steps.length; i++) {
            BusinessEvent event = order.get(i).event;
            steps[i] = new TraceStep(event, event.time(), zone);
        }
        return List.of(steps);
    }

    private List<Placed> merged(List<Placed> exact, List<Placed> dayOnly) {
        List<Placed> merged = new ArrayList<>(exact.size() + dayOnly.size());
        int next = 0;
        for (Placed floating : dayOnly) {
            while (next < exact.size() && standsBefore(exact.get(next), floating)) {
                merged.add(exact.get(next++));
            }
            merged.add(floating);
        }
        merged.addAll(exact.subList(next, exact.size()));
        return merged;
    }

    private boolean standsBefore(Placed exact, Placed floating) {
        int days = exact.day(zone).compareTo(floating.day(zone));
        return days < 0 || days == 0 && exact.rank <= floating.rank;
    }

    /** Gives day-only events a time that agrees with their place: never before the step before, never after the next exact one. */
    private List<TraceStep> timed(List<Placed> order) {
        List<TraceStep> steps = new ArrayList<>(order.size());
        for (int i = 0; i < order.size(); i++) {
            Placed placed = order.get(i);
            var time = placed.event.time();
            if (placed.dayOnly()) {
                if (i > 0 && steps.get(i - 1).time().isAfter(time)) {
                    time = steps.get(i - 1).time();
                }
                for (int next = i + 1; next < order.size(); next++) {
                    if (!order.get(next).dayOnly()) {
                        var limit = order.get(next).event.time();
                        time = time.isAfter(limit) ? limit : time;
                        break;
                    }
                }
            }
            steps.add(new TraceStep(placed.event, time, zone));
        }
        return List.copyOf(steps);
    }

    private static int rank(BusinessEvent event, Set<String> issues) {
        Activity activity = Activity.known(event.activity());
        if (activity == null) {
            return BEYOND_CATALOGUE;
        }
        if (!issues.isEmpty() && isDecision(activity) && issues.contains(moment(event))) {
            return Activity.QUOTE_ISSUED.rank() * TENTH - TENTH + activity.rank() - Activity.QUOTE_ISSUED.rank();
        }
        return activity.rank() * TENTH;
    }

    private static boolean isDecision(Activity activity) {
        return activity == Activity.DISCOUNT_APPROVAL_REQUESTED
                || activity == Activity.DISCOUNT_APPROVED
                || activity == Activity.DISCOUNT_REJECTED;
    }

    /** When quotes were issued, for deals that have decisions about quotes at all. */
    private static Set<String> issueMoments(List<BusinessEvent> events) {
        boolean decided = false;
        for (BusinessEvent event : events) {
            Activity activity = Activity.known(event.activity());
            decided |= activity != null && isDecision(activity);
        }
        if (!decided) {
            return Set.of();
        }
        Set<String> moments = new HashSet<>();
        for (BusinessEvent event : events) {
            if (event.activity().equals(Activity.QUOTE_ISSUED.id())) {
                moments.add(moment(event));
            }
        }
        return moments;
    }

    private static String moment(BusinessEvent event) {
        return event.time() + " " + event.object(ObjectKind.QUOTE);
    }
}
