package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import java.util.List;

/** What the work on a deal costs: the rate card that the answer key counts with, and that goes with the files. */
final class RateCard {

    /** Of a representative, in the home currency. */
    static final double PER_HOUR = 60;

    private static final double MINUTES_PER_QUOTE = 45;
    private static final double MINUTES_PER_EMAIL = 6;
    private static final double MINUTES_PER_TASK = 15;
    private static final double MINUTES_PER_NOTE = 4;

    private RateCard() {}

    /** Minutes of a touch: as logged for calls and meetings held, otherwise from the card. */
    static double minutes(Touch touch) {
        return switch (touch.type()) {
            case CALLS -> touch.minutes();
            case MEETINGS -> touch.result().equals(Touches.HELD) ? touch.minutes() : 0;
            case EMAILS -> MINUTES_PER_EMAIL;
            case TASKS -> touch.result().equals(Touches.HELD) ? MINUTES_PER_TASK : 0;
            case NOTES -> MINUTES_PER_NOTE;
            default -> 0;
        };
    }

    /** What was spent on a deal up to a moment. */
    static double cost(DealStory story, long now) {
        double minutes = story.quotes().stream()
                        .filter(quote -> quote.published() <= now)
                        .count()
                * MINUTES_PER_QUOTE;
        for (Touch touch : story.touches()) {
            if (touch.onDeal() && touch.start() <= now && touch.type() != ObjectType.TICKETS) {
                minutes += minutes(touch);
            }
        }
        return minutes / 60 * PER_HOUR;
    }

    /** Rows of the rate-card sheet: kind, activity, role, lead source, value, unit, automatable. */
    static List<List<String>> rows() {
        return List.of(
                row("rate", "", PER_HOUR, "per hour", ""),
                row("minutes", "quote_issued", MINUTES_PER_QUOTE, "minutes", "no"),
                row("minutes", "quote_reissued", MINUTES_PER_QUOTE, "minutes", "no"),
                row("minutes", "email", MINUTES_PER_EMAIL, "minutes", "yes"),
                row("minutes", "task", MINUTES_PER_TASK, "minutes", "yes"),
                row("minutes", "note", MINUTES_PER_NOTE, "minutes", "yes"));
    }

    private static List<String> row(String kind, String activity, double value, String unit, String automatable) {
        return List.of(kind, activity, "sales", "", Double.toString(value), unit, automatable);
    }
}
