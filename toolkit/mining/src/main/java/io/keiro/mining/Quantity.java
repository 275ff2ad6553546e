package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.util.List;

/** What the whole numbers of a metric are: milliseconds or a count. */
enum Quantity {
    DURATION {
        @Override
        List<Field> fields() {
            return SummaryColumns.of(DataTable.Kind.DURATION);
        }

        @Override
        Object[] summary(long[] sorted, int from, int to) {
            return SummaryColumns.values(DurationSummary.ofSorted(sorted, from, to));
        }

        @Override
        Field field(String name, Phrase label) {
            return Field.of(name, label, DataTable.Kind.DURATION);
        }

        @Override
        Object value(long measured) {
            return Duration.ofMillis(measured);
        }

        @Override
        Object attribute(long measured) {
            return measured / 3_600_000.0;
        }

        @Override
        String attributeName(String name) {
            return name + "Hours";
        }

        @Override
        Phrase words(double measured) {
            return Wording.duration(measured / 1000);
        }

        @Override
        Phrase none() {
            return Phrase.of("no durations", "所要時間なし");
        }

        @Override
        Phrase superlative() {
            return Phrase.of("the longest median is", "中央値が最長なのは");
        }
    },
    COUNT {
        @Override
        List<Field> fields() {
            return SummaryColumns.of(DataTable.Kind.NUMBER);
        }

        @Override
        Object[] summary(long[] sorted, int from, int to) {
            return SummaryColumns.values(sorted, from, to);
        }

        @Override
        Field field(String name, Phrase label) {
            return Field.of(name, label, DataTable.Kind.COUNT);
        }

        @Override
        Object value(long measured) {
            return measured;
        }

        @Override
        Object attribute(long measured) {
            return measured;
        }

        @Override
        String attributeName(String name) {
            return name;
        }

        @Override
        Phrase words(double measured) {
            return Phrase.same(Wording.decimal(measured));
        }

        @Override
        Phrase none() {
            return Phrase.of("nothing to count", "対象なし");
        }

        @Override
        Phrase superlative() {
            return Phrase.of("the highest median is", "中央値が最大なのは");
        }
    };

    /** Stands for a case or event that has no value. */
    static final long NONE = Long.MIN_VALUE;

    abstract List<Field> fields();

    /** The values of {@link #fields} for a sorted range. */
    abstract Object[] summary(long[] sorted, int from, int to);

    abstract Field field(String name, Phrase label);

    abstract Object value(long measured);

    /** The value as an attribute of the log: durations in hours. */
    abstract Object attribute(long measured);

    abstract String attributeName(String name);

    abstract Phrase words(double measured);

    /** What a sentence says instead of numbers. */
    abstract Phrase none();

    abstract Phrase superlative();
}
