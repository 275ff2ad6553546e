package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The baseline's measures beside today's: what changed, and whether the change is more than chance would explain. */
record BeforeAfter(Baseline baseline, String cutOff, List<Row> rows) implements Tabular {

    /** What can be said about one measure. */
    enum Reading {
        SAME(Phrase.of("the same", "変化なし")),
        CHANGED(Phrase.of("changed beyond its interval", "区間を超えて変化")),
        NOT_PROVEN(Phrase.of("not proven yet", "まだ証明されていない")),
        NO_INTERVAL(Phrase.of("no interval, so not judged", "区間がないため判定しない")),
        NOT_COMPARABLE(Phrase.of("only on one side, or in another unit", "片方のみ、または単位が異なる"));

        private final Phrase words;

        Reading(Phrase words) {
            this.words = words;
        }
    }

    /** One measure; a side that lacks it is empty. */
    record Row(Phrase finding, Optional<Measure> before, Optional<Measure> after) {

        Measure any() {
            return after.or(() -> before).orElseThrow();
        }

        boolean isComparable() {
            return before.isPresent()
                    && after.isPresent()
                    && before.get().unit().equals(after.get().unit())
                    && Double.isFinite(before.get().value())
                    && Double.isFinite(after.get().value());
        }

        double change() {
            return isComparable() ? after.get().value() - before.get().value() : Double.NaN;
        }

        Optional<ChangeInterval> interval() {
            return isComparable() ? ChangeInterval.of(before.get(), after.get()) : Optional.empty();
        }

        Reading reading() {
            if (!isComparable()) {
                return Reading.NOT_COMPARABLE;
            }
            if (change() == 0) {
                return Reading.SAME;
            }
            return interval()
                    .map(interval -> interval.includesZero() ? Reading.NOT_PROVEN : Reading.CHANGED)
                    .orElse(Reading.NO_INTERVAL);
        }
    }

    BeforeAfter {
        rows = List.copyOf(rows);
    }

    static BeforeAfter of(Baseline baseline, SavedFindings findings) {
        List<Baseline.Entry> today = Baseline.entries(findings);
        List<Row> rows = new ArrayList<>();
        for (Baseline.Entry before : baseline.entries()) {
            Optional<Measure> after = today.stream()
                    .filter(before::isSame)
                    .map(Baseline.Entry::measure)
                    .findFirst();
            rows.add(new Row(before.title(), Optional.of(before.measure()), after));
        }
        today.stream()
                .filter(after -> baseline.entries().stream().noneMatch(after::isSame))
                .forEach(after -> rows.add(new Row(after.title(), Optional.empty(), Optional.of(after.measure()))));
        return new BeforeAfter(baseline, findings.cutOff(), rows);
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Before and after", "改善前後の比較"),
                Field.of("Finding", Phrase.of("Finding", "発見事項"), Kind.TEXT),
                Field.of("Measure", Phrase.of("Measure", "指標"), Kind.TEXT),
                Field.of("Before", Phrase.of("Before", "改善前"), Kind.TEXT),
                Field.of("After", Phrase.of("After", "改善後"), Kind.TEXT),
                Field.of("Change", Phrase.of("Change", "変化"), Kind.TEXT),
                Field.of("Interval", Phrase.of("95 % interval of the change", "変化の95%区間"), Kind.TEXT),
                Field.of("Reading", Phrase.of("Reading", "読み方"), Kind.TEXT));
        for (Row row : rows) {
            String unit = row.any().unit();
            table.row(
                    row.finding(),
                    row.any().label(),
                    value(row.before()),
                    value(row.after()),
                    row.isComparable() ? FindingWords.value(row.change(), unit) : null,
                    row.interval()
                            .map(interval -> FindingWords.interval(interval.low(), interval.high(), unit))
                            .orElse(null),
                    row.reading().words);
        }
        return table.build();
    }

    private static Phrase value(Optional<Measure> side) {
        return side.map(measure -> FindingWords.value(measure.value(), measure.unit()))
                .orElse(null);
    }

    @Override
    public Phrase sentence() {
        long changed =
                rows.stream().filter(row -> row.reading() == Reading.CHANGED).count();
        boolean same = cutOff.equals(baseline.cutOff())
                && rows.stream().allMatch(row -> row.reading() == Reading.SAME || Double.isNaN(row.change()));
        if (same) {
            return Phrase.of(
                    "No new data since the baseline of " + baseline.frozen()
                            + ": both columns are the same. Run steps 2, 3 and 4 again to compare with new data",
                    baseline.frozen() + " のベースライン以降に新しいデータがないため、両方の列は同じです。新しいデータと比べるには、" + "ステップ2、3、4をもう一度実行してください");
        }
        return Phrase.of(
                changed + " of " + rows.size() + " measures changed beyond their interval since the baseline of "
                        + baseline.frozen(),
                baseline.frozen() + " のベースライン以降、" + rows.size() + "件中" + changed + "件の指標が区間を超えて変化しました");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
