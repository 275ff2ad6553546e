package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A labelled Petri net with arc weights, an initial marking and one or more final markings: the runs from the first to one of the last are
 * the behaviour that it describes. A transition with a label stands for an activity, one without is silent; several may have the same label.
 * Nodes are known by their id, never by their label.
 *
 * <p>Two nets are equal if their nodes, arcs and markings are, in whatever order and under whatever name. Immutable. A net need be neither
 * bounded nor sound.
 *
 * <pre>{@code
 * PetriNet net = PetriNet.builder("order")
 *         .place("start").place("end").transition("t1", "Ship")
 *         .arc("start", "t1").arc("t1", "end")
 *         .build();
 * }</pre>
 *
 * <p>Source: T. Murata, Petri Nets: Properties, Analysis and Applications, 1989; W. van der Aalst, The Application of Petri Nets to Workflow
 * Management, 1998.
 */
public final class PetriNet implements Tabular {

    /**
     * @param label the activity, or null for a silent transition
     */
    public record Transition(String id, String label) {

        public boolean isSilent() {
            return label == null;
        }
    }

    /**
     * From a place to a transition or the other way.
     *
     * @param weight tokens that it moves, at least 1
     */
    public record Arc(String from, String to, int weight) {}

    record Structure(Collection<String> places, Collection<Transition> transitions, List<Arc> arcs) {}

    record Ends(Marking initial, List<Marking> finals) {}

    private final String name;
    private final List<String> places;
    private final Map<String, Transition> transitions = new HashMap<>();
    private final List<Transition> inOrder;
    private final List<Arc> arcs;
    private final Map<String, List<Arc>> inputs = new HashMap<>();
    private final Map<String, List<Arc>> outputs = new HashMap<>();
    private final Ends ends;
    private final List<Phrase> remarks;

    PetriNet(String name, Structure structure, Ends ends, List<Phrase> remarks) {
        this.name = name;
        this.places = List.copyOf(structure.places());
        this.inOrder = List.copyOf(structure.transitions());
        this.arcs = List.copyOf(structure.arcs());
        this.ends = new Ends(ends.initial(), List.copyOf(ends.finals()));
        this.remarks = List.copyOf(remarks);
        inOrder.forEach(transition -> transitions.put(transition.id(), transition));
        for (Arc arc : arcs) {
            boolean input = transitions.containsKey(arc.to());
            (input ? inputs : outputs)
                    .computeIfAbsent(input ? arc.to() : arc.from(), id -> new ArrayList<>())
                    .add(arc);
        }
    }

    public static PetriNetBuilder builder(String name) {
        return new PetriNetBuilder(Objects.requireNonNull(name, "a net needs a name; it may be empty text"));
    }

    /**
     * Reads a place/transition net from PNML (ISO/IEC 15909-2), with or without its namespace. Also taken: final markings in an element
     * {@code finalmarkings}, and {@code toolspecific} with {@code activity="$invisible$"} for silent transitions, as other tools write them.
     * A transition without a name is silent too; that, and markings that had to be assumed, stand in {@link #remarks}. Several pages are
     * one net; names of places, layout and ids of arcs are not kept. Arcs that are not normal (inhibitor, reset), a second net and document
     * type declarations are refused with file and line.
     */
    public static PetriNet read(Path path) {
        return PnmlReader.read(path);
    }

    /** Writes PNML that {@link #read} gives back as an equal net. An older file stays until the new one is complete. */
    public void write(Path path) {
        PnmlWriter.write(this, path);
    }

    public String name() {
        return name;
    }

    /** The ids of the places, in the order in which they were added. */
    public List<String> places() {
        return places;
    }

    /** In the order in which they were added. */
    public List<Transition> transitions() {
        return inOrder;
    }

    public List<Arc> arcs() {
        return arcs;
    }

    public Marking initialMarking() {
        return ends.initial();
    }

    /** The markings in which a run may end, at least one. */
    public List<Marking> finalMarkings() {
        return ends.finals();
    }

    /** What was assumed when the net was made; empty if everything was stated. */
    public List<Phrase> remarks() {
        return remarks;
    }

    /** The arcs that take tokens for a transition. */
    public List<Arc> inputs(Transition transition) {
        return List.copyOf(inputs.getOrDefault(own(transition).id(), List.of()));
    }

    /** The arcs that give tokens for a transition. */
    public List<Arc> outputs(Transition transition) {
        return List.copyOf(outputs.getOrDefault(own(transition).id(), List.of()));
    }

    /** The transitions whose input places hold enough tokens, silent ones among them, in the order of the net. */
    public List<Transition> enabled(Marking marking) {
        return inOrder.stream()
                .filter(transition -> inputs.getOrDefault(transition.id(), List.of()).stream()
                        .allMatch(arc -> marking.tokens(arc.from()) >= arc.weight()))
                .toList();
    }

    /** The marking after a transition. One that is not enabled, or not of this net, is an error. */
    public Marking fire(Marking marking, Transition transition) {
        own(transition);
        Map<String, Integer> after = new HashMap<>();
        marking.places().forEach(place -> after.put(place, marking.tokens(place)));
        for (Arc arc : inputs.getOrDefault(transition.id(), List.of())) {
            int there = marking.tokens(arc.from());
            if (there < arc.weight()) {
                throw new IllegalArgumentException("transition '" + transition.id() + "' is not enabled in " + marking
                        + ": it takes "
                        + Wording.count(arc.weight(), "token", "tokens") + " from '" + arc.from() + "', which has "
                        + Wording.number(there));
            }
            after.put(arc.from(), there - arc.weight());
        }
        for (Arc arc : outputs.getOrDefault(transition.id(), List.of())) {
            long tokens = (long) after.getOrDefault(arc.to(), 0) + arc.weight();
            if (tokens > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("after transition '" + transition.id() + "' place '" + arc.to()
                        + "' would hold " + Wording.number(tokens) + " tokens; at most 2,147,483,647 can be counted");
            }
            after.put(arc.to(), (int) tokens);
        }
        return Marking.of(after);
    }

    private Transition own(Transition transition) {
        if (!transition.equals(transitions.get(transition.id()))) {
            throw new IllegalArgumentException("transition '" + transition.id()
                    + "' is not of this net; take one from transitions() or enabled(marking)");
        }
        return transition;
    }

    private long silent() {
        return inOrder.stream().filter(Transition::isSilent).count();
    }

    /** What the net consists of, one row each, then its markings and remarks. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Petri net", "ペトリネット"),
                Field.of("part", Phrase.of("Part", "要素"), Kind.TEXT),
                Field.of("value", Phrase.of("Value", "値"), Kind.TEXT));
        table.row(Phrase.of("places", "プレース"), Wording.number(places.size()));
        table.row(Phrase.of("transitions", "トランジション"), Wording.number(inOrder.size()));
        table.row(Phrase.of("silent transitions", "不可視トランジション"), Wording.number(silent()));
        table.row(Phrase.of("arcs", "アーク"), Wording.number(arcs.size()));
        table.row(Phrase.of("initial marking", "初期マーキング"), ends.initial().toString());
        ends.finals().forEach(marking -> table.row(Phrase.of("final marking", "最終マーキング"), marking.toString()));
        remarks.forEach(remark -> table.row(Phrase.of("remark", "注記"), remark));
        return table.build();
    }

    @Override
    public Phrase sentence() {
        StringBuilder en = new StringBuilder();
        StringBuilder ja = new StringBuilder();
        for (Phrase remark : remarks) {
            en.append("; ").append(remark.en());
            ja.append("。").append(remark.ja());
        }
        return Phrase.of(
                "Petri net of " + Wording.count(places.size(), "place", "places") + ", "
                        + Wording.count(inOrder.size(), "transition", "transitions") + " ("
                        + Wording.number(silent()) + " silent) and " + Wording.count(arcs.size(), "arc", "arcs")
                        + ", from " + ends.initial() + " to " + finals(" or ") + en,
                "プレース" + Wording.number(places.size()) + "個、トランジション" + Wording.number(inOrder.size()) + "個(うち不可視"
                        + Wording.number(silent()) + "個)、アーク" + Wording.number(arcs.size()) + "本のペトリネット、"
                        + ends.initial() + "から" + finals("または") + "まで" + ja);
    }

    private String finals(String or) {
        return String.join(or, ends.finals().stream().map(Marking::toString).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PetriNet net
                && new HashSet<>(places).equals(new HashSet<>(net.places))
                && transitions.equals(net.transitions)
                && new HashSet<>(arcs).equals(new HashSet<>(net.arcs))
                && ends.initial().equals(net.ends.initial())
                && new HashSet<>(ends.finals()).equals(new HashSet<>(net.ends.finals()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(new HashSet<>(places), transitions, ends.initial());
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
