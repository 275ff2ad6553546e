package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Looks at all events of a data set in their columns, without making one. What follows from the shape alone, such as the activity or
 * whether a mark is there, is asked once per shape, and the rows of other shapes are passed over.
 */
final class EventScan {

    /** A condition on one event. */
    interface Condition {
        boolean holds(EventChunk chunk, int row);
    }

    /** What takes one event. */
    interface Taker {
        void take(EventChunk chunk, int row);
    }

    private final EventColumns events;

    EventScan(LeadToCash data) {
        this.events = data.columns();
    }

    /** All events of the wanted shapes, in the order of the source. */
    void each(Predicate<EventShape> wanted, Taker taker) {
        boolean[] isWanted = new boolean[events.shapes().size()];
        boolean any = false;
        for (EventShape shape : events.shapes()) {
            isWanted[shape.number()] = wanted.test(shape);
            any |= isWanted[shape.number()];
        }
        for (int c = 0; any && c < events.chunkCount(); c++) {
            EventChunk chunk = events.chunk(c);
            for (int row = 0; row < chunk.count(); row++) {
                if (isWanted[chunk.shape(row).number()]) {
                    taker.take(chunk, row);
                }
            }
        }
    }

    /** The events of the wanted shapes among all events, each in a few words: activity, first object, day. */
    Affected affected(Predicate<EventShape> wanted) {
        return affected(wanted, (chunk, row) -> true);
    }

    /** The events of the wanted shapes that fulfil a condition, among all events, named like these. */
    Affected affected(Predicate<EventShape> wanted, Condition condition) {
        List<String> names = new ArrayList<>();
        List<Phrase> shown = new ArrayList<>();
        int[] count = {0};
        each(wanted, (chunk, row) -> {
            if (condition.holds(chunk, row) && count[0]++ < GateResult.MOST_LISTED) {
                String activity = chunk.shape(row).activity();
                String where = place(chunk, row);
                names.add(activity + where);
                if (shown.size() < GateResult.MOST_EXAMPLES) {
                    Phrase label = Activity.labelOf(activity);
                    shown.add(Phrase.of(label.en() + where, label.ja() + where));
                }
            }
        });
        return new Affected(names, shown, count[0], events.size());
    }

    /** True if events of this shape have a mark. */
    static Predicate<EventShape> marked(Mark mark) {
        return shape -> shape.placeOf(mark.column()) >= 0;
    }

    /** True if events of this shape touch an object of this kind. */
    static Predicate<EventShape> touching(ObjectKind kind) {
        return shape -> shape.placeOf(kind) >= 0;
    }

    /** What tells an event from others of its activity: first object, day. */
    private static String place(EventChunk chunk, int row) {
        EventShape shape = chunk.shape(row);
        LocalDate day =
                Instant.ofEpochSecond(chunk.second(row)).atZone(ZoneOffset.UTC).toLocalDate();
        return " " + (shape.kinds() == 0 ? "?" : chunk.value(row, 0)) + " " + day;
    }
}
