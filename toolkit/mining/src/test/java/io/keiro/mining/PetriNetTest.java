package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PetriNetTest {

    /** Takes two from p, gives one to q. */
    private static PetriNet pairs() {
        return PetriNet.builder("pairs")
                .place("p")
                .place("q")
                .transition("t", "Pair")
                .arc("p", "t", 2)
                .arc("t", "q")
                .initialMarking(Marking.of("p", "p", "p"))
                .finalMarking(Marking.of("p", "q"))
                .build();
    }

    @Test
    void firesByWeight() {
        PetriNet net = pairs();
        PetriNet.Transition pair = net.transitions().get(0);
        assertThat(net.enabled(net.initialMarking())).containsExactly(pair);
        Marking after = net.fire(net.initialMarking(), pair);
        assertThat(after)
                .isEqualTo(Marking.of("p", "q"))
                .isEqualTo(net.finalMarkings().get(0));
        assertThat(net.enabled(after)).isEmpty();
        assertThatThrownBy(() -> net.fire(after, pair))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("transition 't' is not enabled in [p, q]: it takes 2 tokens from 'p', which has 1");
        assertThatThrownBy(() -> net.fire(after, new PetriNet.Transition("t", "Other")))
                .hasMessage("transition 't' is not of this net; take one from transitions() or enabled(marking)");
        assertThat(net.inputs(pair)).containsExactly(new PetriNet.Arc("p", "t", 2));
        assertThat(net.outputs(pair)).containsExactly(new PetriNet.Arc("t", "q", 1));
    }

    @Test
    void tokensBeyondCountingAreRefused() {
        PetriNet net = pairs();
        Marking full = Marking.of(Map.of("p", 2, "q", Integer.MAX_VALUE));
        assertThatThrownBy(() -> net.fire(full, net.transitions().get(0)))
                .hasMessage(
                        "after transition 't' place 'q' would hold 2,147,483,648 tokens; at most 2,147,483,647 can be"
                                + " counted");
    }

    @Test
    void saysWhatItConsistsOf() {
        assertThat(pairs().toString())
                .isEqualTo("Petri net of 2 places, 1 transition (0 silent) and 2 arcs, from [p×3] to [p, q]");
        assertThat(pairs().sentence().ja()).isEqualTo("プレース2個、トランジション1個(うち不可視0個)、アーク2本のペトリネット、[p×3]から[p, q]まで");
        assertThat(pairs().table().rows()).hasSize(6);
    }

    @Test
    void markingsThatAreNotStatedAreAssumedAndSaid() {
        PetriNetBuilder builder = PetriNet.builder("")
                .place("start")
                .place("end")
                .silent("t")
                .arc("start", "t")
                .arc("t", "end");
        PetriNet net = builder.build();
        assertThat(builder.build().remarks()).isEqualTo(net.remarks());
        assertThat(net.initialMarking()).isEqualTo(Marking.of("start"));
        assertThat(net.finalMarkings()).containsExactly(Marking.of("end"));
        assertThat(net.remarks().stream().map(Object::toString).toList())
                .isEqualTo(
                        List.of(
                                "no initial marking is stated: one token in 'start', the only place without incoming arcs, is assumed",
                                "no final marking is stated: one token in 'end', the only place without outgoing arcs, is assumed"));
        assertThat(net.toString()).endsWith("outgoing arcs, is assumed");
        assertThat(net.sentence().ja()).contains("最終マーキングが示されていないため、出力アークのない唯一のプレース「end」");
    }

    @Test
    void twoSinksNeedAFinalMarking() {
        PetriNetBuilder builder = PetriNet.builder("")
                .place("a")
                .place("b")
                .place("c")
                .silent("t")
                .arc("a", "t")
                .arc("t", "b")
                .arc("t", "c");
        assertThatThrownBy(builder::build)
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(
                        "the net has no final marking, and 2 places without outgoing arcs ('b', 'c'); state the final"
                                + " marking, or have exactly one such place");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> PetriNet.builder("").place("p").silent("p"))
                .hasMessage("the id 'p' of a transition is taken by another node; every node needs one of its own");
        assertThatThrownBy(() -> PetriNet.builder("").place("p").place("q").arc("p", "q"))
                .hasMessage("the arc from 'p' to 'q' joins two places; an arc joins a place and a transition");
        assertThatThrownBy(() -> PetriNet.builder("").place("p").silent("t").arc("p", "t", 0))
                .hasMessage("the arc from 'p' to 't' has weight 0; it must be 1 or more");
        assertThatThrownBy(() -> PetriNet.builder("").place("p").arc("p", "x"))
                .hasMessage("the arc from 'p' to 'x' names 'x', which is neither a place nor a transition of the net");
        assertThatThrownBy(() -> PetriNet.builder("").transition("t", ""))
                .hasMessage("transition 't' has an empty label; give it one or call silent(id)");
        assertThatThrownBy(() -> PetriNet.builder("").place("p").finalMarking(Marking.of("x")))
                .hasMessage("a marking names 'x', which is no place of the net");
        assertThatThrownBy(() -> Marking.of(Map.of("p", -1)))
                .hasMessage("place 'p' has -1 tokens; it must be 0 or more");
    }

    @Test
    void arcsBetweenTheSameNodesAddUp() {
        PetriNet net = PetriNet.builder("")
                .place("p")
                .place("q")
                .silent("t")
                .arc("p", "t")
                .arc("p", "t")
                .arc("t", "q")
                .build();
        assertThat(net.arcs()).contains(new PetriNet.Arc("p", "t", 2));
    }

    @Test
    void equalWhateverTheOrderAndName() {
        PetriNet other = PetriNet.builder("another name")
                .transition("t", "Pair")
                .place("q")
                .place("p")
                .arc("t", "q")
                .arc("p", "t", 2)
                .initialMarking(Marking.of(Map.of("p", 3, "q", 0)))
                .finalMarking(Marking.of("q", "p"))
                .build();
        assertThat(other).isEqualTo(pairs()).hasSameHashCodeAs(pairs());
    }
}
