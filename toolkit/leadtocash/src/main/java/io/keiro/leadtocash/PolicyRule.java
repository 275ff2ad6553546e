package io.keiro.leadtocash;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * One row of the policy.
 *
 * @param kind what the rule is about
 * @param scope pipeline, role or other part of the company; {@code *} for all
 * @param key what exactly is ruled: a stage, "from>to" of two activity ids, a goal, the first day of a holiday; "" where the kind
 *     says it all
 * @param value the value as written, "" for a rule that is not set
 * @param unit days, %, month or a currency; "" for none
 * @param validFrom first day in force, or null
 * @param validTo last day in force, or null; of a holiday its last day
 */
public record PolicyRule(
        Kind kind, String scope, String key, String value, String unit, LocalDate validFrom, LocalDate validTo) {

    /** What a rule is about. */
    public enum Kind {
        /** days that a deal may stay in the stage of the key */
        STAGE_LIMIT,
        /** days between two activities, key "from>to" */
        SLA,
        /** largest discount without approval, scope a role, region or product */
        DISCOUNT_CAP,
        /** limits between bands of amount, separated by semicolons */
        AMOUNT_BAND,
        /** yes for an activity that no deal should skip */
        MANDATORY_STEP,
        /** target of a goal, key G1 to G12 */
        TARGET,
        /** days within which a lead counts as converted */
        CONVERSION_WINDOW,
        /** number of the month in which the fiscal year begins */
        FISCAL_YEAR_START,
        /** a day without work: key is the day, value its name */
        HOLIDAY
    }

    public PolicyRule {
        Objects.requireNonNull(kind, "a rule needs a kind");
        Objects.requireNonNull(scope, "a rule needs a scope; * stands for all");
        Objects.requireNonNull(key, "a rule needs a key, or an empty text");
        Objects.requireNonNull(value, "a rule needs a value, or an empty text");
        Objects.requireNonNull(unit, "a rule needs a unit, or an empty text");
    }

    /** True if the company has filled in a value. */
    public boolean isSet() {
        return !value.isEmpty();
    }

    boolean isInForce(LocalDate day) {
        boolean begun = validFrom == null || !day.isBefore(validFrom);
        boolean over = validTo != null && day.isAfter(validTo);
        return kind == Kind.HOLIDAY || begun && !over;
    }

    boolean isFor(String wantedScope, String wantedKey) {
        return Spelling.key(scope).equals(Spelling.key(wantedScope))
                && (wantedKey == null || Spelling.key(key).equals(Spelling.key(wantedKey)));
    }

    /** The value as a number; a per cent value as a fraction. */
    double number() {
        String text = unit.equals("%") && !value.endsWith("%") ? value + "%" : value;
        return Amounts.share(text).orElseThrow(() -> new IllegalStateException(this + " is no number"));
    }

    double[] numbers() {
        return Arrays.stream(value.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .mapToDouble(part -> Amounts.amount(part).orElse(Double.NaN))
                .toArray();
    }
}
