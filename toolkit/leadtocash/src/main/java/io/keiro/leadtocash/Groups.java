package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Segment;
import io.keiro.mining.Shape;
import io.keiro.mining.statistics.ConfidenceInterval;
import io.keiro.mining.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The groups of a comparison as people see them: their names, and one box or bar for each, the segment of the verdict highlighted. */
final class Groups {

    private Groups() {}

    /** A measured case with what it is compared by. */
    record Value(Map<String, String> segments, double value) {}

    /** "Region = West" / "地域が西部", without the stage. */
    static Phrase named(Segment segment) {
        String attribute = SegmentAttributes.attribute(segment);
        Phrase label = SegmentAttributes.label(attribute);
        String value = SegmentAttributes.value(segment);
        boolean band = attribute.equals(SegmentAttributes.AMOUNT_BAND);
        return Phrase.of(label.en() + (band ? " " : " = ") + value, label.ja() + (band ? " " : " = ") + value);
    }

    /** The attributes that were compared, by their labels. */
    static Phrase looked(List<Segment> segments) {
        Set<String> attributes = segments.stream()
                .map(SegmentAttributes::named)
                .map(SegmentAttributes::attribute)
                .collect(Collectors.toCollection(TreeSet::new));
        return attributes.isEmpty()
                ? Phrase.of("nothing, because no group is large enough", "（十分な件数のグループなし）")
                : Wording.list(attributes.stream().map(SegmentAttributes::label).toList());
    }

    static Shape.Group box(Phrase label, List<Double> values, boolean highlighted) {
        return new Shape.Group(label, values.stream().mapToDouble(v -> v).toArray(), highlighted);
    }

    /** One box per value of the segment's attribute, small groups together; highlighted where the segment holds them. */
    static List<Shape.Group> boxes(List<Value> values, Segment segment, int fewest) {
        List<Shape.Group> boxes = new ArrayList<>();
        List<Double> small = new ArrayList<>();
        byValue(values, segment).forEach((name, group) -> {
            if (group.size() < fewest) {
                group.forEach(v -> small.add(v.value()));
            } else {
                boxes.add(box(
                        Phrase.same(name),
                        group.stream().map(Value::value).toList(),
                        SegmentAttributes.contains(segment, group.get(0).segments())));
            }
        });
        if (!small.isEmpty()) {
            boxes.add(box(Phrase.of("others", "その他"), small, false));
        }
        return boxes;
    }

    /** One bar per value of the segment's attribute: the median with its interval; small groups are left out. */
    static List<Shape.Bar> medianBars(List<Value> values, Segment segment, int fewest) {
        List<Shape.Bar> bars = new ArrayList<>();
        byValue(values, segment).forEach((name, group) -> {
            if (group.size() >= fewest) {
                Sample sample =
                        Sample.of(group.stream().mapToDouble(Value::value).toArray());
                ConfidenceInterval interval = DurationMeasures.medianInterval(sample);
                bars.add(new Shape.Bar(
                        Phrase.same(name),
                        sample.median(),
                        interval.low(),
                        interval.high(),
                        sample.n(),
                        SegmentAttributes.contains(segment, group.get(0).segments())));
            }
        });
        return bars;
    }

    private static Map<String, List<Value>> byValue(List<Value> values, Segment segment) {
        String attribute = SegmentAttributes.attribute(segment);
        Map<String, List<Value>> groups = new TreeMap<>(BandOrder.NATURAL);
        for (Value value : values) {
            String name = value.segments().get(attribute);
            if (name != null) {
                groups.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return groups;
    }
}
