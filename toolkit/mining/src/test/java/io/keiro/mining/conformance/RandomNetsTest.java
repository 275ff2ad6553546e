package io.keiro.mining.conformance;

import static io.keiro.mining.conformance.Conformance.conforming;
import static io.keiro.mining.conformance.Conformance.deviating;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import io.keiro.mining.Logs;
import io.keiro.mining.Marking;
import io.keiro.mining.PetriNet;
import io.keiro.mining.PetriNetBuilder;
import io.keiro.mining.conformance.Membership.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of membership over seeded random nets, and a plain search that agrees. */
class RandomNetsTest {

    private record State(int position, Marking marking) {}

    static List<Long> seeds() {
        return LongStream.range(0, 120).boxed().toList();
    }

    /** A few places and transitions, joined at random; silent transitions never make tokens more, so that a plain search ends. */
    private static PetriNet net(long seed) {
        Random random = new Random(seed);
        PetriNetBuilder builder = PetriNet.builder("random " + seed);
        int places = 2 + random.nextInt(4);
        for (int p = 0; p < places; p++) {
            builder.place("p" + p);
        }
        int transitions = 2 + random.nextInt(7);
        for (int t = 0; t < transitions; t++) {
            boolean silent = random.nextInt(3) == 0;
            int takes = 1 + random.nextInt(2);
            int gives = silent ? random.nextInt(takes + 1) : 1 + random.nextInt(2);
            if (silent) {
                builder.silent("t" + t);
            } else {
                builder.transition("t" + t, "A" + random.nextInt(4));
            }
            for (int i = 0; i < takes; i++) {
                builder.arc("p" + random.nextInt(places), "t" + t);
            }
            for (int i = 0; i < gives; i++) {
                builder.arc("t" + t, "p" + random.nextInt(places));
            }
        }
        builder.initialMarking(Marking.of("p0", "p" + random.nextInt(places)));
        PetriNet draft = builder.finalMarking(Marking.of("p1")).build();
        // Where a few random steps lead is a final marking too, so that some runs are sure to end.
        Marking marking = draft.initialMarking();
        for (int step = 0; step < 4 && !draft.enabled(marking).isEmpty(); step++) {
            List<PetriNet.Transition> enabled = draft.enabled(marking);
            marking = draft.fire(marking, enabled.get(random.nextInt(enabled.size())));
        }
        return builder.finalMarking(marking).build();
    }

    /** Random firing; a trace wherever a final marking is passed. */
    private static List<String> runs(PetriNet net, long seed) {
        Random random = new Random(seed);
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Marking marking = net.initialMarking();
            StringBuilder trace = new StringBuilder();
            for (int step = 0; step < 12; step++) {
                if (net.finalMarkings().contains(marking)) {
                    runs.add(trace.toString().strip());
                }
                List<PetriNet.Transition> enabled = net.enabled(marking);
                if (enabled.isEmpty()) {
                    break;
                }
                PetriNet.Transition next = enabled.get(random.nextInt(enabled.size()));
                marking = net.fire(marking, next);
                trace.append(next.isSilent() ? "" : " " + next.label());
            }
        }
        return runs;
    }

    private static boolean plain(PetriNet net, List<String> trace) {
        Set<State> seen = new HashSet<>();
        Deque<State> open = new ArrayDeque<>();
        open.add(new State(0, net.initialMarking()));
        while (!open.isEmpty()) {
            State state = open.poll();
            if (!seen.add(state)) {
                continue;
            }
            if (state.position() == trace.size() && net.finalMarkings().contains(state.marking())) {
                return true;
            }
            for (PetriNet.Transition transition : net.enabled(state.marking())) {
                if (transition.isSilent()) {
                    open.add(new State(state.position(), net.fire(state.marking(), transition)));
                } else if (state.position() < trace.size() && transition.label().equals(trace.get(state.position()))) {
                    open.add(new State(state.position() + 1, net.fire(state.marking(), transition)));
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void playedOutRunsConform(long seed) {
        PetriNet net = net(seed);
        List<String> runs = runs(net, seed);
        assertThat(runs).as("runs of seed " + seed).isNotEmpty();
        EventLog log = Logs.of(runs.toArray(String[]::new));
        assertThat(Membership.of(log, net).cases(Answer.CONFORMS)).isEqualTo(log.caseCount());
        assertThat(log.keepCases(conforming(net)).caseCount()).isEqualTo(log.caseCount());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPlainSearchAgreesAndKeepAndDropAreTheWhole(long seed) {
        PetriNet net = net(seed);
        List<String> traces = new ArrayList<>(runs(net, seed));
        Random random = new Random(seed);
        for (String run : List.copyOf(traces)) {
            // One event gone, doubled or changed: near the net's behaviour, where answers differ.
            List<String> events = new ArrayList<>(List.of(run.split(" ")));
            int at = random.nextInt(events.size());
            switch (random.nextInt(3)) {
                case 0 -> events.remove(at);
                case 1 -> events.add(at, events.get(at));
                default -> events.set(at, "A" + random.nextInt(5));
            }
            traces.add(String.join(" ", events).strip());
        }
        EventLog log = Logs.of(traces.toArray(String[]::new));
        Membership membership = Membership.of(log, net);
        int fitting = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            boolean expected = plain(net, Logs.trace(log, c));
            fitting += expected ? 1 : 0;
            assertThat(membership.answer(log.variantOf(c)))
                    .as(Logs.trace(log, c).toString())
                    .isEqualTo(expected ? Answer.CONFORMS : Answer.DEVIATES);
        }
        assertThat(log.keepCases(conforming(net)).caseCount()).isEqualTo(fitting);
        assertThat(log.keepCases(deviating(net)).caseCount()).isEqualTo(log.caseCount() - fitting);
        assertThat(log.dropCases(conforming(net)).caseCount()).isEqualTo(log.caseCount() - fitting);
        EventLog any = Logs.random(seed);
        assertThat(any.keepCases(conforming(net)).caseCount()
                        + any.dropCases(conforming(net)).caseCount())
                .isEqualTo(any.caseCount());
    }

    /** The comparison above means something only if both answers come up. */
    @Test
    void theRandomNetsTellTracesApart() {
        int both = 0;
        for (long seed : seeds()) {
            PetriNet net = net(seed);
            Membership membership = Membership.of(Logs.random(seed + 1000), net);
            boolean deviates = membership.cases(Answer.DEVIATES) > 0;
            both += deviates && !runs(net, seed).isEmpty() ? 1 : 0;
        }
        assertThat(both).isGreaterThan(60);
    }
}
