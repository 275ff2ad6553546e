package io.keiro.mining.conformance;

import static io.keiro.mining.conformance.Conformance.conforming;
import static io.keiro.mining.conformance.Conformance.deviating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import io.keiro.mining.Logs;
import io.keiro.mining.Marking;
import io.keiro.mining.PetriNet;
import io.keiro.mining.PetriNetBuilder;
import io.keiro.mining.conformance.Membership.Answer;
import io.keiro.mining.conformance.Membership.Options;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipTest {

    /**
     * A net in short: each part is {@code p+q>label>r}, blanks between them; a label {@code -} is silent, an empty side has no places.
     * A place that is named twice has an arc of weight 2. One token in i at first.
     */
    private static PetriNetBuilder net(String text) {
        PetriNetBuilder builder = PetriNet.builder("hand");
        List<String> known = new ArrayList<>();
        int number = 0;
        for (String part : text.split(" ")) {
            String[] sides = part.split(">", -1);
            for (String place : (sides[0] + "+" + sides[2]).split("\\+")) {
                if (!place.isEmpty() && !known.contains(place)) {
                    known.add(place);
                    builder.place(place);
                }
            }
            String id = "t" + ++number;
            if (sides[1].equals("-")) {
                builder.silent(id);
            } else {
                builder.transition(id, sides[1]);
            }
            for (String place : sides[0].isEmpty() ? new String[0] : sides[0].split("\\+")) {
                builder.arc(place, id);
            }
            for (String place : sides[2].isEmpty() ? new String[0] : sides[2].split("\\+")) {
                builder.arc(id, place);
            }
        }
        return builder.initialMarking(Marking.of("i"));
    }

    private static void conforms(PetriNet net, String... traces) {
        answers(net, Answer.CONFORMS, traces);
    }

    private static void deviates(PetriNet net, String... traces) {
        answers(net, Answer.DEVIATES, traces);
    }

    private static void answers(PetriNet net, Answer answer, String... traces) {
        EventLog log = Logs.of(traces);
        Membership membership = Membership.of(log, net);
        for (int c = 0; c < traces.length; c++) {
            assertThat(membership.answer(log.variantOf(c)))
                    .as("'" + traces[c] + "'")
                    .isEqualTo(answer);
        }
        assertThat(membership.cases(answer)).isEqualTo(traces.length);
    }

    @Test
    void sequence() {
        PetriNet net = net("i>a>p p>b>o").build();
        conforms(net, "a b");
        deviates(net, "", "a", "b", "b a", "a b b", "a x b");
    }

    @Test
    void choice() {
        PetriNet net = net("i>a>o i>b>o").build();
        conforms(net, "a", "b");
        deviates(net, "a b", "b a", "");
    }

    @Test
    void parallel() {
        PetriNet net = net("i>s>p+q p>a>r q>b>u r+u>e>o").build();
        conforms(net, "s a b e", "s b a e");
        deviates(net, "s a e", "s a b", "a s b e", "s a a b e");
    }

    @Test
    void loop() {
        PetriNet net = net("i>a>p p>r>i p>e>o").build();
        conforms(net, "a e", "a r a e", "a r a r a r a e");
        deviates(net, "a r e", "a a e", "a r a");
    }

    @Test
    void silentSkip() {
        PetriNet net = net("i>a>p p>b>q p>->q q>c>o").build();
        conforms(net, "a b c", "a c");
        deviates(net, "a b b c", "a", "b c");
    }

    @Test
    void silentLoopsEnd() {
        PetriNet net = net("i>->p p>->i p>a>p p>->o").build();
        conforms(net, "", "a", "a a a");
        deviates(net, "b");
    }

    /** The first of two transitions with one label would be wrong half of the time. */
    @Test
    void duplicateLabels() {
        PetriNet net = net("i>a>p i>a>q p>b>o q>c>o").build();
        conforms(net, "a b", "a c");
        deviates(net, "a", "a a", "a b c");
    }

    @Test
    void arcWeightTwo() {
        PetriNet net = net("i>s>p p>a>q+q q+q>b>o").build();
        conforms(net, "s a b");
        PetriNet one = net("i>s>p p>a>q q+q>b>o").build();
        deviates(one, "s a b");
    }

    @Test
    void twoFinalMarkings() {
        PetriNet net = net("i>a>p p>b>q")
                .finalMarking(Marking.of("p"))
                .finalMarking(Marking.of("q"))
                .build();
        conforms(net, "a", "a b");
        deviates(net, "", "b");
    }

    @Test
    void tokensLeftBehindDeviate() {
        PetriNet net = net("i>a>o+p p>b>p").finalMarking(Marking.of("o")).build();
        deviates(net, "a", "a b");
    }

    @Test
    void deadEnd() {
        PetriNet net =
                net("i>a>p p>b>o i>a>q q>c>r").finalMarking(Marking.of("o")).build();
        conforms(net, "a b");
        deviates(net, "a c", "a", "a c b");
    }

    @Test
    void emptyLog() {
        Membership membership = Membership.of(Logs.of(), net("i>a>o").build());
        assertThat(membership.table().rows()).isEmpty();
        assertThat(membership.toString()).isEqualTo("0 of 0 cases (0 of 0 variants) conform to the net");
    }

    @Test
    void singleEvent() {
        conforms(net("i>a>o").build(), "a");
    }

    /** A visible transition that makes tokens without end is no trouble: each event adds one. */
    @Test
    void unboundedNetThatCanBeFollowed() {
        PetriNet net = net("i>a>i+p i+p>b>i i>c>o").build();
        conforms(net, "c", "a a b b c", "a b a a b b c");
        deviates(net, "a c", "b c", "a b b c");
    }

    @Test
    void unboundedNetIsRefused() {
        PetriNet net =
                net("i>->i+p i>a>o i+p+p>b>i").finalMarking(Marking.of("o")).build();
        EventLog log = Logs.of("a", "x a", "a");
        Options few = Options.defaults().withStateLimit(1000);
        Membership membership = Membership.of(log, net, few);
        assertThat(membership.cases(Answer.UNDECIDED)).isEqualTo(2);
        assertThat(membership.toString())
                .isEqualTo("0 of 3 cases (0 of 2 variants) conform to the net; 1 activity of the log is not in the net;"
                        + " 2 cases are undecided at the limit of 1,000 markings");
        assertThat(membership.sentence().ja())
                .isEqualTo("ケース3件中0件(バリアント2種類中0種類)がネットに適合。ネットにないアクティビティ1種類。マーキング数の上限1,000により判定不能のケース2件");
        assertThatThrownBy(() -> log.keepCases(conforming(net, few)))
                .isInstanceOf(UndecidedException.class)
                .hasMessage(
                        "whether case 'case 1' conforms is undecided: more than 1,000 markings of the net were met after"
                                + " 0 of its 1 event; raise the limit with Membership.Options.withStateLimit, or check whether silent"
                                + " transitions make tokens without end");
        assertThatThrownBy(() -> log.keepCases(deviating(net, few)))
                .isInstanceOfSatisfying(
                        UndecidedException.class,
                        e -> assertThat(e.phrase().ja()).startsWith("ケース「case 1」が適合するか判定できません。イベント1件中0件の時点で"));
        assertThat(Membership.of(log, net).cases(Answer.UNDECIDED)).isEqualTo(2);
    }

    /** Each answer hangs on the case alone, also after one was given up: at the beginning that it shares, or elsewhere. */
    @Test
    void othersAreDecidedAfterOneIsGivenUp() {
        PetriNet net = net("i>a>p p>->p+q p>c>o i>b>r r>d>o")
                .finalMarking(Marking.of("o"))
                .build();
        EventLog log = Logs.of("a c", "b d", "a", "b", "a x", "a c c", "b d d");
        Membership membership = Membership.of(log, net, Options.defaults().withStateLimit(50));
        List<Answer> answers = new ArrayList<>();
        for (int c = 0; c < log.caseCount(); c++) {
            answers.add(membership.answer(log.variantOf(c)));
        }
        assertThat(answers)
                .containsExactly(
                        Answer.UNDECIDED,
                        Answer.CONFORMS,
                        Answer.UNDECIDED,
                        Answer.DEVIATES,
                        Answer.DEVIATES,
                        Answer.UNDECIDED,
                        Answer.DEVIATES);
        assertThatThrownBy(
                        () -> log.keepCases(conforming(net, Options.defaults().withStateLimit(50))))
                .hasMessageContaining("after 1 of its 2 events");
    }

    @Test
    void moreTokensThanCanBeCountedAreUndecided() {
        PetriNet net = PetriNet.builder("flood")
                .place("p")
                .transition("t", "a")
                .arc("t", "p", Integer.MAX_VALUE)
                .initialMarking(Marking.empty())
                .finalMarking(Marking.of("p"))
                .build();
        answers(net, Answer.UNDECIDED, "a a");
        deviates(net, "a", "");
    }

    /** Whether a case is decided must not hang on those before it: each of these meets 3 sets, all together many more. */
    @Test
    void theLimitCountsEachVariantForItself() {
        PetriNet net = net("i>a>p i>b>q i>c>r p>a>o q>b>o r>c>o").build();
        Options tight = Options.defaults().withStateLimit(6);
        Membership membership = Membership.of(Logs.of("a a", "b b", "c c", "a a"), net, tight);
        assertThat(membership.cases(Answer.CONFORMS)).isEqualTo(4);
        Membership tighter = Membership.of(Logs.of("a a", "b b", "c c"), net, tight.withStateLimit(5));
        assertThat(tighter.cases(Answer.UNDECIDED)).isEqualTo(3);
        assertThatThrownBy(() -> tight.withStateLimit(0)).hasMessage("a limit of 0 states; it must be at least 1");
    }

    @Test
    void asVerbs() {
        PetriNet net = net("i>a>p p>b>o").build();
        EventLog log = Logs.of("a b", "b a", "a b", "a x", "");
        assertThat(log.keepCases(conforming(net)).caseCount()).isEqualTo(2);
        assertThat(log.dropCases(conforming(net)).caseCount()).isEqualTo(3);
        assertThat(log.keepCases(deviating(net)).caseCount()).isEqualTo(3);
        assertThat(log.keepCases(conforming(net).negate()).caseCount()).isEqualTo(3);
        assertThat(conforming(net)).hasToString("conforming(net 'hand')");
        assertThat(log.keepCases(deviating(net)).history().rows().toString()).contains("deviating(net 'hand')");
        assertThat(Membership.of(log, net).unknownActivities()).containsExactly("x");
        assertThat(Membership.of(log, net).table().rows().get(0)).startsWith("a → b", 2, 0.4);
    }
}
