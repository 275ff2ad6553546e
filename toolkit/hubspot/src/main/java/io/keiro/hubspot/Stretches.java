package io.keiro.hubspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Maps stretches of records side by side on all cores; the parts come back in the order of the records, whatever finished first. */
final class Stretches {

    private static final int RECORDS = 4_096;

    private final MappingScope scope;
    private final LinkedRecords records;

    private record Stretch(RecordMapping mapping, int from, int to) {}

    Stretches(MappingScope scope) {
        this.scope = scope;
        this.records = scope.records();
    }

    List<MappedPart> map(List<RecordMapping> mappings) {
        List<Stretch> stretches = new ArrayList<>();
        for (RecordMapping mapping : mappings) {
            int size = records.of(mapping.object()).size();
            for (int from = 0; from < size; from += RECORDS) {
                stretches.add(new Stretch(mapping, from, Math.min(size, from + RECORDS)));
            }
        }
        MappedPart[] parts = new MappedPart[stretches.size()];
        int[] order = dealsFirst(stretches);
        SideBySide.fromBothEnds(parts.length, i -> parts[order[i]] = mapped(stretches.get(order[i])));
        return List.of(parts);
    }

    /** Deals are as dear as all the others together, so that they keep one half of the threads busy. */
    private static int[] dealsFirst(List<Stretch> stretches) {
        return IntStream.range(0, stretches.size())
                .boxed()
                .sorted(Comparator.comparing(i -> stretches.get(i).mapping().object() != StoredObject.DEALS))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private MappedPart mapped(Stretch stretch) {
        MappedPart part = new MappedPart(scope);
        RecordTable table = records.of(stretch.mapping().object());
        for (int row = stretch.from(); row < stretch.to(); row++) {
            stretch.mapping().map(table.record(row), part);
        }
        return part;
    }
}
