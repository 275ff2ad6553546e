package io.keiro.notebook;

import io.keiro.leadtocash.BusinessQuestion;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.Finding;
import io.keiro.mining.Segment;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sandbox's answer key beside the findings: each problem that can be planted, whether it was, and whether a finding names its
 * segment; then each finding that names a problem where none was planted.
 */
record AnswerKey(boolean applies, List<Line> lines) implements Tabular {

    /** How a problem and the findings agree. */
    enum Agreement {
        FOUND(true, Phrase.of("found", "発見")),
        FOUND_ASIDE(true, Phrase.of("found, behind another segment", "発見（別のセグメントの次）")),
        RIGHTLY_SILENT(true, Phrase.of("not planted, not reported", "仕込みなし、報告なし")),
        NOT_ASKED(true, Phrase.of("no analysis looked for it", "この問題の分析はなし")),
        MISSED(false, Phrase.of("missed", "見落とし")),
        FALSE_ALARM(false, Phrase.of("reported, but not planted", "仕込みがないのに報告"));

        private final boolean right;
        private final Phrase words;

        Agreement(boolean right, Phrase words) {
            this.right = right;
            this.words = words;
        }
    }

    /** One problem, or one finding that answers to none. */
    record Line(Phrase problem, boolean planted, String where, Phrase finding, String named, Agreement agreement) {}

    AnswerKey {
        lines = List.copyOf(lines);
    }

    static AnswerKey notApplicable() {
        return new AnswerKey(false, List.of());
    }

    static AnswerKey of(Path truth, SavedFindings findings) {
        return of(Truth.read(truth), findings);
    }

    static AnswerKey of(Truth truth, SavedFindings findings) {
        List<Finding> problems = findings.list().stream()
                .filter(finding -> finding.status() == Finding.Status.PROBLEM)
                .toList();
        List<Line> lines = new ArrayList<>();
        Set<String> asked = findings.list().stream().map(Finding::id).collect(Collectors.toSet());
        truth.problems().forEach(planted -> lines.add(line(planted, problems, asked)));
        for (Finding finding : problems) {
            boolean explained = named(finding).isPresent()
                    && truth.problems().stream()
                            .filter(Truth.Planted::on)
                            .anyMatch(planted -> names(named(finding).get(), planted));
            if (!explained) {
                lines.add(new Line(
                        Phrase.same("-"), false, "-", finding.title(), text(named(finding)), Agreement.FALSE_ALARM));
            }
        }
        return new AnswerKey(true, lines);
    }

    private static Line line(Truth.Planted planted, List<Finding> problems, Set<String> asked) {
        Phrase problem = Phrase.of(
                planted.id() + " " + planted.problem().label(Sandbox.Language.EN),
                planted.id() + " " + planted.problem().label(Sandbox.Language.JA));
        String where = planted.where().stream().map(Truth.Where::toString).collect(Collectors.joining(", "));
        if (!planted.on()) {
            return new Line(problem, false, where, Phrase.same("-"), "-", Agreement.RIGHTLY_SILENT);
        }
        for (Finding finding : problems) {
            if (named(finding).filter(segment -> names(segment, planted)).isPresent()) {
                return new Line(problem, true, where, finding.title(), text(named(finding)), Agreement.FOUND);
            }
        }
        for (Finding finding : problems) {
            Optional<Segment> aside = significant(finding).stream()
                    .filter(segment -> names(segment, planted))
                    .findFirst();
            if (aside.isPresent()) {
                return new Line(problem, true, where, finding.title(), text(aside), Agreement.FOUND_ASIDE);
            }
        }
        boolean looked = asked.contains(BusinessQuestion.of(planted.id()).id());
        return new Line(problem, true, where, Phrase.same("-"), "-", looked ? Agreement.MISSED : Agreement.NOT_ASKED);
    }

    /** The segment that a verdict names: the first one beyond chance. */
    private static Optional<Segment> named(Finding finding) {
        return significant(finding).stream().findFirst();
    }

    private static List<Segment> significant(Finding finding) {
        return finding.segments().stream().filter(Segment::significant).toList();
    }

    private static boolean names(Segment segment, Truth.Planted planted) {
        return planted.where().stream()
                .allMatch(pair -> segment.keys().entrySet().stream()
                        .anyMatch(key -> spelled(key.getKey()).equals(spelled(pair.attribute()))
                                && spelled(key.getValue()).equals(spelled(pair.value()))));
    }

    /** Spacing, case and the two spellings of "at least" make no difference. */
    private static String spelled(String text) {
        return text.replace("≥", ">=").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    private static String text(Optional<Segment> segment) {
        return segment.map(each -> each.name().in(Notebook.language())).orElse("-");
    }

    /** True if every planted problem was found and nothing else was reported. */
    boolean isRight() {
        return lines.stream().allMatch(line -> line.agreement().right);
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Answer key", "正解との照合"),
                Field.of("Problem", Phrase.of("Problem", "問題"), Kind.TEXT),
                Field.of("Planted", Phrase.of("Planted", "仕込み"), Kind.BOOLEAN),
                Field.of("Where", Phrase.of("Where", "場所"), Kind.TEXT),
                Field.of("Finding", Phrase.of("Finding", "発見事項"), Kind.TEXT),
                Field.of("Named", Phrase.of("Segment named", "名前が挙がったセグメント"), Kind.TEXT),
                Field.of("Agreement", Phrase.of("Agreement", "照合結果"), Kind.TEXT));
        for (Line line : lines) {
            table.row(
                    line.problem(), line.planted(), line.where(), line.finding(), line.named(), line.agreement().words);
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        if (!applies) {
            return Phrase.of(
                    "There is no answer key: only the sandbox knows which problems it holds. With your own data, check the findings"
                            + " with the people who do the work",
                    "正解表はありません。どの問題が仕込まれているかが分かるのはサンドボックスだけです。自社のデータでは、現場の担当者と一緒に" + "発見事項を確かめてください");
        }
        long aside = lines.stream()
                .filter(line -> line.agreement() == Agreement.NOT_ASKED)
                .count();
        long planted = lines.stream().filter(Line::planted).count() - aside;
        long found = lines.stream()
                        .filter(line -> line.planted() && line.agreement().right)
                        .count()
                - aside;
        long alarms = lines.stream()
                .filter(line -> line.agreement() == Agreement.FALSE_ALARM)
                .count();
        return Phrase.of(
                found + " of " + planted + " planted problems found"
                        + (alarms == 0 ? ", nothing else reported" : ", " + alarms + " reported that was not planted")
                        + (aside == 0 ? "" : "; no analysis here looks for the other " + aside + " planted"),
                "仕込まれた" + planted + "件の問題のうち" + found + "件を発見"
                        + (alarms == 0 ? "（余分な報告なし）" : "（仕込みのない報告" + alarms + "件）")
                        + (aside == 0 ? "" : "。仕込まれた残り" + aside + "件には、ここに分析がありません"));
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
