package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A defect of the dirty edition in a row of the table of events. */
enum RowDefect {
    NO_CASE_ID("Q01", 0.004, "without an opportunity id"),
    NO_TIME("Q01", 0.004, "without a time"),
    NO_ACTIVITY("Q01", 0.003, "without an activity"),
    NO_SUCH_TIME("Q02", 0.003, "a time that does not exist"),
    OTHER_ZONE("Q02", 0.03, "a time in another zone than the rest"),
    DAY_ONLY("Q03", 0.03, "a date without a time"),
    TWICE("Q04", 0.01, "the same row once more"),
    UNKNOWN_ACTIVITY("Q05", 0.005, "an activity that is in no catalogue"),
    FULL_WIDTH_ID("Q18", 0.01, "an id in full-width digits");

    static final String FILE = "events.csv";

    private static final int ACTIVITY = EventTable.HEADER.indexOf("ActivityName");
    private static final int TIME = EventTable.HEADER.indexOf("EventTime");
    private static final int CASE = EventTable.HEADER.indexOf("SalesOpportunityId");
    private static final int PRECISION = EventTable.HEADER.indexOf("TimePrecision");

    private final String gate;
    private final double share;
    private final String what;

    RowDefect(String gate, double share, String what) {
        this.gate = gate;
        this.share = share;
        this.what = what;
    }

    /** The defects of the table of events, by the number of their rows, the header being row 1. */
    static List<Truth.Defect> of(Edition edition) {
        List<Truth.Defect> found = new ArrayList<>();
        if (edition.company().plan().dirty()) {
            rows(
                    edition,
                    row -> {},
                    (defect, row) -> found.add(
                            new Truth.Defect(defect.gate, defect.name(), FILE, Integer.toString(row), defect.what)));
        }
        return found;
    }

    /** Hands out the rows as they stand in the file, and the defects that they have. */
    static void rows(Edition edition, Consumer<List<String>> sink, BiConsumer<RowDefect, Integer> told) {
        Plan plan = edition.company().plan();
        int[] row = {1};
        new EventTable(edition).rows(values -> {
            row[0]++;
            RowDefect defect = plan.dirty() ? drawn(plan, row[0]) : null;
            if (defect == null) {
                sink.accept(values);
                return;
            }
            sink.accept(defect.spoil(values));
            if (defect == TWICE) {
                row[0]++;
                sink.accept(values);
            }
            told.accept(defect, row[0]);
        });
    }

    private static RowDefect drawn(Plan plan, int row) {
        double place = plan.draw(row, Topic.DEFECT, -1).uniform();
        for (RowDefect defect : values()) {
            place -= defect.share;
            if (place < 0) {
                return defect;
            }
        }
        return null;
    }

    private List<String> spoil(List<String> values) {
        List<String> spoilt = new ArrayList<>(values);
        String time = values.get(TIME);
        switch (this) {
            case NO_CASE_ID -> spoilt.set(CASE, "");
            case NO_TIME -> spoilt.set(TIME, "");
            case NO_ACTIVITY -> spoilt.set(ACTIVITY, "");
            case NO_SUCH_TIME -> spoilt.set(TIME, time.substring(0, 4) + "-13-45T" + time.substring(11));
            case OTHER_ZONE ->
                spoilt.set(
                        TIME,
                        java.time.Instant.parse(time)
                                .atOffset(java.time.ZoneOffset.ofHours(9))
                                .toString());
            case DAY_ONLY -> {
                spoilt.set(TIME, time.substring(0, 10));
                spoilt.set(PRECISION, "day");
            }
            case UNKNOWN_ACTIVITY -> spoilt.set(ACTIVITY, "XX-17");
            case FULL_WIDTH_ID -> spoilt.set(CASE, DirtyText.fullWidth(values.get(CASE)));
            case TWICE -> {
                // The row itself is as it should be.
            }
        }
        return spoilt;
    }
}
