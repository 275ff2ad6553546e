package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The company's own rules: stage limits, service levels, discount caps, amount bands, mandatory steps, targets, the conversion window,
 * the fiscal year and holidays. Read from a file that the company edits; a rule without a value is not set, and nothing stands in
 * for it. Shipped targets are only those of goals 1 (20 %) and 10 (15 %).
 */
public final class Policy implements Tabular {

    private static final String ANY = "*";

    private final String name;
    private final List<PolicyRule> rules;
    private final AmountBands amountBands;

    private Policy(String name, List<PolicyRule> rules) {
        this.name = name;
        this.rules = List.copyOf(rules);
        this.amountBands = set(PolicyRule.Kind.AMOUNT_BAND)
                .findFirst()
                .map(rule -> AmountBands.of(rule.numbers()))
                .orElseGet(() -> AmountBands.of(new double[0]));
    }

    /**
     * Reads a policy from CSV with the columns Kind, Scope, Key, Value, Unit, ValidFrom and ValidTo.
     *
     * @throws IllegalArgumentException if a column is missing or a cell cannot be understood; the message names file, row, column,
     *     value and what would be valid
     */
    public static Policy read(Path file) {
        return PolicyReader.read(TextTable.read(file));
    }

    /** The shipped policy: amount bands, the two targets, the conversion window and the fiscal year; no limits, caps or holidays. */
    public static Policy defaults() {
        return ShippedPolicy.POLICY;
    }

    /** Read once, when first asked for. */
    private static final class ShippedPolicy {
        static final Policy POLICY = PolicyReader.read(ShippedTables.read("policy.csv"));
    }

    /** A policy of rules known in code. */
    public static Policy of(List<PolicyRule> rules) {
        return new Policy("the policy", rules);
    }

    static Policy of(String name, List<PolicyRule> rules) {
        return new Policy(name, rules);
    }

    /** All rules in the order of the file, those without a value included. */
    public List<PolicyRule> rules() {
        return rules;
    }

    /** The rules in force on a day. */
    public Policy at(LocalDate day) {
        return new Policy(
                name, rules.stream().filter(rule -> rule.isInForce(day)).toList());
    }

    /** Days that a deal may stay in a stage; a limit of the pipeline goes before one of {@code *}. */
    public OptionalDouble stageLimitDays(String pipeline, String stage) {
        return number(PolicyRule.Kind.STAGE_LIMIT, pipeline, stage);
    }

    /** Days agreed between two activities, named by their ids: {@code slaDays("invoice_issued", "invoice_sent")}. */
    public OptionalDouble slaDays(String from, String to) {
        return number(PolicyRule.Kind.SLA, ANY, from + ">" + to);
    }

    /** Target of a goal, for example {@code target("G1")}: a fraction from 0 to 1. */
    public OptionalDouble target(String goal) {
        return number(PolicyRule.Kind.TARGET, ANY, goal);
    }

    /** Largest discount without approval for a scope, a fraction from 0 to 1; the cap of {@code *} where the scope has none. */
    public OptionalDouble discountCap(String scope) {
        return number(PolicyRule.Kind.DISCOUNT_CAP, scope, null);
    }

    /** Bands in which amounts are compared. */
    public AmountBands amountBands() {
        return amountBands;
    }

    /** Days within which a lead counts as converted. */
    public OptionalDouble conversionWindowDays() {
        return number(PolicyRule.Kind.CONVERSION_WINDOW, ANY, null);
    }

    /** Month in which the fiscal year begins; January where the policy says nothing. */
    public Month fiscalYearStart() {
        OptionalDouble month = number(PolicyRule.Kind.FISCAL_YEAR_START, ANY, null);
        return Month.of(month.isPresent() ? (int) month.getAsDouble() : 1);
    }

    /** Ids of activities that no deal should skip. */
    public List<String> mandatorySteps() {
        return set(PolicyRule.Kind.MANDATORY_STEP)
                .filter(rule -> Flags.of(rule.value()).orElse(false))
                .map(PolicyRule::key)
                .toList();
    }

    /** Days without work besides Saturdays and Sundays. */
    public List<LocalDate> holidays() {
        return set(PolicyRule.Kind.HOLIDAY)
                .flatMap(rule -> {
                    LocalDate first = LocalDate.parse(rule.key());
                    LocalDate last = rule.validTo() == null ? first : rule.validTo();
                    return first.datesUntil(last.plusDays(1));
                })
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<PolicyRule> set(PolicyRule.Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind && rule.isSet());
    }

    private OptionalDouble number(PolicyRule.Kind kind, String scope, String key) {
        Optional<PolicyRule> own =
                set(kind).filter(rule -> rule.isFor(scope, key)).findFirst();
        Optional<PolicyRule> general =
                own.or(() -> set(kind).filter(rule -> rule.isFor(ANY, key)).findFirst());
        return general.map(rule -> OptionalDouble.of(rule.number())).orElseGet(OptionalDouble::empty);
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Policy", "ポリシー"),
                Field.of("Kind", Phrase.of("Kind", "種類"), DataTable.Kind.TEXT),
                Field.of("Scope", Phrase.of("Scope", "適用範囲"), DataTable.Kind.TEXT),
                Field.of("Key", Phrase.of("Key", "キー"), DataTable.Kind.TEXT),
                Field.of("Value", Phrase.of("Value", "値"), DataTable.Kind.TEXT),
                Field.of("Unit", Phrase.of("Unit", "単位"), DataTable.Kind.TEXT),
                Field.of("ValidFrom", Phrase.of("Valid from", "有効開始日"), DataTable.Kind.DATE),
                Field.of("ValidTo", Phrase.of("Valid to", "有効終了日"), DataTable.Kind.DATE));
        for (PolicyRule rule : rules) {
            table.row(
                    Columns.word(rule.kind()),
                    rule.scope(),
                    rule.key(),
                    rule.value(),
                    rule.unit(),
                    rule.validFrom(),
                    rule.validTo());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        long set = rules.stream().filter(PolicyRule::isSet).count();
        return Phrase.of(
                name + ": " + set + " rules set, " + (rules.size() - set) + " left empty",
                name + "：" + set + "件のルールを設定、" + (rules.size() - set) + "件は未設定");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
