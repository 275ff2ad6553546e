package io.keiro.mining;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a {@link PetriNet} node by node. Places and transitions share one set of ids, and both ends of an arc must be there before it.
 *
 * <p>Without an initial marking the only place that no arc leads into gets one token, without a final one the only place that no arc leads
 * out of; the net says so in its remarks. Where there is not exactly one such place, {@link #build} is an error.
 */
public final class PetriNetBuilder {

    private record Ends(String from, String to) {}

    private final String name;
    private final Set<String> places = new LinkedHashSet<>();
    private final Map<String, PetriNet.Transition> transitions = new LinkedHashMap<>();
    private final Map<Ends, Integer> arcs = new LinkedHashMap<>();
    private final Set<Marking> finals = new LinkedHashSet<>();
    private final List<Phrase> remarks = new ArrayList<>();
    private Marking initial;

    PetriNetBuilder(String name) {
        this.name = name;
    }

    public PetriNetBuilder place(String id) {
        requireFree(id, "place", "プレース");
        places.add(id);
        return this;
    }

    /** A transition that stands for an activity. Several may have the same label. */
    public PetriNetBuilder transition(String id, String label) {
        if (label == null || label.isEmpty()) {
            throw ModelFormatException.of(
                    "transition '" + id + "' has an empty label; give it one or call silent(id)",
                    "トランジション「" + id + "」のラベルが空です。ラベルを付けるかsilent(id)を使ってください");
        }
        return add(new PetriNet.Transition(id, label));
    }

    /** A transition that no event shows. */
    public PetriNetBuilder silent(String id) {
        return add(new PetriNet.Transition(id, null));
    }

    private PetriNetBuilder add(PetriNet.Transition transition) {
        requireFree(transition.id(), "transition", "トランジション");
        transitions.put(transition.id(), transition);
        return this;
    }

    /** An arc of weight 1. */
    public PetriNetBuilder arc(String from, String to) {
        return arc(from, to, 1);
    }

    /** An arc from a place to a transition or the other way; weights of several between the same nodes add up. */
    public PetriNetBuilder arc(String from, String to, int weight) {
        known(from, from, to);
        known(to, from, to);
        if (places.contains(from) == places.contains(to)) {
            boolean both = places.contains(from);
            throw ModelFormatException.of(
                    "the arc from '" + from + "' to '" + to + "' joins two " + (both ? "places" : "transitions")
                            + "; an arc joins a place and a transition",
                    "「" + from + "」から「" + to + "」へのアークは" + (both ? "プレース" : "トランジション")
                            + "同士を結んでいます。アークはプレースとトランジションを結びます");
        }
        if (weight < 1) {
            throw ModelFormatException.of(
                    "the arc from '" + from + "' to '" + to + "' has weight " + weight + "; it must be 1 or more",
                    "「" + from + "」から「" + to + "」へのアークの重みが" + weight + "です。1以上でなければなりません");
        }
        if ((long) arcs.getOrDefault(new Ends(from, to), 0) + weight > Integer.MAX_VALUE) {
            throw ModelFormatException.of(
                    "the arcs from '" + from + "' to '" + to + "' weigh more than 2,147,483,647 together",
                    "「" + from + "」から「" + to + "」へのアークの重みの合計が2,147,483,647を超えています");
        }
        arcs.merge(new Ends(from, to), weight, Integer::sum);
        return this;
    }

    public PetriNetBuilder initialMarking(Marking marking) {
        marking.places().forEach(this::requirePlace);
        initial = marking;
        return this;
    }

    /** One more marking in which a run may end. */
    public PetriNetBuilder finalMarking(Marking marking) {
        marking.places().forEach(this::requirePlace);
        finals.add(marking);
        return this;
    }

    PetriNetBuilder remark(Phrase remark) {
        remarks.add(remark);
        return this;
    }

    public PetriNet build() {
        List<Phrase> said = new ArrayList<>(remarks);
        Marking start = initial;
        if (start == null) {
            Set<String> sources = new LinkedHashSet<>(places);
            arcs.keySet().forEach(arc -> sources.remove(arc.to()));
            start = only(said, sources, Phrase.of("initial", "初期"), Phrase.of("without incoming arcs", "入力アークのない"));
        }
        List<Marking> ends = new ArrayList<>(finals);
        if (ends.isEmpty()) {
            Set<String> sinks = new LinkedHashSet<>(places);
            arcs.keySet().forEach(arc -> sinks.remove(arc.from()));
            ends.add(only(said, sinks, Phrase.of("final", "最終"), Phrase.of("without outgoing arcs", "出力アークのない")));
        }
        List<PetriNet.Arc> all = new ArrayList<>();
        arcs.forEach((arc, weight) -> all.add(new PetriNet.Arc(arc.from(), arc.to(), weight)));
        return new PetriNet(
                name, new PetriNet.Structure(places, transitions.values(), all), new PetriNet.Ends(start, ends), said);
    }

    private static Marking only(List<Phrase> said, Set<String> candidates, Phrase which, Phrase kind) {
        if (candidates.size() != 1) {
            String some = String.join("', '", candidates.stream().limit(5).toList());
            throw ModelFormatException.of(
                    "the net has no " + which.en() + " marking, and " + candidates.size() + " places "
                            + kind.en() + (candidates.isEmpty() ? "" : " ('" + some + "')")
                            + "; state the " + which.en() + " marking, or have exactly one such place",
                    "ネットに" + which.ja() + "マーキングがなく、" + kind.ja() + "プレースが" + candidates.size() + "個あります"
                            + (candidates.isEmpty() ? "" : " ('" + some + "')") + "。" + which.ja()
                            + "マーキングを示すか、そのようなプレースをちょうど1個にしてください");
        }
        String place = candidates.iterator().next();
        said.add(Phrase.of(
                "no " + which.en() + " marking is stated: one token in '" + place + "', the only place " + kind.en()
                        + ", is assumed",
                which.ja() + "マーキングが示されていないため、" + kind.ja() + "唯一のプレース「" + place + "」にトークン1個と仮定しました"));
        return Marking.of(place);
    }

    void requireFree(String id, String en, String ja) {
        if (id == null || id.isEmpty()) {
            throw ModelFormatException.of(
                    "a " + en + " has no id; every node needs one of its own", ja + "にIDがありません。すべてのノードに固有のIDが必要です");
        }
        if (places.contains(id) || transitions.containsKey(id)) {
            throw ModelFormatException.of(
                    "the id '" + id + "' of a " + en + " is taken by another node; every node needs one of its own",
                    ja + "のID「" + id + "」は別のノードが使っています。すべてのノードに固有のIDが必要です");
        }
    }

    private void known(String id, String from, String to) {
        if (!places.contains(id) && !transitions.containsKey(id)) {
            throw ModelFormatException.of(
                    "the arc from '" + from + "' to '" + to + "' names '" + id
                            + "', which is neither a place nor a transition of the net",
                    "「" + from + "」から「" + to + "」へのアークの「" + id + "」は、ネットのプレースでもトランジションでもありません");
        }
    }

    void requirePlace(String id) {
        if (!places.contains(id)) {
            throw ModelFormatException.of(
                    "a marking names '" + id + "', which is no place of the net",
                    "マーキングにある「" + id + "」は、ネットのプレースではありません");
        }
    }
}
