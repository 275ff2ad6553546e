package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * When a field of a deal was due and when somebody filled it.
 *
 * @param due entry into the stage at which it should be filled
 * @param filled when it was, or {@link Step#NEVER}
 */
record FieldStory(DataField field, long due, long filled) {

    /** Share that is filled late without any problem. */
    private static final double LATE_ANYWAY = 0.04;

    /** The fields of a deal whose stage it has reached. */
    static List<FieldStory> of(Plan plan, Segments segments, Traits traits, List<StageVisit> visits) {
        List<FieldStory> fields = new ArrayList<>();
        for (DataField field : DataField.values()) {
            for (int turn = 1; turn < visits.size(); turn++) {
                if (visits.get(turn).stage() == field.dueAt()) {
                    fields.add(of(plan, segments, traits, field, visits.get(turn - 1), visits));
                    break;
                }
            }
        }
        return List.copyOf(fields);
    }

    private static FieldStory of(
            Plan plan, Segments segments, Traits traits, DataField field, StageVisit before, List<StageVisit> visits) {
        Draw draw = plan.draw(traits.number(), Topic.FIELD, field.ordinal());
        long due = before.left();
        long onTime = before.entered() + (long) ((due - before.entered()) * draw.uniform(0.5, 0.95));
        boolean lateAnyway = draw.chance(LATE_ANYWAY);
        long later = WorkingTime.of(due + WorkingTime.days(draw.logNormal(9, 0.6)));
        double strength = field == segments.field() ? segments.strength(plan, Problem.POOR_DATA_QUALITY, traits) : 1;
        boolean planted = strength > 1 && draw.chance(Math.min(0.9, 0.2 * strength));
        if (!lateAnyway && !planted) {
            return new FieldStory(
                    field, due, WorkingTime.nextOpen(onTime) < due ? WorkingTime.nextOpen(onTime) : onTime);
        }
        boolean open = visits.stream().noneMatch(visit -> visit.stage() == DealStage.LOST && visit.entered() < later);
        return new FieldStory(field, due, open ? later : Step.NEVER);
    }
}
