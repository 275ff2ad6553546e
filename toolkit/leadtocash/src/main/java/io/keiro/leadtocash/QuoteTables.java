package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.mining.Segment;
import io.keiro.mining.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The tables of {@link QuoteToContract}. */
record QuoteTables(List<QuoteCase> cases) {

    /** One part of the way from quote to contract. */
    enum Part {
        APPROVAL("waiting for approval", "承認待ち", QuoteCase::approvalDays),
        REWORK("rework: first to last quote", "手戻り（最初から最後の見積書）", QuoteCase::reworkDays),
        CUSTOMER("the customer's decision", "顧客の判断", QuoteCase::customerDays),
        SIGNING("signing the accepted quote", "承認から契約締結", QuoteCase::finalDays);

        private final Phrase label;
        private final ToDoubleFunction<QuoteCase> days;

        Part(String en, String ja, ToDoubleFunction<QuoteCase> days) {
            this.label = Phrase.of(en, ja);
            this.days = days;
        }

        Phrase label() {
            return label;
        }

        Sample sample(List<QuoteCase> cases) {
            return QuoteMeasures.sample(cases, days);
        }
    }

    /** The parts of the way, for the segment and the rest where there is a segment. */
    DataTable parts(Segment segment) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.of("Part", Phrase.of("Part", "区間"), Kind.TEXT),
                Field.of("Deals", Phrase.of("Deals", "商談数"), Kind.COUNT),
                days("MedianDays", "Median", "中央値"),
                days("P90Days", "90th percentile", "90パーセンタイル"),
                days("MeanDays", "Mean", "平均")));
        if (segment != null) {
            Phrase name = Groups.named(segment);
            fields.add(days("SegmentMean", "Mean, " + name.en(), "平均(" + name.ja() + ")"));
            fields.add(days("RestMean", "Mean, rest", "平均(その他)"));
        }
        DataTable.Builder table = DataTable.titled(Phrase.of("From quote to contract", "見積もりから契約まで"), fields);
        for (Part part : Part.values()) {
            table.row(row(part.label(), part.days, segment));
        }
        table.row(row(
                Phrase.of("first quote to signature", "最初の見積書から契約締結"),
                c -> c.signed() ? c.days() : Double.NaN,
                segment));
        return table.build();
    }

    private Object[] row(Phrase label, ToDoubleFunction<QuoteCase> days, Segment segment) {
        Sample all = QuoteMeasures.sample(cases, days);
        List<Object> row = new ArrayList<>();
        row.add(label);
        row.add(all.n());
        row.add(known(all.median()));
        row.add(known(all.p90()));
        row.add(known(all.mean()));
        if (segment != null) {
            row.add(known(QuoteMeasures.sample(side(segment, true), days).mean()));
            row.add(known(QuoteMeasures.sample(side(segment, false), days).mean()));
        }
        return row.toArray();
    }

    List<QuoteCase> side(Segment segment, boolean inside) {
        return cases.stream()
                .filter(c -> SegmentAttributes.contains(segment, c.segments()) == inside)
                .toList();
    }

    DataTable approvers() {
        Map<String, List<Double>> waits = new TreeMap<>();
        cases.stream()
                .flatMap(c -> c.approvals().stream())
                .filter(a -> a.decided() && a.approver() != null)
                .forEach(a -> waits.computeIfAbsent(a.approver(), name -> new ArrayList<>())
                        .add(a.days()));
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Approvals by approver", "承認者別の承認"),
                Field.of("Approver", Phrase.of("Approver", "承認者"), Kind.TEXT),
                Field.of("Decisions", Phrase.of("Decisions", "決定数"), Kind.COUNT),
                days("MedianDays", "Median wait", "待ち時間の中央値"),
                days("P90Days", "90th percentile", "90パーセンタイル"));
        waits.forEach((approver, days) -> {
            Sample sample = Sample.of(days.stream().mapToDouble(d -> d).toArray());
            table.row(approver, sample.n(), sample.median(), sample.p90());
        });
        return table.build();
    }

    DataTable revisions() {
        Map<Integer, List<QuoteCase>> byQuotes = new TreeMap<>();
        cases.forEach(c ->
                byQuotes.computeIfAbsent(c.quotes(), n -> new ArrayList<>()).add(c));
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Deals by number of quotes", "見積書の数別の商談"),
                Field.of("Quotes", Phrase.of("Quotes", "見積書数"), Kind.COUNT),
                Field.of("Deals", Phrase.of("Deals", "商談数"), Kind.COUNT),
                Field.of("Signed", Phrase.of("Signed", "契約締結"), Kind.COUNT),
                days("MedianDays", "First quote to signature, median", "最初の見積書から契約締結(中央値)"));
        byQuotes.forEach((quotes, group) -> {
            List<QuoteCase> signed = group.stream().filter(QuoteCase::signed).toList();
            table.row(
                    quotes,
                    group.size(),
                    signed.size(),
                    known(QuoteMeasures.sample(signed, QuoteCase::days).median()));
        });
        return table.build();
    }

    private static Field days(String name, String en, String ja) {
        return Field.of(name, Phrase.of(en, ja), Kind.NUMBER).in("days");
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
