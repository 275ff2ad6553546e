package io.keiro.mining.rules;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Given rules against a log: {@code RuleCheck.of(log, response("Quote", "Order"), init("Lead"))}. For each rule, in the order given, how
 * many cases activate it, and how many of these satisfy or violate it. Support is the share of all cases that activate it, confidence
 * the share of those that satisfy it; both from 0 to 1, NaN of nothing.
 *
 * <p>Cases without events count; they violate {@code init}, {@code end} and {@code existence}. Empty log: zeros and NaN. Equal times: the order of
 * the log. Missing times matter to rules with a limit alone, see {@link Rule#within}. Cost: {@link Rules}. It finds no rules by itself.
 *
 * <p>Source: Maggi, Bose, van der Aalst, Efficient Discovery of Understandable Declarative Process Models from Event Logs, 2012. Often confused:
 * support here counts activated cases, not the activated ones that satisfy.
 */
public final class RuleCheck implements Tabular {

    private static final Phrase TITLE = Phrase.of("Rule check", "ルールの検査");
    private static final int SHOWN = 3;

    /**
     * The counts of one rule.
     *
     * @param cases all cases of the log
     * @param activated cases that activate the rule
     * @param satisfied of these, those that satisfy it
     * @param withoutTime events of the activities that a limit speaks of which take no part because they have no time
     * @param firstViolating ids of the first violating cases in the order of the log, at most three
     */
    public record Row(
            Rule rule, long cases, long activated, long satisfied, long withoutTime, List<String> firstViolating) {

        public Row {
            firstViolating = List.copyOf(firstViolating);
        }

        /** Cases that violate the rule; every one of them activates it. */
        public long violated() {
            return activated - satisfied;
        }

        /** Share of the cases that activate the rule; NaN for an empty log. */
        public double support() {
            return cases == 0 ? Double.NaN : (double) activated / cases;
        }

        /** Share of the activating cases that satisfy the rule; NaN if there are none. */
        public double confidence() {
            return activated == 0 ? Double.NaN : (double) satisfied / activated;
        }
    }

    private final long cases;
    private final List<Row> rows;
    private final List<Verdicts> verdicts;

    private RuleCheck(long cases, List<Row> rows, List<Verdicts> verdicts) {
        this.cases = cases;
        this.rows = List.copyOf(rows);
        this.verdicts = List.copyOf(verdicts);
    }

    public static RuleCheck of(EventLog log, Rule... rules) {
        return of(log, List.of(rules));
    }

    public static RuleCheck of(EventLog log, List<Rule> rules) {
        List<Row> rows = new ArrayList<>();
        List<Verdicts> verdicts = new ArrayList<>();
        for (Rule rule : rules) {
            Objects.requireNonNull(rule, "a rule to check is null");
            Verdicts found = Verdicts.of(log, rule);
            verdicts.add(found);
            rows.add(count(log, rule, found));
        }
        return new RuleCheck(log.caseCount(), rows, verdicts);
    }

    private static Row count(EventLog log, Rule rule, Verdicts verdicts) {
        long activated = 0;
        long satisfied = 0;
        List<String> violating = new ArrayList<>();
        for (int c = 0; c < log.caseCount(); c++) {
            RuleVerdict verdict = verdicts.of(c);
            activated += verdict == RuleVerdict.NOT_ACTIVATED ? 0 : 1;
            satisfied += verdict == RuleVerdict.SATISFIED ? 1 : 0;
            if (verdict == RuleVerdict.VIOLATED && violating.size() < SHOWN) {
                violating.add(log.caseId(c));
            }
        }
        return new Row(rule, log.caseCount(), activated, satisfied, untimed(log, rule), violating);
    }

    private static long untimed(EventLog log, Rule rule) {
        List<String> activities = rule.timedActivities();
        boolean[] asked = new boolean[log.activityCodeCount()];
        for (String activity : activities) {
            int code = log.activityCode(activity);
            if (code >= 0) {
                asked[code] = true;
            }
        }
        long untimed = 0;
        for (int e = 0; !activities.isEmpty() && e < log.eventCount(); e++) {
            untimed += log.time(e) == EventLog.NO_TIME && asked[log.activityCode(e)] ? 1 : 0;
        }
        return untimed;
    }

    /** One for each rule, in the order given. */
    public List<Row> rows() {
        return rows;
    }

    /** The counts of one of the rules. */
    public Row row(Rule rule) {
        return rows.get(indexOf(rule));
    }

    /** What one of the rules says of a case. */
    public RuleVerdict verdict(Rule rule, int caseIndex) {
        Objects.checkIndex(caseIndex, cases);
        return verdicts.get(indexOf(rule)).of(caseIndex);
    }

    private int indexOf(Rule rule) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).rule().equals(rule)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the rule " + rule + " was not checked; these were: "
                + rows.stream().map(Row::rule).toList());
    }

    /** One row per rule, with the ids of the first violating cases. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                TITLE,
                Field.of("rule", Phrase.of("Rule", "ルール"), Kind.TEXT),
                Field.of("cases", Phrase.of("Cases", "ケース数"), Kind.COUNT),
                Field.of("activated", Phrase.of("Activated", "該当"), Kind.COUNT),
                Field.of("satisfied", Phrase.of("Satisfied", "充足"), Kind.COUNT),
                Field.of("violated", Phrase.of("Violated", "違反"), Kind.COUNT),
                Field.of("support", Phrase.of("Support", "支持度"), Kind.SHARE),
                Field.of("confidence", Phrase.of("Confidence", "信頼度"), Kind.SHARE),
                Field.of("withoutTime", Phrase.of("Events without time", "時刻のないイベント"), Kind.COUNT),
                Field.of("violating", Phrase.of("First violating cases", "最初の違反ケース"), Kind.TEXT));
        for (Row row : rows) {
            table.row(
                    row.rule().sentence(),
                    row.cases(),
                    row.activated(),
                    row.satisfied(),
                    row.violated(),
                    row.support(),
                    row.confidence(),
                    row.withoutTime(),
                    String.join(", ", row.firstViolating()) + (row.violated() > SHOWN ? ", …" : ""));
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        long broken = rows.stream().filter(row -> row.violated() > 0).count();
        String en = Wording.number(broken) + " of " + Wording.count(rows.size(), "rule", "rules") + " violated in "
                + Wording.count(cases, "case", "cases");
        String ja = Wording.number(cases) + "ケースで、ルール" + Wording.number(rows.size()) + "件中" + Wording.number(broken)
                + "件に違反あり";
        if (broken == 0) {
            return Phrase.of(en, ja);
        }
        // The first of equals: the rules are in the order of whoever asked.
        Row most = rows.stream().max(Comparator.comparingLong(Row::violated)).orElseThrow();
        Row worst = rows.stream()
                .filter(row -> row.violated() == most.violated())
                .findFirst()
                .orElseThrow();
        Phrase rule = worst.rule().sentence();
        return Phrase.of(
                en + "; most often: " + rule.en() + " (" + Wording.count(worst.violated(), "case", "cases") + ")",
                ja + "。最多は「" + rule.ja() + "」(" + Wording.number(worst.violated()) + "ケース)");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
