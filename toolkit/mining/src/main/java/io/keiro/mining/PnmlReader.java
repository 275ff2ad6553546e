package io.keiro.mining;

import io.keiro.log.Phrase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Pulls a net out of PNML. Elements are known by their local names, whatever their namespace; those that say nothing about the behaviour
 * are passed over. Arcs and final markings may stand before their nodes, so they wait until the end, with their lines.
 */
final class PnmlReader {

    private record Edge(int line, String id, String from, String to, int weight) {}

    private record Reference(int line, String id, String target) {}

    private record Marked(int line, String place, int tokens) {}

    private record NodeText(String name, String marking, boolean invisible) {}

    private final String file;
    private final ModelElements xml;
    private final Map<String, Integer> initial = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Reference> references = new LinkedHashMap<>();
    private final List<List<Marked>> finals = new ArrayList<>();
    private PetriNetBuilder net;
    private boolean markingStated;
    private int unnamed;

    private PnmlReader(String file, ModelElements xml) {
        this.file = file;
        this.xml = xml;
    }

    static PetriNet read(Path path) {
        String file = String.valueOf(path.getFileName());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return new PnmlReader(file, new ModelElements(file, in)).net();
        } catch (XMLStreamException e) {
            throw ModelElements.damaged(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e, e);
        }
    }

    private PetriNet net() throws XMLStreamException {
        boolean root = true;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (root && !xml.name().equals("pnml")) {
                    throw xml.wrong(
                            "the outermost element is <" + xml.name() + ">; a Petri net file has <pnml>",
                            "最も外側の要素が<" + xml.name() + ">です。ペトリネットのファイルでは<pnml>です");
                }
                if (!root) {
                    element();
                }
                root = false;
            }
        }
        if (net == null) {
            throw ModelFormatException.at(
                    file, 0, Phrase.of("<pnml> holds no <net>; one is expected", "<pnml>に<net>がありません。1個必要です"), null);
        }
        return finished();
    }

    private void element() throws XMLStreamException {
        String name = xml.name();
        if (name.equals("net")) {
            begin();
            return;
        }
        if (net == null) {
            xml.pass();
            return;
        }
        switch (name) {
            case "page" -> {}
            case "place" -> place();
            case "transition" -> transition();
            case "arc" -> arc();
            case "referencePlace", "referenceTransition" -> reference();
            case "finalmarkings" -> finalMarkings();
            default -> xml.pass();
        }
    }

    private void begin() {
        if (net != null) {
            throw xml.wrong(
                    "a second <net> begins here; a file with exactly one is expected", "2個目の<net>があります。1個だけ必要です");
        }
        String type = String.valueOf(xml.attribute("type")).toLowerCase(Locale.ROOT);
        if (type.contains("symmetricnet") || type.contains("highlevelnet") || type.contains("hlpn")) {
            throw xml.wrong(
                    "the net is of type '" + xml.attribute("type") + "'; place/transition nets are read",
                    "ネットの種類が「" + xml.attribute("type") + "」です。プレース/トランジションネットのみ読み込めます");
        }
        String id = xml.attribute("id");
        net = PetriNet.builder(id == null ? "" : id);
    }

    private void place() throws XMLStreamException {
        int line = xml.line();
        String id = xml.attribute("id");
        within(line, () -> net.place(id));
        NodeText text = node("initialMarking");
        if (text.marking() != null) {
            markingStated = true;
            initial.put(
                    id,
                    xml.number(
                            line,
                            text.marking(),
                            Phrase.of("the initial marking of place '" + id + "'", "プレース「" + id + "」の初期マーキング"),
                            0));
        }
    }

    private void transition() throws XMLStreamException {
        int line = xml.line();
        String id = xml.attribute("id");
        NodeText text = node("");
        boolean noName = text.name() == null || text.name().isEmpty();
        unnamed += noName && !text.invisible() ? 1 : 0;
        within(line, () -> {
            if (text.invisible() || noName) {
                net.silent(id);
            } else {
                net.transition(id, text.name());
            }
        });
    }

    private void arc() throws XMLStreamException {
        int line = xml.line();
        String id = xml.attribute("id");
        String from = xml.attribute("source");
        String to = xml.attribute("target");
        String called = id == null ? "an arc" : "arc '" + id + "'";
        String calledJa = id == null ? "アーク" : "アーク「" + id + "」";
        if (from == null || to == null) {
            String missing = from == null ? "source" : "target";
            throw xml.wrong(
                    called + " has no " + missing + "; it needs the id of a node there",
                    calledJa + "に" + missing + "がありません。ノードのIDが必要です");
        }
        int weight = 1;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStart()) {
                continue;
            }
            String child = xml.name();
            if (child.equals("inscription")) {
                int at = xml.line();
                weight = xml.number(at, xml.text(), Phrase.of("the weight of " + called, calledJa + "の重み"), 1);
            } else if (child.equals("arctype") || child.equals("type")) {
                String value = xml.attribute("value");
                int at = xml.line();
                String said = xml.text();
                String type = (said == null ? String.valueOf(value) : said).strip();
                if (!type.equals("normal")) {
                    throw ModelFormatException.at(
                            file,
                            at,
                            Phrase.of(
                                    called + " is of type '" + type + "'; normal arcs are read",
                                    calledJa + "の種類が「" + type + "」です。通常のアークのみ読み込めます"),
                            null);
                }
            } else {
                xml.pass();
            }
        }
        edges.add(new Edge(line, id, from, to, weight));
    }

    /** A node that stands for another one, on another page. */
    private void reference() throws XMLStreamException {
        String id = xml.attribute("id");
        String target = xml.attribute("ref");
        if (id == null || target == null) {
            throw xml.wrong(
                    "<" + xml.name() + "> has no " + (id == null ? "id" : "ref") + "; it needs both",
                    "<" + xml.name() + ">に" + (id == null ? "id" : "ref") + "がありません。両方必要です");
        }
        if (references.put(id, new Reference(xml.line(), id, target)) != null) {
            throw xml.wrong("the id '" + id + "' is taken by another reference", "ID「" + id + "」は別の参照が使っています");
        }
        xml.pass();
    }

    private void finalMarkings() throws XMLStreamException {
        List<Marked> marking = null;
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("marking")) {
                marking = new ArrayList<>();
                finals.add(marking);
                depth++;
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("place") && marking != null) {
                int line = xml.line();
                String place = xml.attribute("idref");
                if (place == null) {
                    throw xml.wrong(
                            "a final marking names a place without idref; it needs the id of a place",
                            "最終マーキングのplaceにidrefがありません。プレースのIDが必要です");
                }
                int tokens = xml.number(
                        line,
                        xml.text(),
                        Phrase.of("the final marking of place '" + place + "'", "プレース「" + place + "」の最終マーキング"),
                        0);
                marking.add(new Marked(line, place, tokens));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                xml.pass();
            }
        }
    }

    private PetriNet finished() {
        references
                .values()
                .forEach(reference ->
                        within(reference.line(), () -> net.requireFree(reference.id(), "reference", "参照")));
        for (Edge edge : edges) {
            within(edge.line(), () -> net.arc(resolved(edge.from()), resolved(edge.to()), edge.weight()));
        }
        if (markingStated) {
            net.initialMarking(Marking.of(initial));
        }
        for (List<Marked> marking : finals) {
            Map<String, Integer> tokens = new HashMap<>();
            for (Marked marked : marking) {
                String place = resolved(marked.place());
                // Also where it has 0 tokens: a name that is not of the net is a slip all the same.
                within(marked.line(), () -> net.requirePlace(place));
                if (tokens.put(place, marked.tokens()) != null) {
                    throw ModelFormatException.at(
                            file,
                            marked.line(),
                            Phrase.of(
                                    "a final marking names place '" + place + "' twice; once is expected",
                                    "最終マーキングがプレース「" + place + "」を2回挙げています。1回だけ必要です"),
                            null);
                }
            }
            net.finalMarking(Marking.of(tokens));
        }
        if (unnamed > 0) {
            net.remark(Phrase.of(
                    Wording.count(unnamed, "transition", "transitions")
                            + " without name or silent marker taken as silent",
                    "名前も不可視の印もないトランジション" + Wording.number(unnamed) + "個を不可視とみなしました"));
        }
        PetriNet[] built = new PetriNet[1];
        within(0, () -> built[0] = net.build());
        return built[0];
    }

    /** The node that an id stands for in the end; a circle of references is an error. */
    private String resolved(String id) {
        String node = id;
        for (int steps = 0; references.containsKey(node); steps++) {
            Reference reference = references.get(id);
            if (steps > references.size()) {
                throw ModelFormatException.at(
                        file,
                        reference.line(),
                        Phrase.of(
                                "the reference '" + reference.id() + "' leads back to itself; it must lead to a node",
                                "参照「" + reference.id() + "」が自分自身に戻ります。ノードを指す必要があります"),
                        null);
            }
            node = references.get(node).target();
        }
        return node;
    }

    /** What the children of a node say; ends behind the node. */
    private NodeText node(String markingElement) throws XMLStreamException {
        String name = null;
        String marking = null;
        boolean invisible = false;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStart()) {
                continue;
            }
            String child = xml.name();
            if (child.equals("name")) {
                name = ModelElements.unwrapped(xml.text());
            } else if (child.equals(markingElement)) {
                String tokens = xml.text();
                marking = tokens == null ? "" : tokens;
            } else {
                invisible |= child.equals("toolspecific") && "$invisible$".equals(xml.attribute("activity"));
                xml.pass();
            }
        }
        return new NodeText(name, marking, invisible);
    }

    private void within(int line, Runnable step) {
        try {
            step.run();
        } catch (ModelFormatException e) {
            throw e.file().isEmpty() ? e.in(file, line) : e;
        }
    }
}
