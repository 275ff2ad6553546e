package io.keiro.mining.rules;

import io.keiro.log.EventLog;

/** What a rule says of each case of a log; asked once per variant where the rule looks at nothing but the order of activities. */
final class Verdicts {

    private static final RuleVerdict[] ALL = RuleVerdict.values();

    private final EventLog log;
    private final boolean perVariant;
    /** By variant or by case, as numbers of {@link #ALL}. */
    private final byte[] verdicts;

    private Verdicts(EventLog log, boolean perVariant) {
        this.log = log;
        this.perVariant = perVariant;
        this.verdicts = new byte[perVariant ? log.variantCount() : log.caseCount()];
    }

    static Verdicts of(EventLog log, Rule rule) {
        return of(log, rule.ofOrder(), rule.on(log));
    }

    static Verdicts of(EventLog log, boolean perVariant, Judge judge) {
        Verdicts result = new Verdicts(log, perVariant);
        for (int i = 0; i < result.verdicts.length; i++) {
            int c = perVariant ? log.variantExample(i) : i;
            result.verdicts[i] =
                    (byte) judge.judge(log.caseStart(c), log.caseEnd(c)).ordinal();
        }
        return result;
    }

    RuleVerdict of(int caseIndex) {
        return ALL[verdicts[perVariant ? log.variantOf(caseIndex) : caseIndex]];
    }
}
