package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sales cycle of each deal: from its creation to the first closing that agrees with its outcome; open deals run until the cut-off.
 * The business date of closing never stands in for the closing event.
 */
final class SalesCycles {

    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    /**
     * One measured deal.
     *
     * @param days elapsed days, so far where the deal is open
     * @param businessDays the same in business days
     * @param finished true if the deal is closed
     * @param reopened true if it was closed before and opened again
     * @param segments what it is compared by
     */
    record Cycle(
            Deal deal,
            double days,
            double businessDays,
            boolean finished,
            boolean reopened,
            Map<String, String> segments) {}

    private final List<Cycle> cycles = new ArrayList<>();
    private final Map<Phrase, Integer> unmeasured = new LinkedHashMap<>();
    private final List<TraceStep> evidence = new ArrayList<>();
    private int startedByCreateDate;
    private int considered;

    private SalesCycles() {}

    static SalesCycles of(LeadToCash data, Analysis.Options options) {
        SalesCycles all = new SalesCycles();
        BusinessCalendar calendar = BusinessCalendar.of(options.policy(), data.zone());
        for (Deal deal : data.deals()) {
            all.considered++;
            all.add(data, deal, calendar, options);
        }
        return all;
    }

    private void add(LeadToCash data, Deal deal, BusinessCalendar calendar, Analysis.Options options) {
        List<TraceStep> steps = data.traces().of(deal.id());
        Optional<TraceStep> created = PairDurations.first(steps, Activity.OPPORTUNITY_CREATED);
        Instant from = created.map(TraceStep::time).orElse(deal.created());
        if (from == null) {
            count(Phrase.of("without a creation time", "作成日時がない"));
            return;
        }
        boolean open = deal.outcome() == Outcome.OPEN;
        Activity closing = deal.outcome() == Outcome.LOST ? Activity.CLOSED_LOST : Activity.CLOSED_WON;
        Optional<TraceStep> closed = open
                ? Optional.empty()
                : steps.stream().filter(step -> step.is(closing)).findFirst();
        if (!open && closed.isEmpty()) {
            count(Phrase.of("closed without a closing event", "クローズのイベントがない"));
            return;
        }
        Instant to = closed.map(TraceStep::time).orElse(data.cutOff());
        if (to.isBefore(from)) {
            count(
                    open
                            ? Phrase.of("created after the cut-off", "データ基準日時より後に作成")
                            : Phrase.of("closed before creation", "作成より前にクローズ"));
            return;
        }
        startedByCreateDate += created.isEmpty() ? 1 : 0;
        created.ifPresent(evidence::add);
        closed.ifPresent(evidence::add);
        double days = created.isPresent() && closed.isPresent()
                ? created.get().daysUntil(closed.get())
                : Duration.between(from, to).toMillis() / MILLIS_PER_DAY;
        Map<String, String> segments =
                SegmentAttributes.of(deal, created.map(TraceStep::event).orElse(null), options.attributes());
        if (options.attributes().contains(SegmentAttributes.AMOUNT_BAND)) {
            SegmentAttributes.addAmount(segments, options.policy().amountBands(), deal.amount());
        }
        cycles.add(new Cycle(deal, days, calendar.days(from, to), !open, reopened(deal, steps), segments));
    }

    private static boolean reopened(Deal deal, List<TraceStep> steps) {
        long closings = steps.stream()
                .filter(step -> step.is(Activity.CLOSED_WON) || step.is(Activity.CLOSED_LOST))
                .count();
        return deal.outcome() == Outcome.OPEN ? closings > 0 : closings > 1;
    }

    private void count(Phrase reason) {
        unmeasured.merge(reason, 1, Integer::sum);
    }

    List<Cycle> all() {
        return cycles;
    }

    List<Cycle> finished() {
        return cycles.stream().filter(Cycle::finished).toList();
    }

    List<Cycle> with(Outcome outcome) {
        return cycles.stream().filter(c -> c.deal().outcome() == outcome).toList();
    }

    /** Durations of closed deals with this outcome, or of all for null, with the open ones as still running. */
    DurationMeasures.Durations durations(Outcome outcome, boolean business) {
        List<Cycle> closed = finished().stream()
                .filter(c -> outcome == null || c.deal().outcome() == outcome)
                .toList();
        List<Cycle> running = outcome == null ? with(Outcome.OPEN) : List.of();
        return new DurationMeasures.Durations(
                closed.stream()
                        .mapToDouble(c -> business ? c.businessDays() : c.days())
                        .toArray(),
                closed.stream().mapToDouble(c -> c.deal().amount()).toArray(),
                running.stream()
                        .mapToDouble(c -> business ? c.businessDays() : c.days())
                        .toArray());
    }

    Evidence evidence() {
        return Evidences.of(evidence);
    }

    Coverage coverage() {
        int closed = finished().size();
        int open = cycles.size() - closed;
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        en.add(Wording.number(closed) + " closed, " + Wording.number(open) + " still open and counted as running");
        ja.add("クローズ済み" + Wording.number(closed) + "件、進行中(経過分のみ)" + Wording.number(open) + "件");
        unmeasured.forEach((reason, n) -> {
            en.add(Wording.number(n) + " " + reason.en());
            ja.add(reason.ja() + ": " + Wording.number(n) + "件");
        });
        if (startedByCreateDate > 0) {
            en.add(Wording.number(startedByCreateDate) + " start with the deal's create date");
            ja.add("商談の作成日を起点: " + Wording.number(startedByCreateDate) + "件");
        }
        return new Coverage(considered, cycles.size(), Phrase.of(String.join("; ", en), String.join("。", ja)));
    }
}
