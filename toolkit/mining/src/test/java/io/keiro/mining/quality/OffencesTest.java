package io.keiro.mining.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.Logs;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffencesTest {

    private static final Reason EARLY = Reason.of("early", Severity.INFO, Phrase.of("too early", "早すぎる"));
    private static final Reason LATE = Reason.of("late", Severity.WARNING, Phrase.of("too late", "遅すぎる"))
            .withDetail((log, event, value) -> Phrase.of(value + " days late", value + "日遅れ"))
            .worstByValue();

    private final EventLog log = Logs.of("A B C", "A B", "A");

    private Offences found() {
        return Offences.in(log)
                .event(5, EARLY)
                .event(1, LATE, 3)
                .event(1, EARLY)
                .event(4, LATE, 9)
                .ofCase(2, LATE, 1)
                .ofLog(EARLY, 0)
                .build();
    }

    @Test
    void countsDifferentCasesAndEvents() {
        Offences found = found();

        assertThat(found.size()).isEqualTo(6);
        assertThat(found.eventCount()).isEqualTo(3);
        assertThat(found.caseCount()).isEqualTo(3);
        assertThat(found.caseShare()).isEqualTo(1.0);
        assertThat(found.eventShare()).isEqualTo(0.5);
        assertThat(found.eventIndices()).containsExactly(1, 4, 5);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void theMostSevereReasonComesFirstWithItsWorstExample() {
        List<Offences.Tally> tallies = found().tallies();

        assertThat(tallies.get(0).reason().id()).isEqualTo("late");
        assertThat(tallies.get(0).offenders()).isEqualTo(3);
        assertThat(tallies.get(0).cases()).isEqualTo(3);
        assertThat(tallies.get(0).events()).isEqualTo(2);
        assertThat(tallies.get(0).example().detail().en()).isEqualTo("9 days late");
        assertThat(tallies.get(1).example().caseId()).isEqualTo("case 3");
        assertThat(found())
                .hasToString(
                        "too late: 2 events in 3 cases (100.0 %); with 1 other reason 3 events in 3 cases (100.0 %)");
        assertThat(found().sentence().ja()).isEqualTo("遅すぎる: 3ケース(100.0 %)の2イベント。ほか1種類を含め3ケース(100.0 %)の3イベント");
    }

    @Test
    void listsEachOffenderByReasonAsFound() {
        assertThat(found().table().rows())
                .containsExactly(
                        row("early", "case 3", 1, "A", 0, EARLY.label()),
                        row("early", "case 1", 2, "B", 1, EARLY.label()),
                        row("early", null, null, null, -1, EARLY.label()),
                        row("late", "case 1", 2, "B", 1, Phrase.of("3 days late", "3日遅れ")),
                        row("late", "case 2", 2, "B", 1, Phrase.of("9 days late", "9日遅れ")),
                        row("late", "case 3", null, null, -1, Phrase.of("1 days late", "1日遅れ")));
    }

    private static List<Object> row(
            String reason, String caseId, Integer position, String activity, int hour, Phrase detail) {
        List<Object> row = new ArrayList<>();
        row.add(reason);
        row.add(caseId);
        row.add(position);
        row.add(activity);
        row.add(hour < 0 ? null : Logs.START.plusSeconds(3600L * hour));
        row.add(detail);
        return row;
    }

    @Test
    void conditionsChooseTheOffenders() {
        Offences found = found();

        assertThat(log.dropEvents(found.events()).eventCount()).isEqualTo(3);
        assertThat(log.keepEvents(found.only("late").events()).eventCount()).isEqualTo(2);
        assertThat(log.keepCases(found.only("early").cases()).caseCount()).isEqualTo(2);
        assertThat(log.dropCases(found.cases()).history().value(0, "step").toString())
                .contains("dropCases(cases with too late: 2 events");
    }

    @Test
    void casesAreRecognisedInALogDerivedFromThisOne() {
        EventLog derived = log.dropCases("case 1");

        assertThat(derived.keepCases(found().only("early").cases()).caseCount()).isEqualTo(1);
    }

    @Test
    void eventsOfAnotherLogAreRefused() {
        EventLog derived = log.dropCases("case 1");

        assertThatThrownBy(() -> derived.dropEvents(found().events()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "these offenders were found in another log than this one: event 0 of case case 2 is not the one"
                                + " that was looked at in hand; look for the offenders in this log and use the condition of that"
                                + " result");
    }

    @Test
    void aWrongReasonAnswersWithThoseThatThereAre() {
        assertThatThrownBy(() -> found().only("lost"))
                .hasMessage("no offender for the reason \"lost\"; there are: \"early\", \"late\"");
        assertThatThrownBy(() -> Offences.in(log).build().only("lost"))
                .hasMessage("no offender for the reason \"lost\"; there are no offenders at all");
    }

    @Test
    void whatIsNotInTheLogIsRefused() {
        assertThatThrownBy(() -> Offences.in(log).event(6, EARLY))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("there is no event 6 in hand, which has 6 events");
        assertThatThrownBy(() -> Offences.in(log).ofCase(-1, EARLY))
                .hasMessage("there is no case -1 in hand, which has 3 cases");
        assertThatThrownBy(() -> found().get(6))
                .hasMessage("there are 6 offenders; there is no number 6, valid are 0 to 5");
    }

    @Test
    void manyOffendersAreListedInPart() {
        Offences.Builder many = Offences.in(log);
        for (int i = 0; i < 100_000; i++) {
            many.event(i % 6, LATE, i);
        }

        Offences found = many.build();
        assertThat(found.size()).isEqualTo(100_000);
        assertThat(found.table().rowCount()).isEqualTo(Offences.LISTED);
        assertThat(found.get(99_999).detail().en()).isEqualTo("99999 days late");
        assertThat(found.eventCount()).isEqualTo(6);
    }

    @Test
    void nothingFound() {
        Offences none = Offences.in(log).build();

        assertThat(none).hasToString("nothing found");
        assertThat(none.severity()).isEqualTo(Severity.NONE);
        assertThat(none.table().rowCount()).isZero();
    }
}
