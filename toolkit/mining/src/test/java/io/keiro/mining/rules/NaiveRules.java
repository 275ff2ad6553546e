package io.keiro.mining.rules;

import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.List;

/**
 * The relations as their temporal formulas say, by all pairs of events: for each activating event there is (for the negations: there is
 * not) an event of the other activity at the right place and near enough in time.
 */
record NaiveRules(List<Happening> trace, long limit) {

    /** @param time null if missing */
    record Happening(String activity, Long time, boolean meets) {}

    /** @param limit in milliseconds, or -1 */
    static NaiveRules of(EventLog log, int c, boolean evenPlacesOnly, long limit) {
        List<Happening> trace = new ArrayList<>();
        for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
            trace.add(new Happening(
                    log.activity(e),
                    log.time(e) == EventLog.NO_TIME ? null : log.time(e),
                    !evenPlacesOnly || (e - log.caseStart(c)) % 2 == 0));
        }
        return new NaiveRules(trace, limit);
    }

    private interface Place {
        boolean holds(int activating, int partner);
    }

    RuleVerdict judge(String template, String a, String b) {
        Place after = (i, j) -> j > i;
        Place before = (i, j) -> j < i;
        Place any = (i, j) -> true;
        Place next = (i, j) -> j == i + 1;
        Place last = (i, j) -> j == i - 1;
        Place untilNext = (i, j) -> j > i && none(i + 1, j, a);
        Place sinceLast = (i, j) -> j < i && none(j + 1, i, b);
        return switch (template) {
            case "respondedExistence" -> side(a, b, any, true);
            case "coExistence" -> both(side(a, b, any, true), side(b, a, any, true));
            case "response" -> side(a, b, after, true);
            case "precedence" -> side(b, a, before, true);
            case "succession" -> both(side(a, b, after, true), side(b, a, before, true));
            case "alternateResponse" -> side(a, b, untilNext, true);
            case "alternatePrecedence" -> side(b, a, sinceLast, true);
            case "alternateSuccession" -> both(side(a, b, untilNext, true), side(b, a, sinceLast, true));
            case "chainResponse" -> side(a, b, next, true);
            case "chainPrecedence" -> side(b, a, last, true);
            case "chainSuccession" -> both(side(a, b, next, true), side(b, a, last, true));
            case "notCoExistence" -> both(side(a, b, any, false), side(b, a, any, false));
            case "notSuccession" -> both(side(a, b, after, false), side(b, a, before, false));
            case "notChainSuccession" -> both(side(a, b, next, false), side(b, a, last, false));
            default -> unary(template, a, b);
        };
    }

    private RuleVerdict unary(String template, String a, String b) {
        long as = count(a);
        long bs = count(b);
        boolean holds = switch (template) {
            case "existence" -> as >= 2;
            case "absence" -> as < 2;
            case "exactly" -> as == 2;
            case "between" -> as >= 1 && as <= 3;
            case "init" -> !trace.isEmpty() && activates(0, a);
            case "end" -> !trace.isEmpty() && activates(trace.size() - 1, a);
            case "choice" -> as + bs > 0;
            case "exclusiveChoice" -> (as > 0) ^ (bs > 0);
            default -> throw new IllegalArgumentException(template);
        };
        return holds ? RuleVerdict.SATISFIED : RuleVerdict.VIOLATED;
    }

    private long count(String activity) {
        long count = 0;
        for (int i = 0; i < trace.size(); i++) {
            count += activates(i, activity) ? 1 : 0;
        }
        return count;
    }

    private RuleVerdict side(String activating, String partner, Place place, boolean wanted) {
        boolean activated = false;
        for (int i = 0; i < trace.size(); i++) {
            if (activates(i, activating)) {
                activated = true;
                boolean found = false;
                for (int j = 0; j < trace.size(); j++) {
                    found |= place.holds(i, j) && answers(j, partner) && near(i, j);
                }
                if (found != wanted) {
                    return RuleVerdict.VIOLATED;
                }
            }
        }
        return activated ? RuleVerdict.SATISFIED : RuleVerdict.NOT_ACTIVATED;
    }

    private static RuleVerdict both(RuleVerdict a, RuleVerdict b) {
        if (a == RuleVerdict.VIOLATED || b == RuleVerdict.VIOLATED) {
            return RuleVerdict.VIOLATED;
        }
        return a == RuleVerdict.SATISFIED || b == RuleVerdict.SATISFIED
                ? RuleVerdict.SATISFIED
                : RuleVerdict.NOT_ACTIVATED;
    }

    private boolean none(int from, int to, String activity) {
        for (int k = from; k < to; k++) {
            if (activates(k, activity)) {
                return false;
            }
        }
        return true;
    }

    private boolean activates(int i, String activity) {
        return answers(i, activity) && trace.get(i).meets();
    }

    private boolean answers(int i, String activity) {
        return trace.get(i).activity().equals(activity)
                && (limit < 0 || trace.get(i).time() != null);
    }

    private boolean near(int i, int j) {
        return limit < 0 || Math.abs(trace.get(i).time() - trace.get(j).time()) <= limit;
    }
}
