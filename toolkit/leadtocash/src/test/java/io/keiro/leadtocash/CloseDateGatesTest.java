package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.data;
import static io.keiro.leadtocash.Small.date;
import static io.keiro.leadtocash.Small.day;
import static io.keiro.leadtocash.Small.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Close dates of closed deals against the day on which their history closes them. */
class CloseDateGatesTest {

    private static final String OTHER_DAY = "closed deals whose close date is another day";
    private static final String CORRECTED = "close dates corrected";

    private static Deal closed(String id, Outcome outcome, LocalDate date) {
        return new Deal(id, day(0), outcome, "Sales", null, 1, date, Map.of());
    }

    private static GateResult found(LeadToCash.Builder builder, String subject) {
        return CloseDateGates.of(builder.build()).stream()
                .filter(result -> result.subject().en().startsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDateThatTheClosingSetIsTheDayOfTheClosing() {
        LeadToCash.Builder builder = data().deal(closed("won", Outcome.WON, date(10)))
                .event(event("won", Activity.CLOSED_WON, 10.7))
                .deal(closed("lost", Outcome.LOST, date(12)))
                .event(event("lost", Activity.CLOSED_LOST, 12.1));
        assertThat(found(builder, OTHER_DAY).severity()).isEqualTo(Severity.OK);
        assertThat(found(builder, OTHER_DAY).of()).isEqualTo(2);
        assertThat(found(builder, CORRECTED).count()).isZero();
    }

    @Test
    void aDateOfAnotherDayIsFoundAndItsSentenceSaysWhatItMeans() {
        LeadToCash.Builder builder = data().deal(closed("late", Outcome.WON, date(9)))
                .event(event("late", Activity.CLOSED_WON, 10.2))
                .deal(closed("ahead", Outcome.LOST, date(40)))
                .event(event("ahead", Activity.CLOSED_LOST, 12.1))
                .deal(closed("right", Outcome.LOST, date(12)))
                .event(event("right", Activity.CLOSED_LOST, 12.1));
        GateResult result = found(builder, OTHER_DAY);
        assertThat(result.severity()).isEqualTo(Severity.WARNING);
        assertThat(result.examples()).containsExactly("late", "ahead");
        assertThat(result.share()).isEqualTo(2.0 / 3);
        assertThat(result.message())
                .isEqualTo(Phrase.of(
                        "No later correction explains it; an import or an integration may have set the date. Reports by close"
                                + " date and times by stage history disagree on these deals",
                        "後日の修正では説明できず、インポートや連携が日付を設定した可能性があります。クローズ日による集計とステージ履歴による所要時間が一致しません"));
    }

    @Test
    void aCorrectionAfterTheClosingIsToldApart() {
        LeadToCash.Builder builder = data().deal(closed("corrected", Outcome.WON, date(8)))
                .event(event("corrected", Activity.CLOSED_WON, 10.2))
                .event(event("corrected", Activity.CLOSE_DATE_MOVED, 11))
                .deal(closed("movedBefore", Outcome.WON, date(30)))
                .event(event("movedBefore", Activity.CLOSE_DATE_MOVED, 5))
                .event(event("movedBefore", Activity.CLOSED_WON, 10.2))
                .deal(closed("atOnce", Outcome.WON, date(31)))
                .event(event("atOnce", Activity.CLOSED_WON, 10.2))
                .event(event("atOnce", Activity.CLOSE_DATE_MOVED, 10.2))
                .deal(closed("onTheDay", Outcome.WON, date(31)))
                .event(event("onTheDay", Activity.CLOSED_WON, 10).onDay())
                .event(event("onTheDay", Activity.CLOSE_DATE_MOVED, 10.5))
                .deal(closed("correctedToTheClosing", Outcome.WON, date(10)))
                .event(event("correctedToTheClosing", Activity.CLOSED_WON, 10.2))
                .event(event("correctedToTheClosing", Activity.CLOSE_DATE_MOVED, 11));
        assertThat(found(builder, CORRECTED).examples()).containsExactly("corrected");
        assertThat(found(builder, CORRECTED).severity()).isEqualTo(Severity.INFO);
        assertThat(found(builder, OTHER_DAY).examples()).containsExactly("movedBefore", "atOnce", "onTheDay");
    }

    @Test
    void ofSeveralClosingsTheLastCounts() {
        LeadToCash.Builder builder = data().deal(closed("reopened", Outcome.WON, date(20)))
                .event(event("reopened", Activity.CLOSED_WON, 10))
                .event(event("reopened", Activity.CLOSE_DATE_MOVED, 12))
                .event(event("reopened", Activity.CLOSED_WON, 20.5))
                .deal(closed("kept", Outcome.WON, date(10)))
                .event(event("kept", Activity.CLOSED_WON, 10))
                .event(event("kept", Activity.CLOSED_WON, 20.5))
                .deal(closed("lostAfterAll", Outcome.LOST, date(30)))
                .event(event("lostAfterAll", Activity.CLOSED_WON, 20))
                .event(event("lostAfterAll", Activity.CLOSED_LOST, 30.5));
        assertThat(found(builder, OTHER_DAY).examples()).containsExactly("kept");
        assertThat(found(builder, CORRECTED).count()).isZero();
    }

    /** At 16:00 in Greenwich the next day has begun in Tokyo; a closing that is known by its day is that day in any zone. */
    @Test
    void daysAreThoseOfThePortalsZone() {
        LeadToCash.Builder builder = data().zone(ZoneId.of("Asia/Tokyo"))
                .deal(closed("evening", Outcome.WON, date(11)))
                .event(event("evening", Activity.CLOSED_WON, 10 + 16 / 24.0))
                .deal(closed("greenwich", Outcome.WON, date(10)))
                .event(event("greenwich", Activity.CLOSED_WON, 10 + 16 / 24.0))
                .deal(closed("dayOnly", Outcome.WON, date(10)))
                .event(event("dayOnly", Activity.CLOSED_WON, 10).onDay());
        assertThat(found(builder, OTHER_DAY).examples()).containsExactly("greenwich");
    }

    @Test
    void whatCannotBeComparedIsNotCounted() {
        LeadToCash.Builder builder = data().deal(closed("noDate", Outcome.WON, null))
                .event(event("noDate", Activity.CLOSED_WON, 10))
                .deal(closed("noClosing", Outcome.WON, date(1)))
                .event(event("noClosing", Activity.OPPORTUNITY_CREATED, 0))
                .deal(closed("open", Outcome.OPEN, date(1)))
                .event(event("open", Activity.CLOSED_WON, 3))
                .deal(closed("recovered", Outcome.WON, date(1)))
                .event(event("recovered", Activity.CLOSED_WON, 3).with(Mark.RECOVERED.column(), "true"))
                .deal(closed("otherWay", Outcome.LOST, date(1)))
                .event(event("otherWay", Activity.CLOSED_WON, 3));
        assertThat(found(builder, OTHER_DAY).of()).isZero();
        assertThat(found(builder, OTHER_DAY).share()).isNaN();
    }

    @Test
    void emptyData() {
        assertThat(CloseDateGates.of(data().build())).hasSize(4).allMatch(result -> result.severity() == Severity.OK);
    }
}
