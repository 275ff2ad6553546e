package io.keiro.mining.rules;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.List;

/** Two activities that belong together in some order, or must not. */
record Relation(RelationKind kind, String first, String second) implements Template {

    Relation {
        Template.checkPair(first, second, kind.call());
    }

    @Override
    public Phrase said() {
        return kind.said(first, second);
    }

    @Override
    public String call() {
        return Wording.call(kind.call(), first, second);
    }

    @Override
    public List<String> activities() {
        return List.of(first, second);
    }

    @Override
    public boolean relatesEvents() {
        return true;
    }

    @Override
    public Judge on(EventLog log, Circumstances.OnLog circumstances) {
        int one = log.neededCode(first);
        int other = log.neededCode(second);
        Judge ofFirst = new PartnerSearch(log, circumstances, kind, one, other, 1);
        Judge ofSecond = new PartnerSearch(log, circumstances, kind, other, one, -1);
        if (!kind.activatedBySecond()) {
            return ofFirst;
        } else if (!kind.activatedByFirst()) {
            return ofSecond;
        }
        return (start, end) -> {
            RuleVerdict a = ofFirst.judge(start, end);
            // An enum's order is its strength: a violation outweighs the other side, and satisfied outweighs silence.
            RuleVerdict b = a == RuleVerdict.VIOLATED ? a : ofSecond.judge(start, end);
            return a.compareTo(b) >= 0 ? a : b;
        };
    }
}
