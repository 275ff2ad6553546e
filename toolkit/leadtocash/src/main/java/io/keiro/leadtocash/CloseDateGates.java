package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Gate Q10 on close dates: a forecast while a deal is open, the day of the last closing once it is closed.
 *
 * <p>A portal sets the close date while it closes a deal, so the two name one day in the portal's zone. They are compared as days,
 * because files and people give days. A date that was changed after the closing is a correction, which its event tells; a closing that is
 * only known from a date property is no history to compare with.
 */
final class CloseDateGates {

    private static final String GATE = "Q10";

    private final LeadToCash data;
    private final List<String> compared = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();
    private final List<String> corrected = new ArrayList<>();

    private CloseDateGates(LeadToCash data) {
        this.data = data;
        data.deals().forEach(this::compare);
    }

    static List<GateResult> of(LeadToCash data) {
        return new CloseDateGates(data).results();
    }

    private List<GateResult> results() {
        return List.of(
                check(
                        Phrase.of("open deals on the default close date or past it", "既定のクローズ日のまま、または過ぎている進行中の商談"),
                        this::isNoForecast,
                        Phrase.of(
                                "The close date is no forecast: it is the end of the month of creation, or already over",
                                "作成月の末日のまま、または過去の日付で、予測になっていません")),
                check(
                        Phrase.of("close date before creation", "作成より前のクローズ日"),
                        deal -> deal.closeDate() != null
                                && deal.created() != null
                                && deal.closeDate().isBefore(day(deal.created())),
                        Phrase.of("One of the two dates is wrong", "どちらかの日付が誤りです")),
                GateResult.of(
                        GATE,
                        Severity.WARNING,
                        Phrase.of(
                                "closed deals whose close date is another day than their closing",
                                "クローズ日がステージ履歴上のクローズと別の日の完了商談"),
                        new Affected(unexplained, compared.size()),
                        Phrase.of(
                                "No later correction explains it; an import or an integration may have set the date. Reports by"
                                        + " close date and times by stage history disagree on these deals",
                                "後日の修正では説明できず、インポートや連携が日付を設定した可能性があります。クローズ日による集計とステージ履歴による所要時間が一致しません")),
                GateResult.of(
                        GATE,
                        Severity.INFO,
                        Phrase.of("close dates corrected to another day after the closing", "クローズ後に別の日へ修正されたクローズ日"),
                        new Affected(corrected, compared.size()),
                        Phrase.of(
                                "Somebody said so on purpose: results here go by the stage history, reports by close date go by"
                                        + " the correction",
                                "意図的な修正です。ここでの結果はステージ履歴に、クローズ日による集計は修正後の日付に基づきます")));
    }

    private GateResult check(Phrase subject, Predicate<Deal> affected, Phrase message) {
        List<String> ids = data.deals().stream().filter(affected).map(Deal::id).toList();
        return GateResult.of(
                GATE, Severity.WARNING, subject, new Affected(ids, data.deals().size()), message);
    }

    private boolean isNoForecast(Deal deal) {
        if (deal.outcome() != Outcome.OPEN || deal.closeDate() == null) {
            return false;
        }
        boolean over = deal.closeDate().isBefore(day(data.cutOff()));
        boolean untouched = deal.created() != null
                && deal.closeDate().equals(day(deal.created()).with(TemporalAdjusters.lastDayOfMonth()));
        return over || untouched;
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(data.zone()).toLocalDate();
    }

    private void compare(Deal deal) {
        if (deal.outcome() == Outcome.OPEN || deal.closeDate() == null) {
            return;
        }
        Activity closed = deal.outcome() == Outcome.WON ? Activity.CLOSED_WON : Activity.CLOSED_LOST;
        TraceStep closing = null;
        TraceStep moved = null;
        for (TraceStep step : data.traces().of(deal.id())) {
            if (step.is(closed)) {
                closing = step;
            } else if (step.is(Activity.CLOSE_DATE_MOVED)) {
                moved = step;
            }
        }
        if (closing == null || Mark.RECOVERED.of(closing.event()) != null) {
            return;
        }
        compared.add(deal.id());
        if (!deal.closeDate().equals(closing.day())) {
            // A date that is written at the very moment of the closing, or on its day where only that is known, is a
            // part of it.
            boolean later = moved != null && closing.daysUntil(moved) > 0;
            (later ? corrected : unexplained).add(deal.id());
        }
    }
}
