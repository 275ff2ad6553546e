package io.keiro.mining.quality;

import static io.keiro.log.Cases.having;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.ActivityPair;
import io.keiro.log.Between;
import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import io.keiro.log.Phrase;
import io.keiro.mining.Logs;
import io.keiro.mining.quality.AttributeDependencies.Dependency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Detectors of cases, labels and columns, on logs that a person can check. */
class CaseDetectorsTest {

    private static final Instant START = Logs.START;

    static List<Long> seeds() {
        return LongStream.range(500, 540).boxed().toList();
    }

    private static List<String> cases(QualityFinding found) {
        List<String> ids = new ArrayList<>();
        for (int c : found.offences().caseIndices()) {
            ids.add(found.offences().log().caseId(c));
        }
        return ids;
    }

    @Test
    void activitiesTooOftenOrTooRarely() {
        EventLog log = Logs.of("A B B", "A B", "B", "A A B");

        FrequencyViolations found =
                FrequencyViolations.of(log, Map.of("A", Between.exactly(1), "B", Between.atMost(1)));
        assertThat(cases(found)).containsExactly("case 1", "case 3", "case 4");
        assertThat(found.offences().get(0).detail().en()).isEqualTo("0 times");
        assertThat(found.offences().get(1).detail().en()).isEqualTo("2 times");
        assertThat(FrequencyViolations.of(log, "B", Between.of(1, 2)).offences().isEmpty())
                .isTrue();
        assertThatThrownBy(() -> FrequencyViolations.of(log, "b", Between.atMost(1)))
                .hasMessageContaining("no activity \"b\" in hand; did you mean \"B\"");
    }

    @Test
    void requiredActivities() {
        EventLog log = Logs.of("A B", "A", "A B", "C A");

        assertThat(cases(PresenceViolations.of(log, having("number", 2).or(having("number", 3)), "B")))
                .containsExactly("case 2");
        assertThatThrownBy(() -> PresenceViolations.of(log, having("number", 2), "Z"))
                .hasMessageContaining("no activity \"Z\" in hand");
    }

    @Test
    void activitiesInTheWrongOrder() {
        EventLog log = Logs.of("Bill Pay", "Pay Bill", "Pay", "Pay Call Pay Bill Pay");

        OrderViolations found = OrderViolations.of(log, ActivityPair.of("Bill", "Pay"));
        assertThat(cases(found)).containsExactly("case 2", "case 4");
        assertThat(found.offences().eventCount()).isEqualTo(3);
    }

    @Test
    void equalTimestamps() {
        EventLog log = EventLog.builder("ties")
                .event("1", "Pay", START)
                .event("1", "Bill", START)
                .build();

        assertThat(OrderViolations.of(log, ActivityPair.of("Bill", "Pay"))
                        .offences()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aImpliesB() {
        EventLog log = Logs.of("A B", "A", "B", "A C B");

        assertThat(cases(RelatedActivities.of(log, ActivityPair.of("A", "B")))).containsExactly("case 2");
        assertThat(cases(RelatedActivities.of(log, ActivityPair.of("C", "A")))).isEmpty();
        assertThat(cases(RelatedActivities.of(log, ActivityPair.of("C", "Z")))).containsExactly("case 4");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void relatedActivitiesAgreeWithCountingCases(long seed) {
        Random random = new Random(seed);
        EventLogBuilder builder = EventLog.builder("random");
        for (int c = 0; c < 60; c++) {
            boolean together = random.nextInt(3) > 0;
            for (String activity : List.of("A", "B", "C")) {
                boolean holds = activity.equals("C") ? random.nextBoolean() : together ^ random.nextInt(25) == 0;
                if (holds) {
                    builder.event("c" + c, activity, START.plusSeconds(c));
                }
            }
        }
        EventLog log = builder.build();
        List<String> expected = new ArrayList<>();
        for (String a : log.activities()) {
            for (String b : log.activities()) {
                long with = count(log, a, null);
                long both = count(log, a, b);
                double missing = 1 - (double) both / with;
                double rest = log.caseCount() - with;
                double elsewhere = rest == 0 ? 0 : 1 - (count(log, b, null) - both) / rest;
                if (!a.equals(b) && with >= 20 && both < with && both >= 0.8 * with && elsewhere >= 10 * missing) {
                    expected.add(a + " without " + b);
                }
            }
        }

        List<String> found = RelatedActivities.of(
                        log,
                        RelatedActivities.Options.defaults().withConfidence(0.8).withSupport(20))
                .offences()
                .tallies()
                .stream()
                .map(tally -> tally.reason().id())
                .sorted()
                .toList();
        assertThat(found).isEqualTo(expected.stream().sorted().toList());
    }

    private static long count(EventLog log, String a, String b) {
        long count = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            List<String> trace = Logs.trace(log, c);
            count += trace.contains(a) && (b == null || trace.contains(b)) ? 1 : 0;
        }
        return count;
    }

    @Test
    void activitiesThatAreNotOnTheList() {
        EventLog log = Logs.of("Sent Paid", "sent Lost", "Sent Piad");

        UnknownActivities found = UnknownActivities.of(log, List.of("Sent", "Paid", "Approved"));
        assertThat(found.offences().tallies().stream()
                        .map(t -> t.reason().label().en()))
                .containsExactlyInAnyOrder(
                        "\"sent\" is not known, perhaps \"Sent\"", "\"Lost\" is not known", "\"Piad\" is not known");
        DataTable map = DataTable.titled(Phrase.same("map"), DataTable.Field.of("stage", DataTable.Kind.TEXT))
                .row("Sent")
                .row(Phrase.of("Paid", "入金"))
                .row((Object) null)
                .build();
        assertThat(UnknownActivities.of(log, map, "stage").offences().eventCount())
                .isEqualTo(3);
        assertThatThrownBy(() -> UnknownActivities.of(log, map, "step"))
                .hasMessageContaining("no column \"step\" in the table \"map\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Closed Won, closed won, true",
        "Closed Won, Closed-Won, true",
        "Closed Won, ＣｌｏｓｅｄＷｏｎ, true",
        "見積 送付, 見積　送付, true",
        "サーバー確認, サーバ確認, true",
        "ﾒｰﾙ送信, メール送信, true",
        "Approved, Aproved, true",
        "Approved, Apporved, true",
        "Approve order, Aprove order, true",
        "Approved, Approver, true",
        "Release A, Release B, false",
        "Step 10001, Step 10002, false",
        "一次承認会議, 二次承認会議, false",
        "Sent, Send, false",
        "Orders, Order, false",
        "Check order, Check orders, false",
        "Accept offer, Accepted offer now, false",
    })
    void labelsThatPeopleReadAsTheSame(String a, String b, boolean like) {
        assertThat(LabelPairs.isLike(a, b)).isEqualTo(like);
        assertThat(LabelPairs.isLike(b, a)).isEqualTo(like);
    }

    @Test
    void blanksBetweenNumbersHaveAMeaning() {
        List<LabelPairs.Label> labels = List.of(
                new LabelPairs.Label("56", 0, 9), new LabelPairs.Label("5 6", 1, 8), new LabelPairs.Label("", 2, 1));

        assertThat(LabelPairs.of(labels, 0.1)).isEmpty();
    }

    @Test
    void theShippedStageMapIsAList() {
        Path project = Path.of("").toAbsolutePath();
        while (!Files.exists(project.resolve("data-templates"))) {
            project = project.getParent();
        }
        DataTable map = DataTable.read(project.resolve("data-templates/stage-map.csv"));
        EventLog log = EventLog.builder("stages")
                .event("1", "Appointment scheduled", START)
                .event("1", "Qualified to buy", START.plusSeconds(9))
                .event("1", "Qualified  to Buy", START.plusSeconds(19))
                .build();

        assertThat(UnknownActivities.of(log, map, "StageName")
                        .offences()
                        .tallies()
                        .get(0)
                        .reason()
                        .label()
                        .en())
                .isEqualTo("\"Qualified  to Buy\" is not known, perhaps \"Qualified to buy\"");
    }

    @Test
    void theRarerLabelIsWrong() {
        EventLogBuilder builder = EventLog.builder("labels");
        for (int i = 0; i < 20; i++) {
            builder.event("c" + i, "Approved", START.plusSeconds(1000L * i)).with("by", i < 10 ? "Tokyo " : "Osaka");
        }
        builder.event("d", "Aproved", START).with("by", "TOKYO").with("org:resource", "x");
        EventLog log = builder.build();

        Offences found = SimilarLabels.of(log).offences();
        assertThat(found.tallies().stream().map(t -> t.reason().id()))
                .containsExactly("spelling:by:TOKYO", "typo:activity:Aproved");
        assertThat(found.eventCount()).isEqualTo(1);
        assertThat(SimilarLabels.of(log, SimilarLabels.Options.defaults().withRareShare(0))
                        .offences()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void namesOfPeopleMayDifferByALetter() {
        EventLogBuilder builder = EventLog.builder("people");
        for (int i = 0; i < 40; i++) {
            builder.event("c" + i, "A", START.plusSeconds(1000L * i)).with("org:resource", i == 7 ? "Thomas" : "Tomas");
        }

        assertThat(SimilarLabels.of(builder.build()).offences().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void similarLabelsAgreeWithComparingAllPairs(long seed) {
        Random random = new Random(seed);
        List<LabelPairs.Label> labels = new ArrayList<>();
        for (int code = 0; code < 60; code++) {
            StringBuilder text = new StringBuilder("abcde");
            for (int i = 0; i < 2; i++) {
                text.setCharAt(1 + random.nextInt(4), (char) ('a' + random.nextInt(4)));
            }
            String label = text + (random.nextInt(4) == 0 ? "f" : "");
            if (labels.stream().noneMatch(known -> known.text().equals(label))) {
                labels.add(new LabelPairs.Label(label, labels.size(), 1 + random.nextInt(100)));
            }
        }
        List<String> expected = new ArrayList<>();
        for (LabelPairs.Label a : labels) {
            if (labels.stream().anyMatch(b -> a.count() <= 0.1 * b.count() && LabelPairs.isLike(a.text(), b.text()))) {
                expected.add(a.text());
            }
        }

        assertThat(LabelPairs.of(labels, 0.1).stream().map(pair -> pair.wrong().text()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void consecutiveIdsWithGaps() {
        EventLogBuilder builder = EventLog.builder("ids");
        for (int i = 1; i <= 60; i++) {
            if (i != 7 && i != 30 && i != 31) {
                builder.event("INV-%03d/A".formatted(i), "A", START.plusSeconds(i));
            }
            builder.event("other-" + 17 * i, "A", START.plusSeconds(i));
        }
        builder.event("no number", "A", START);
        EventLog log = builder.build();

        CaseIdGaps found = CaseIdGaps.of(log);
        assertThat(found.offences().table().rows().stream()
                        .map(row -> row.get(5).toString()))
                .containsExactly("7 is missing", "30 to 31 are missing (2)");
        assertThat(found.offences().tallies().get(0).reason().label().en())
                .isEqualTo("numbers missing from \"INV-#/A\"");
        assertThat(CaseIdGaps.of(log.dropCases("other-17")).offences().unanswered())
                .isPresent();
    }

    @Test
    void unusualDurationsByTukeysFences() {
        EventLogBuilder builder = EventLog.builder("durations");
        for (int i = 0; i < 40; i++) {
            Instant begin = START.plusSeconds(9999L * i);
            builder.interval("c" + i, "A", new EventLogBuilder.Span(begin, begin.plusSeconds(600 + 7L * i)));
            builder.interval(
                    "c" + i,
                    "B",
                    new EventLogBuilder.Span(begin.plusSeconds(2000), begin.plusSeconds(i == 5 ? 900_000 : 3000 + i)));
        }
        EventLog log = builder.build();

        Offences found = DurationOutliers.of(log).offences();
        assertThat(found.only("case-long").get(0).caseId()).isEqualTo("c5");
        assertThat(found.only("activity-long").get(0).activity()).isEqualTo("B");
        assertThat(found.only("activity-long").get(0).detail().en()).isEqualTo("10.4 d");
        assertThat(found.size()).isEqualTo(2);
        assertThat(DurationOutliers.of(log, DurationOutliers.Options.defaults().withFences(1000))
                        .offences()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void casesThatMayStillRunAreNotIncomplete() {
        EventLogBuilder builder = EventLog.builder("running");
        for (int i = 0; i < 200; i++) {
            Instant begin = START.plusSeconds(10_000L * i);
            builder.event("c" + i, "Begin", begin);
            if (i != 50 && i != 199) {
                builder.event("c" + i, "End", begin.plusSeconds(5000));
            }
        }

        assertThat(cases(IncompleteCases.of(builder.build()))).containsExactly("c50");
    }

    @Test
    void endsThatAreGiven() {
        EventLog log = Logs.of("A B C", "A B", "B C", "");

        IncompleteCases.Options options =
                IncompleteCases.Options.defaults().withStarts("A").withEnds("C");
        Offences found = IncompleteCases.of(log, options).offences();
        assertThat(found.only("start").get(0).detail().en()).isEqualTo("begins with \"B\"");
        assertThat(found.only("end").get(0).detail().ja()).isEqualTo("「B」で終了");
        assertThat(found.only("empty").get(0).caseId()).isEqualTo("case 4");
        assertThat(found.size()).isEqualTo(3);
    }

    @Test
    void noCaseBeginsAlthoughWorkGoesOn() {
        EventLogBuilder builder = EventLog.builder("arrivals");
        for (int day = 0; day < 120; day++) {
            Instant time = START.plusSeconds(86_400L * day + 37 * day);
            if (day < 40 || day > 60) {
                builder.event("c" + day, "Begin", time);
            } else {
                builder.event("c" + (day - 40), "End", time);
            }
        }

        Offences found = InactivePeriods.of(builder.build()).offences();
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).reason()).isEqualTo("arrivals");
        assertThat(found.get(0).detail().en()).isEqualTo("21 days, 2025-04-12 to 2025-05-02");
    }

    @Test
    void weekendsAreNotInactive() {
        EventLogBuilder builder = EventLog.builder("weeks");
        for (int day = 0; day < 200; day++) {
            if (day % 7 < 5 && !(day > 90 && day < 98)) {
                builder.event("c" + day, "A", START.plusSeconds(86_400L * day));
            }
        }

        EventLog log = builder.build();
        assertThat(InactivePeriods.of(log).offences().get(0).detail().en())
                .isEqualTo("9 days, 2025-05-31 to 2025-06-08");
        assertThat(InactivePeriods.of(log, InactivePeriods.Options.defaults().withMinimumDays(10))
                        .offences()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aFewDaysSayNothingAboutGaps() {
        EventLogBuilder builder = EventLog.builder("few");
        for (int day : new int[] {0, 1, 2, 3, 90, 91}) {
            builder.event("c" + day, "A", START.plusSeconds(86_400L * day));
        }

        assertThat(InactivePeriods.of(builder.build()).offences().isEmpty()).isTrue();
    }

    @Test
    void columnsThatTellNothing() {
        EventLogBuilder builder = EventLog.builder("columns");
        for (int i = 0; i < 12; i++) {
            builder.event("c" + i, "A", START.plusSeconds(i))
                    .with("id", "e" + i)
                    .with("always", 7)
                    .with("weight", i * 1.5)
                    .with("kind", i % 3)
                    .with("rare", i == 0 ? "x" : null);
            builder.caseAttribute("c" + i, "country", "JP");
        }

        Offences found = UniqueValues.of(builder.build()).offences();
        assertThat(found.table().rows().stream().map(row -> row.get(5).toString()))
                .containsExactly(
                        "id (event attribute)",
                        "always is always \"7\" (event attribute)",
                        "country is always \"JP\" (case attribute)");
    }

    @Test
    void dependenciesThatAreGiven() {
        EventLogBuilder builder = EventLog.builder("given");
        String[][] rows = {{"1", "West", "T1"}, {"2", "West", "T9"}, {"3", "East", "T9"}, {"4", "West", null}};
        for (String[] row : rows) {
            builder.caseAttribute(row[0], "region", row[1])
                    .caseAttribute(row[0], "team", row[2])
                    .event(row[0], "Pay", START)
                    .with("amount", row[0].equals("3") ? null : 5);
        }
        EventLog log = builder.build();

        AttributeDependencies teams =
                AttributeDependencies.of(log, Dependency.when("region", "West").then("team", "T1", "T2"));
        assertThat(cases(teams)).containsExactly("2", "4");
        assertThat(teams.offences().get(0).detail().en()).isEqualTo("team = T9");
        assertThat(teams.offences().eventCount()).isZero();
        AttributeDependencies paid =
                AttributeDependencies.of(log, Dependency.when("activity", "Pay").then("amount"));
        assertThat(paid.offences().eventIndices()).containsExactly(2);
        AttributeDependencies mixed =
                AttributeDependencies.of(log, Dependency.when("region", "East").then("amount", 5));
        assertThat(mixed.offences().eventIndices()).containsExactly(2);
        assertThatThrownBy(() -> AttributeDependencies.of(log, Dependency.determines("region", "teem")))
                .hasMessageContaining("no event attribute \"teem\"");
    }

    @Test
    void oneAttributeDeterminesAnother() {
        EventLogBuilder builder = EventLog.builder("determines");
        String[] teams = {"T1", "T1", "T2", "T1", "T3"};
        for (int i = 0; i < teams.length; i++) {
            builder.caseAttribute("" + i, "region", i < 4 ? "West" : "East").caseAttribute("" + i, "team", teams[i]);
        }

        AttributeDependencies found =
                AttributeDependencies.of(builder.build(), Dependency.determines("region", "team"));
        assertThat(cases(found)).containsExactly("2");
        assertThat(found.offences().get(0).detail().en()).isEqualTo("region = West, team = T2; usually T1");
    }

    @Test
    void valuesOutsideTheRange() {
        EventLogBuilder builder = EventLog.builder("values");
        for (int i = -1; i < 4; i++) {
            builder.caseAttribute("c" + i, "amount", i == 3 ? null : i)
                    .event("c" + i, "A", START)
                    .with("rate", i / 2.0)
                    .with("currency", i == 2 ? "USD" : "JPY");
        }
        EventLog log = builder.build();

        assertThat(cases(ValueRangeViolations.of(log, "amount", Between.atLeast(0))))
                .containsExactly("c-1");
        assertThat(ValueRangeViolations.of(log, "amount", Between.atLeast(0))
                        .offences()
                        .eventCount())
                .isZero();
        assertThat(ValueRangeViolations.of(log, "rate", Between.of(0.0, 1.0))
                        .offences()
                        .eventIndices())
                .containsExactly(0, 4);
        ValueRangeViolations currency = ValueRangeViolations.of(log, "currency", "JPY", "EUR");
        assertThat(cases(currency)).containsExactly("c2");
        assertThat(currency.offences().get(0).detail().en()).isEqualTo("currency = USD");
        assertThatThrownBy(() -> ValueRangeViolations.of(log, "amout", Between.atLeast(0)))
                .hasMessageContaining("no event attribute \"amout\"");
    }
}
