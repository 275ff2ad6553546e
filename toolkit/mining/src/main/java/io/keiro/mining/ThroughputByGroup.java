package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Throughput times, summarised per group of cases; the groups with the most cases first, equals by label. A description: whether
 * groups differ by more than chance is for {@link io.keiro.mining.statistics.SegmentScan} to say.
 *
 * @param attribute what the groups are values of
 * @param groups the groups
 */
public record ThroughputByGroup(Phrase attribute, List<Group> groups) implements Tabular {

    /** One group: its label, its cases and the summary of those that have a throughput time. */
    public record Group(Phrase label, int cases, DurationSummary summary) {}

    public ThroughputByGroup {
        groups = List.copyOf(groups);
    }

    static ThroughputByGroup of(Phrase attribute, List<Phrase> labels, CaseDurations durations, int[] groupOfCase) {
        DurationSummary[] summaries = durations.summaries(groupOfCase, labels.size());
        int[] cases = new int[labels.size()];
        for (int group : groupOfCase) {
            cases[group]++;
        }
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < summaries.length; g++) {
            if (cases[g] > 0) {
                groups.add(new Group(labels.get(g), cases[g], summaries[g]));
            }
        }
        // Stable: the labels came in order.
        groups.sort(Comparator.comparingInt(group -> -group.cases()));
        return new ThroughputByGroup(attribute, groups);
    }

    /** One row per group. */
    @Override
    public DataTable table() {
        List<DataTable.Field> fields = new ArrayList<>(List.of(
                DataTable.Field.of("group", attribute, DataTable.Kind.TEXT),
                DataTable.Field.of("cases", Phrase.of("Cases", "ケース数"), DataTable.Kind.COUNT)));
        fields.addAll(SummaryColumns.of(DataTable.Kind.DURATION));
        DataTable.Builder table =
                DataTable.titled(Phrase.of("Throughput time by " + attribute.en(), attribute.ja() + "別の所要時間"), fields);
        for (Group group : groups) {
            List<Object> row = new ArrayList<>(List.of(group.label(), group.cases()));
            row.addAll(Arrays.asList(SummaryColumns.values(group.summary())));
            table.row(row.toArray());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        Group slowest = null;
        for (Group group : groups) {
            if (group.summary().n() > 0
                    && (slowest == null
                            || group.summary().median() > slowest.summary().median())) {
                slowest = group;
            }
        }
        if (slowest == null) {
            return Phrase.of("Throughput time by " + attribute.en() + ": no durations", attribute.ja() + "別の所要時間: なし");
        }
        Phrase median = Wording.duration(slowest.summary().median());
        return Phrase.of(
                "Throughput time by " + attribute.en() + ", " + Wording.count(groups.size(), "group", "groups")
                        + "; the longest median is " + median.en() + " for \""
                        + slowest.label().en() + "\" (n = "
                        + Wording.number(slowest.summary().n()) + ")",
                attribute.ja() + "別の所要時間(" + groups.size() + "グループ)。中央値が最長なのは「"
                        + slowest.label().ja() + "」の" + median.ja() + "(n = "
                        + Wording.number(slowest.summary().n()) + ")");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
