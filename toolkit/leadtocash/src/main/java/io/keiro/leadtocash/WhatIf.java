package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Finding;
import io.keiro.mining.Segment;
import io.keiro.mining.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What if the segments that stand out worked like the rest? Arithmetic on the findings, not a promise: per segment the measure inside, the
 * measure of the rest, and their difference times the cases. Segments of one finding may share cases, so their totals must not be added
 * up; nothing else is assumed to change. No segment stands out: an empty table and a sentence that says so.
 */
public final class WhatIf implements Finding {

    private record Gain(Phrase finding, Segment segment) {
        double perCase() {
            return segment.value() - segment.rest();
        }

        double total() {
            return perCase() * segment.n();
        }
    }

    private final List<Gain> gains;
    private final int considered;

    private WhatIf(List<Gain> gains, int considered) {
        this.gains = List.copyOf(gains);
        this.considered = considered;
    }

    /** The significant segments of these findings, compared with the rest. */
    public static WhatIf of(List<? extends Finding> findings) {
        List<Gain> gains = new ArrayList<>();
        int considered = 0;
        for (Finding finding : findings) {
            if (finding.status() != Status.PROBLEM) {
                continue;
            }
            for (Segment segment : finding.segments()) {
                considered++;
                if (segment.significant() && segment.value() > segment.rest()) {
                    gains.add(new Gain(finding.title(), segment));
                }
            }
        }
        return new WhatIf(gains, considered);
    }

    @Override
    public String id() {
        return "what-if";
    }

    @Override
    public Phrase title() {
        return Phrase.of("What if these segments worked like the rest?", "これらのセグメントがほかと同じになったら");
    }

    @Override
    public Phrase verdict() {
        if (gains.isEmpty()) {
            return Phrase.of(
                    "No segment stands out, so there is nothing to bring to the level of the rest.",
                    "目立つセグメントがないため、ほかの水準に近づける対象はありません。");
        }
        Gain first = gains.get(0);
        String unit = first.segment().unit();
        return Phrase.of(
                first.segment().name().en() + ": "
                        + said(first.segment().value(), unit) + " would become "
                        + said(first.segment().rest(), unit) + " for "
                        + first.segment().n() + " cases. This is arithmetic on your data, not a promise.",
                first.segment().name().ja() + ": " + first.segment().n() + "件で、"
                        + said(first.segment().value(), unit) + "が"
                        + said(first.segment().rest(), unit) + "になります。自社データによる計算であり、約束ではありません。");
    }

    private static String said(double value, String unit) {
        return unit.equals("%") ? Wording.share(value) : String.format(Locale.ROOT, "%,.1f %s", value, unit);
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                considered,
                gains.size(),
                Phrase.of("segments that stand out and are slower than the rest", "ほかより遅く、目立つセグメント"));
    }

    @Override
    public Optional<Shape> shape() {
        if (gains.isEmpty()) {
            return Optional.empty();
        }
        List<Shape.Bar> bars = new ArrayList<>();
        String unit = gains.get(0).segment().unit();
        for (Gain gain : gains) {
            if (gain.segment().unit().equals(unit) && bars.size() < 12) {
                bars.add(bar(gain.segment(), gain.segment().value(), true));
                bars.add(bar(gain.segment(), gain.segment().rest(), false));
            }
        }
        return Optional.of(new Shape.Breakdown(Phrase.of("Now, and like the rest", "現在と、ほかと同じになった場合"), unit, bars));
    }

    private static Shape.Bar bar(Segment segment, double value, boolean now) {
        Phrase name = now
                ? segment.name()
                : Phrase.of(
                        segment.name().en() + ", like the rest", segment.name().ja() + "（ほかと同じ）");
        return new Shape.Bar(name, value, Double.NaN, Double.NaN, segment.n(), now);
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("What if", "試算"),
                Field.of("finding", Phrase.of("Finding", "発見事項"), Kind.TEXT),
                Field.of("segment", Phrase.of("Segment", "セグメント"), Kind.TEXT),
                Field.of("cases", Phrase.of("Cases", "件数"), Kind.COUNT),
                Field.of("now", Phrase.of("Now", "現在"), Kind.NUMBER),
                Field.of("rest", Phrase.of("The rest", "その他"), Kind.NUMBER),
                Field.of("unit", Phrase.of("Unit", "単位"), Kind.TEXT),
                Field.of("difference", Phrase.of("Difference per case", "1件あたりの差"), Kind.NUMBER),
                Field.of("total", Phrase.of("Times the cases", "件数を掛けた差"), Kind.NUMBER));
        for (Gain gain : gains) {
            Segment segment = gain.segment();
            table.row(
                    gain.finding(),
                    segment.name(),
                    segment.n(),
                    segment.value(),
                    segment.rest(),
                    segment.unit(),
                    gain.perCase(),
                    gain.total());
        }
        return table.build();
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
