package io.keiro.leadtocash;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Reads the Policy sheet, row by row; a cell that cannot be understood is answered with what would be valid. */
final class PolicyReader {

    private static final List<String> NEEDED = List.of("Kind", "Key", "Value");
    private static final int MONTHS = 12;

    private PolicyReader() {}

    static Policy read(TextTable table) {
        table.require(NEEDED);
        List<PolicyRule> rules = new ArrayList<>();
        for (TextTable.Row row : table.rows()) {
            rules.add(rule(row));
        }
        return Policy.of(table.name(), rules);
    }

    private static PolicyRule rule(TextTable.Row row) {
        PolicyRule rule = new PolicyRule(
                kind(row),
                or(row.text("Scope"), "*"),
                or(row.text("Key"), ""),
                or(row.text("Value"), ""),
                or(row.text("Unit"), ""),
                date(row, "ValidFrom"),
                date(row, "ValidTo"));
        check(row, rule);
        return rule;
    }

    private static void check(TextTable.Row row, PolicyRule rule) {
        switch (rule.kind()) {
            case STAGE_LIMIT, SLA, CONVERSION_WINDOW -> number(row, rule, days -> days >= 0, "write a number of days");
            case TARGET, DISCOUNT_CAP ->
                number(row, rule, share -> share >= 0 && share <= 1, "write a share such as 20% or 0.2");
            case FISCAL_YEAR_START ->
                number(
                        row,
                        rule,
                        month -> month >= 1 && month <= MONTHS && month % 1 == 0,
                        "write a month from 1 to 12");
            case MANDATORY_STEP -> {
                if (rule.isSet() && Flags.of(rule.value()).isEmpty()) {
                    throw row.wrong("Value", rule.value(), "valid: yes, no");
                }
                activity(row, rule.key());
            }
            case AMOUNT_BAND -> bands(row, rule);
            case HOLIDAY -> {
                if (Moments.read(rule.key(), ZoneOffset.UTC).isEmpty()) {
                    throw row.wrong("Key", rule.key(), "write the day of the holiday, such as 2026-01-01");
                }
            }
        }
        if (rule.kind() == PolicyRule.Kind.SLA) {
            sla(row, rule.key());
        }
    }

    private static void number(TextTable.Row row, PolicyRule rule, DoublePredicate valid, String advice) {
        if (!rule.isSet()) {
            return;
        }
        String text = rule.unit().equals("%") && !rule.value().endsWith("%") ? rule.value() + "%" : rule.value();
        var number = Amounts.share(text);
        if (number.isEmpty() || !valid.test(number.getAsDouble())) {
            throw row.wrong("Value", rule.value(), advice + ", or leave it empty");
        }
    }

    private static void bands(TextTable.Row row, PolicyRule rule) {
        double[] limits = rule.numbers();
        boolean rising = Arrays.stream(limits).allMatch(limit -> limit > 0);
        for (int i = 1; i < limits.length; i++) {
            rising &= limits[i] > limits[i - 1];
        }
        if (!rising) {
            throw row.wrong("Value", rule.value(), "write rising limits separated by semicolons, such as 10000;50000");
        }
    }

    private static void sla(TextTable.Row row, String key) {
        String[] ends = key.split(">");
        if (ends.length != 2) {
            throw row.wrong("Key", key, "write two activity ids, such as invoice_issued>invoice_sent");
        }
        activity(row, ends[0].strip());
        activity(row, ends[1].strip());
    }

    private static void activity(TextTable.Row row, String id) {
        if (Activity.withId(id).isEmpty()) {
            throw row.wrong(
                    "Key",
                    id,
                    Spelling.choices(
                            id,
                            Arrays.stream(Activity.values()).map(Activity::id).toList()));
        }
    }

    private static PolicyRule.Kind kind(TextTable.Row row) {
        String text = row.text("Kind");
        Optional<PolicyRule.Kind> kind = Arrays.stream(PolicyRule.Kind.values())
                .filter(k -> Spelling.key(k.name()).equals(Spelling.key(text)))
                .findFirst();
        return kind.orElseThrow(() -> row.wrong(
                "Kind",
                text,
                Spelling.choices(
                        text,
                        Arrays.stream(PolicyRule.Kind.values())
                                .map(Columns::word)
                                .toList())));
    }

    private static LocalDate date(TextTable.Row row, String column) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        return Moments.read(text, ZoneOffset.UTC)
                .map(moment -> moment.day(ZoneOffset.UTC))
                .orElseThrow(() -> row.wrong(column, text, "write a day such as 2026-04-01, or leave it empty"));
    }

    private static String or(String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
