package io.keiro.mining.quality;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.AttributeDependencies.Dependency;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.Arrays;
import java.util.function.IntFunction;

/** A dependency that somebody gave, on a log: between two case attributes by case, else by event. */
final class GivenDependency {

    private final EventLog log;
    private final Dependency dependency;
    private final boolean ofCases;
    private final IntFunction<String> when;
    private final IntFunction<String> then;

    GivenDependency(EventLog log, Dependency dependency) {
        this.log = log;
        this.dependency = dependency;
        this.ofCases = isOfCases(dependency.when()) && isOfCases(dependency.then());
        this.when = values(dependency.when());
        this.then = values(dependency.then());
    }

    private boolean isOfCases(String attribute) {
        return log.caseAttributes().contains(attribute);
    }

    private IntFunction<String> values(String attribute) {
        if (ofCases) {
            return log.caseAttribute(attribute)::text;
        }
        if (isOfCases(attribute)) {
            Column column = log.caseAttribute(attribute);
            int[] caseOf = new CheckedLog(log).caseOf();
            return event -> column.text(caseOf[event]);
        }
        return attribute.equals(log.mapping().activity()) ? log::activity : log.eventAttribute(attribute)::text;
    }

    void check(Offences.Builder found) {
        int rows = ofCases ? log.caseCount() : log.eventCount();
        if (dependency.value() == null) {
            determines(rows, found);
            return;
        }
        String allowed = dependency.allowed().isEmpty()
                ? "present"
                : Wording.shortened(
                        String.join(", ", dependency.allowed().stream().sorted().toList()));
        Reason reason = Reason.of(
                        dependency.when() + " = " + dependency.value() + " requires " + dependency.then(),
                        Severity.WARNING,
                        Phrase.of(
                                "\"" + dependency.then() + "\" is not " + allowed + " although \"" + dependency.when()
                                        + "\" is \"" + dependency.value() + "\"",
                                "「" + dependency.when() + "」が「" + dependency.value() + "」なのに「" + dependency.then()
                                        + "」が条件(" + allowed + ")に合わない"))
                .withDetail((eventLog, row, value) -> Phrase.same(
                        dependency.then() + (then.apply(row) == null ? " = n/a" : " = " + then.apply(row))));
        for (int row = 0; row < rows; row++) {
            String other = then.apply(row);
            boolean fine = other != null
                    && (dependency.allowed().isEmpty() || dependency.allowed().contains(other));
            if (dependency.value().equals(when.apply(row)) && !fine) {
                add(found, row, reason);
            }
        }
    }

    /** Whichever value of the second comes most often with a value of the first is right; of equals the first met. */
    private void determines(int rows, Offences.Builder found) {
        CodedValues first = CodedValues.of(new TextRows(dependency.when(), rows, when));
        CodedValues second = CodedValues.of(new TextRows(dependency.then(), rows, then));
        LongTable pairs = new LongTable(64);
        int[] counts = new int[64];
        for (int row = 0; row < rows; row++) {
            if (first.codes()[row] >= 0 && second.codes()[row] >= 0) {
                int pair = pairs.putIfAbsent(key(first, second, row), pairs.size());
                counts = pair < counts.length ? counts : Arrays.copyOf(counts, 2 * counts.length);
                counts[pair]++;
            }
        }
        int[] usual = new int[first.distinct()];
        int[] most = new int[usual.length];
        for (int row = 0; row < rows; row++) {
            int a = first.codes()[row];
            int pair = a < 0 || second.codes()[row] < 0 ? -1 : pairs.get(key(first, second, row), -1);
            if (pair >= 0 && counts[pair] > most[a]) {
                most[a] = counts[pair];
                usual[a] = second.codes()[row];
            }
        }
        Reason reason = AttributeDependencies.reason(first, second, usual, Severity.WARNING);
        for (int row = 0; row < rows; row++) {
            int a = first.codes()[row];
            if (a >= 0 && second.codes()[row] >= 0 && usual[a] != second.codes()[row]) {
                add(found, row, reason);
            }
        }
    }

    private static long key(CodedValues first, CodedValues second, int row) {
        return ((long) first.codes()[row] << 32) | second.codes()[row];
    }

    private void add(Offences.Builder found, int row, Reason reason) {
        if (ofCases) {
            found.ofCase(row, reason);
        } else {
            found.event(row, reason);
        }
    }

    /** Texts of rows that stand in no column of their own: the activity, or a case attribute by event. */
    private record TextRows(String name, int size, IntFunction<String> texts) implements Column {

        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public boolean isMissing(int row) {
            return texts.apply(row) == null;
        }

        @Override
        public Object value(int row) {
            return texts.apply(row);
        }

        @Override
        public String text(int row) {
            return texts.apply(row);
        }

        @Override
        public double number(int row) {
            return Double.NaN;
        }
    }
}
