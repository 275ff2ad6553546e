package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.List;

/**
 * How each two activities stand to each other, by whether they ever directly follow one another: only one way (causal), both ways
 * (parallel), never. An activity that directly follows itself is parallel to itself.
 *
 * <p>Uses the order of events, no times. Cost: one pass over the events. Empty log: no activities. Two logs with equal relations are equal.
 *
 * <p>Source: W. van der Aalst, Process Mining: Data Science in Action, 2016.
 */
public final class Footprints implements Tabular {

    /** The relation of a first activity to a second. */
    public enum Relation {
        /** the second directly follows the first, never the other way round */
        CAUSES("→"),
        /** the first directly follows the second, never the other way round */
        IS_CAUSED_BY("←"),
        /** each directly follows the other */
        PARALLEL("∥"),
        /** neither directly follows the other; also for activities that the log does not have */
        UNRELATED("#");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** The sign used in the literature. */
        public String sign() {
            return sign;
        }
    }

    private final List<String> activities;
    private final DirectlyFollowsGraph graph;

    private Footprints(List<String> activities, DirectlyFollowsGraph graph) {
        this.activities = activities;
        this.graph = graph;
    }

    public static Footprints of(EventLog log) {
        return of(DirectlyFollowsGraph.of(log));
    }

    public static Footprints of(DirectlyFollowsGraph graph) {
        List<String> activities = new ArrayList<>(graph.activities());
        activities.sort(LabelOrder.BY_CODE_POINT);
        return new Footprints(List.copyOf(activities), graph);
    }

    /** The activities by label. */
    public List<String> activities() {
        return activities;
    }

    public Relation relation(String first, String second) {
        boolean there = graph.count(first, second) > 0;
        boolean back = graph.count(second, first) > 0;
        if (there) {
            return back ? Relation.PARALLEL : Relation.CAUSES;
        }
        return back ? Relation.IS_CAUSED_BY : Relation.UNRELATED;
    }

    /** One row and one column per activity. */
    @Override
    public DataTable table() {
        List<Field> fields = new ArrayList<>();
        // A label may read like the name of the first column.
        fields.add(Field.of("", Phrase.of("Activity", "アクティビティ"), DataTable.Kind.TEXT));
        activities.forEach(activity -> fields.add(Field.of(activity, DataTable.Kind.TEXT)));
        DataTable.Builder table = DataTable.titled(Phrase.of("Footprints", "フットプリント"), fields);
        for (String first : activities) {
            List<Object> row = new ArrayList<>();
            row.add(first);
            activities.forEach(second -> row.add(relation(first, second).sign()));
            table.row(row.toArray());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        int causal = 0;
        int parallel = 0;
        for (String first : activities) {
            for (String second : activities) {
                Relation relation = relation(first, second);
                causal += relation == Relation.CAUSES ? 1 : 0;
                parallel +=
                        relation == Relation.PARALLEL && LabelOrder.BY_CODE_POINT.compare(first, second) <= 0 ? 1 : 0;
            }
        }
        return Phrase.of(
                "Footprints of " + Wording.count(activities.size(), "activity", "activities") + ": "
                        + Wording.count(causal, "causal pair", "causal pairs") + ", "
                        + Wording.count(parallel, "parallel pair", "parallel pairs"),
                "アクティビティ" + Wording.number(activities.size()) + "件のフットプリント: 因果関係" + Wording.number(causal) + "組、並行関係"
                        + Wording.number(parallel) + "組");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Footprints footprints
                && activities.equals(footprints.activities)
                && table().rows().equals(footprints.table().rows());
    }

    @Override
    public int hashCode() {
        return activities.hashCode();
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
