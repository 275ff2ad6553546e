package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The deals with a quote: signed ones with their durations, open ones as still running, and, counted apart, those that were lost
 * before a signature. Where no signature is recorded, winning the deal stands for it.
 */
final class QuoteCases {

    private static final double[] DISCOUNT_LIMITS = {0, 0.05, 0.10, 0.15, 0.20, 0.30};
    private static final double MILLIS_PER_DAY = 86_400_000;

    private final List<QuoteCase> cases = new ArrayList<>();
    private final Map<Phrase, Integer> leftOut = new LinkedHashMap<>();
    private Evidence evidence = Evidence.NONE;
    private int quoted;
    private int lost;
    private int accepted;
    private int decided;
    private int signedByWin;
    private int expired;

    private QuoteCases() {}

    static QuoteCases of(LeadToCash data, Analysis.Options options) {
        QuoteCases all = new QuoteCases();
        for (Deal deal : data.deals()) {
            List<TraceStep> steps = data.traces().of(deal.id());
            List<TraceStep> issues = steps.stream()
                    .filter(step -> step.is(Activity.QUOTE_ISSUED) || step.is(Activity.QUOTE_REISSUED))
                    .toList();
            if (!issues.isEmpty()) {
                all.add(data, deal, steps, issues, options);
            }
        }
        return all;
    }

    private void add(
            LeadToCash data, Deal deal, List<TraceStep> steps, List<TraceStep> issues, Analysis.Options options) {
        quoted++;
        expired +=
                steps.stream().anyMatch(s -> Spelling.key(s.event().activity()).equals("quoteexpired")) ? 1 : 0;
        TraceStep first = issues.get(0);
        List<TraceStep> after = steps.subList(steps.indexOf(first) + 1, steps.size());
        Optional<TraceStep> acceptance =
                after.stream().filter(step -> step.is(Activity.QUOTE_ACCEPTED)).findFirst();
        accepted += acceptance.isPresent() ? 1 : 0;
        decided += deal.outcome() != Outcome.OPEN || acceptance.isPresent() ? 1 : 0;
        Optional<TraceStep> contract =
                after.stream().filter(step -> step.is(Activity.CONTRACT_SIGNED)).findFirst();
        Optional<TraceStep> signature = contract.or(() ->
                after.stream().filter(step -> step.is(Activity.CLOSED_WON)).findFirst());
        if (signature.isEmpty() && deal.outcome() != Outcome.OPEN) {
            boolean isLost = deal.outcome() == Outcome.LOST;
            lost += isLost ? 1 : 0;
            leftOut.merge(
                    isLost
                            ? Phrase.of("lost before a signature", "契約締結前に失注")
                            : Phrase.of("won, but without a signature after the quote", "受注したが見積後の契約締結がない"),
                    1,
                    Integer::sum);
            return;
        }
        signedByWin += contract.isEmpty() && signature.isPresent() ? 1 : 0;
        TraceStep last = issues.stream()
                .filter(step -> !step.time()
                        .isAfter(acceptance
                                .or(() -> signature)
                                .map(TraceStep::time)
                                .orElse(data.cutOff())))
                .reduce((earlier, later) -> later)
                .orElse(first);
        evidence = evidence.plus(Evidences.of(issues))
                .plus(Evidences.of(acceptance.stream().toList()))
                .plus(Evidences.of(signature.stream().toList()));
        double soFar = (data.cutOff().toEpochMilli() - first.time().toEpochMilli()) / MILLIS_PER_DAY;
        cases.add(new QuoteCase(
                deal,
                Math.max(0, signature.map(first::daysUntil).orElse(soFar)),
                signature.isPresent(),
                between(acceptance, signature),
                acceptance.map(last::daysUntil).orElse(Double.NaN),
                first.daysUntil(last),
                issues.size(),
                acceptance.isPresent(),
                approvals(data, steps),
                segments(deal, first.event(), options)));
    }

    private static double between(Optional<TraceStep> acceptance, Optional<TraceStep> signature) {
        boolean known = acceptance.isPresent()
                && signature.isPresent()
                && !signature.get().time().isBefore(acceptance.get().time());
        return known ? acceptance.get().daysUntil(signature.get()) : Double.NaN;
    }

    /** Each request with the next decision about the same quote, wherever it lies. */
    private static List<QuoteCase.Approval> approvals(LeadToCash data, List<TraceStep> steps) {
        List<QuoteCase.Approval> approvals = new ArrayList<>();
        Map<String, TraceStep> waiting = new HashMap<>();
        for (TraceStep step : steps) {
            String quote = String.valueOf(step.event().object(ObjectKind.QUOTE));
            if (step.is(Activity.DISCOUNT_APPROVAL_REQUESTED)) {
                waiting.putIfAbsent(quote, step);
            } else if (step.is(Activity.DISCOUNT_APPROVED) || step.is(Activity.DISCOUNT_REJECTED)) {
                TraceStep request = waiting.remove(quote);
                if (request != null) {
                    approvals.add(new QuoteCase.Approval(
                            Math.max(0, request.daysUntil(step)),
                            true,
                            step.event().actor()));
                }
            }
        }
        waiting.values().forEach(request -> {
            double days = (data.cutOff().toEpochMilli() - request.time().toEpochMilli()) / MILLIS_PER_DAY;
            approvals.add(new QuoteCase.Approval(Math.max(0, days), false, null));
        });
        return approvals;
    }

    private static Map<String, String> segments(Deal deal, BusinessEvent quote, Analysis.Options options) {
        Map<String, String> segments = SegmentAttributes.of(deal, quote, options.attributes());
        if (options.attributes().contains(SegmentAttributes.AMOUNT_BAND)) {
            String asOf = quote.attributes().get(Columns.AMOUNT);
            double amount = asOf == null ? deal.amount() : Amounts.amount(asOf).orElse(deal.amount());
            SegmentAttributes.addAmount(segments, options.policy().amountBands(), amount);
        }
        String rate = quote.attributes().getOrDefault("DiscountRate", deal.attribute("DiscountRate"));
        if (options.attributes().contains(SegmentAttributes.DISCOUNT_BAND) && rate != null) {
            OptionalDouble share = Amounts.share(rate);
            if (share.isPresent() && share.getAsDouble() >= 0 && share.getAsDouble() <= 1) {
                segments.put(SegmentAttributes.DISCOUNT_BAND, discountBand(share.getAsDouble()));
            }
        }
        return segments;
    }

    /** "0 %", "0 – 5 %" and so on to "30 % +"; the upper limit belongs to its band, so that a cap closes it. */
    static String discountBand(double rate) {
        if (rate <= 0) {
            return "0 %";
        }
        for (int i = 1; i < DISCOUNT_LIMITS.length; i++) {
            if (rate <= DISCOUNT_LIMITS[i]) {
                return Math.round(DISCOUNT_LIMITS[i - 1] * 100) + " – " + Math.round(DISCOUNT_LIMITS[i] * 100) + " %";
            }
        }
        return "30 % +";
    }

    List<QuoteCase> all() {
        return cases;
    }

    List<QuoteCase> signed() {
        return cases.stream().filter(QuoteCase::signed).toList();
    }

    int quoted() {
        return quoted;
    }

    int accepted() {
        return accepted;
    }

    /** Deals with a quote whose fate is known: accepted, won or lost. */
    int decided() {
        return decided;
    }

    int expired() {
        return expired;
    }

    Evidence evidence() {
        return evidence;
    }

    Coverage coverage() {
        int signed = signed().size();
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        en.add(Wording.number(signed) + " signed, " + Wording.number(cases.size() - signed)
                + " still open and counted as running");
        ja.add("契約締結済み" + Wording.number(signed) + "件、進行中(経過分のみ)" + Wording.number(cases.size() - signed) + "件");
        if (signedByWin > 0) {
            en.add(Wording.number(signedByWin) + " signatures inferred from the win");
            ja.add("受注から推定した契約締結: " + Wording.number(signedByWin) + "件");
        }
        leftOut.forEach((reason, n) -> {
            en.add(Wording.number(n) + " " + reason.en());
            ja.add(reason.ja() + ": " + Wording.number(n) + "件");
        });
        return new Coverage(quoted, cases.size(), Phrase.of(String.join("; ", en), String.join("。", ja)));
    }
}
