package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of all quality gates, in the order of their ids; the table begins with the most severe. Which of the twelve questions the
 * data can answer is a table of its own, {@link #questions()}. Gates never change data.
 */
public final class QualityReport implements Tabular {

    /** Of all gates but the questions. */
    private final List<GateResult> checks;

    private final List<GateResult> results;
    private final Readiness readiness;

    QualityReport(List<GateResult> checks, Readiness readiness) {
        this.checks = List.copyOf(checks);
        this.readiness = readiness;
        this.results = Stream.concat(checks.stream(), readiness.results().stream())
                .sorted(Comparator.comparing(GateResult::gate))
                .toList();
    }

    /** All results, those on the twelve questions included. */
    public List<GateResult> results() {
        return results;
    }

    /** Which of the twelve questions this data can answer: a row each, with its verdict, the cases that count, and what it needs. */
    public DataTable questions() {
        return readiness.table();
    }

    /** The results of one gate. */
    public List<GateResult> gate(String id) {
        return results.stream().filter(result -> result.gate().equals(id)).toList();
    }

    /** True if a gate stops the build of the log. Currencies without a rate do not: they stop results by value only. */
    public boolean hasErrors() {
        return results.stream()
                .anyMatch(result ->
                        result.severity() == Severity.ERROR && !result.gate().equals(CurrencyGates.GATE));
    }

    private long count(Severity severity) {
        return checks.stream().filter(result -> result.severity() == severity).count();
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Quality gates", "品質ゲート"),
                Field.of("gate", Phrase.of("Gate", "ゲート"), Kind.TEXT),
                Field.of("severity", Phrase.of("Severity", "重要度"), Kind.TEXT),
                Field.of("subject", Phrase.of("What was looked at", "確認した内容"), Kind.TEXT),
                Field.of("count", Phrase.of("Affected", "該当"), Kind.COUNT),
                Field.of("of", Phrase.of("Of", "対象"), Kind.COUNT),
                Field.of("share", Phrase.of("Share", "割合"), Kind.SHARE),
                Field.of("message", Phrase.of("What it means", "意味"), Kind.TEXT),
                Field.of("examples", Phrase.of("Examples", "例"), Kind.TEXT));
        List<GateResult> severeFirst = checks.stream()
                .sorted(Comparator.comparing(GateResult::severity).reversed())
                .toList();
        for (GateResult r : severeFirst) {
            table.row(
                    r.gate(),
                    r.severity().label(),
                    r.subject(),
                    r.count(),
                    r.of(),
                    Double.isNaN(r.share()) ? null : (Object) r.share(),
                    r.message(),
                    Phrase.of(
                            String.join(", ", r.shown().stream().map(Phrase::en).toList()),
                            String.join("、", r.shown().stream().map(Phrase::ja).toList())));
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        Phrase questions = readiness.sentence();
        return Phrase.of(
                checks.size() + " checks: " + counted(Severity.ERROR, "error") + ", "
                        + counted(Severity.WARNING, "warning") + ", " + count(Severity.INFO) + " to know, "
                        + count(Severity.OK) + " OK. " + questions.en(),
                "検査" + checks.size() + "件: エラー" + count(Severity.ERROR) + "件、警告" + count(Severity.WARNING) + "件、情報"
                        + count(Severity.INFO) + "件、問題なし" + count(Severity.OK) + "件。" + questions.ja());
    }

    private String counted(Severity severity, String one) {
        long count = count(severity);
        return count + " " + one + (count == 1 ? "" : "s");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
