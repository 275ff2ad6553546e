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
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Pulls a net out of PNML. Elements are known by their local names, whatever their namespace; those that say nothing about the behaviour
 * are passed over. Arcs and final markings may stand before their nodes, so they wait until the end, with their lines. Nothing here
 * recurses: a file may nest as deep as it likes.
 */
final class PnmlReader {

    private static final XMLInputFactory FACTORY = factory();

    private record Edge(int line, String id, String from, String to, int weight) {}

    private record Reference(int line, String id, String target) {}

    private record Marked(int line, String place, int tokens) {}

    private record NodeText(String name, String marking, boolean invisible) {}

    private final String file;
    private final XMLStreamReader xml;
    private final Map<String, Integer> initial = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Reference> references = new LinkedHashMap<>();
    private final List<List<Marked>> finals = new ArrayList<>();
    private PetriNetBuilder net;
    private boolean markingStated;
    private int unnamed;

    private PnmlReader(String file, XMLStreamReader xml) {
        this.file = file;
        this.xml = xml;
    }

    // The JDK's own parser: another one on the class path may treat document types and entities differently.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched from outside the file");
        });
        return factory;
    }

    static PetriNet read(Path path) {
        String file = String.valueOf(path.getFileName());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            return new PnmlReader(file, xml).net();
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            throw ModelFormatException.at(
                    file,
                    at == null ? 0 : Math.max(0, at.getLineNumber()),
                    Phrase.of("this is no complete, well-formed XML: " + reason(e), "完全な整形式のXMLではありません: " + reason(e)),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e, e);
        }
    }

    /** What the parser says, without the place that it puts in front. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        return start < 0 ? message : message.substring(start + "Message: ".length());
    }

    private PetriNet net() throws XMLStreamException {
        boolean root = true;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw wrong(
                        "a document type declaration is not read, as it may define entities; remove the <!DOCTYPE ...>",
                        "文書型宣言は実体を定義できるため読み込みません。<!DOCTYPE ...>を削除してください");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (root && !xml.getLocalName().equals("pnml")) {
                    throw wrong(
                            "the outermost element is <" + xml.getLocalName() + ">; a Petri net file has <pnml>",
                            "最も外側の要素が<" + xml.getLocalName() + ">です。ペトリネットのファイルでは<pnml>です");
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
        String name = xml.getLocalName();
        if (name.equals("net")) {
            begin();
            return;
        }
        if (net == null) {
            pass();
            return;
        }
        switch (name) {
            case "page" -> {}
            case "place" -> place();
            case "transition" -> transition();
            case "arc" -> arc();
            case "referencePlace", "referenceTransition" -> reference();
            case "finalmarkings" -> finalMarkings();
            default -> pass();
        }
    }

    private void begin() {
        if (net != null) {
            throw wrong("a second <net> begins here; a file with exactly one is expected", "2個目の<net>があります。1個だけ必要です");
        }
        String type = String.valueOf(attribute("type")).toLowerCase(java.util.Locale.ROOT);
        if (type.contains("symmetricnet") || type.contains("highlevelnet") || type.contains("hlpn")) {
            throw wrong(
                    "the net is of type '" + attribute("type") + "'; place/transition nets are read",
                    "ネットの種類が「" + attribute("type") + "」です。プレース/トランジションネットのみ読み込めます");
        }
        String id = attribute("id");
        net = PetriNet.builder(id == null ? "" : id);
    }

    private void place() throws XMLStreamException {
        int line = line();
        String id = attribute("id");
        within(line, () -> net.place(id));
        NodeText text = node("initialMarking");
        if (text.marking() != null) {
            markingStated = true;
            initial.put(
                    id,
                    number(
                            line,
                            text.marking(),
                            Phrase.of("the initial marking of place '" + id + "'", "プレース「" + id + "」の初期マーキング"),
                            0));
        }
    }

    private void transition() throws XMLStreamException {
        int line = line();
        String id = attribute("id");
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
        int line = line();
        String id = attribute("id");
        String from = attribute("source");
        String to = attribute("target");
        String called = id == null ? "an arc" : "arc '" + id + "'";
        String calledJa = id == null ? "アーク" : "アーク「" + id + "」";
        if (from == null || to == null) {
            String missing = from == null ? "source" : "target";
            throw wrong(
                    called + " has no " + missing + "; it needs the id of a node there",
                    calledJa + "に" + missing + "がありません。ノードのIDが必要です");
        }
        int weight = 1;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStartElement()) {
                continue;
            }
            String child = xml.getLocalName();
            if (child.equals("inscription")) {
                int at = line();
                weight = number(at, text(), Phrase.of("the weight of " + called, calledJa + "の重み"), 1);
            } else if (child.equals("arctype") || child.equals("type")) {
                String value = attribute("value");
                int at = line();
                String said = text();
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
                pass();
            }
        }
        edges.add(new Edge(line, id, from, to, weight));
    }

    /** A node that stands for another one, on another page. */
    private void reference() throws XMLStreamException {
        String id = attribute("id");
        String target = attribute("ref");
        if (id == null || target == null) {
            throw wrong(
                    "<" + xml.getLocalName() + "> has no " + (id == null ? "id" : "ref") + "; it needs both",
                    "<" + xml.getLocalName() + ">に" + (id == null ? "id" : "ref") + "がありません。両方必要です");
        }
        if (references.put(id, new Reference(line(), id, target)) != null) {
            throw wrong("the id '" + id + "' is taken by another reference", "ID「" + id + "」は別の参照が使っています");
        }
        pass();
    }

    private void finalMarkings() throws XMLStreamException {
        List<Marked> marking = null;
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("marking")) {
                marking = new ArrayList<>();
                finals.add(marking);
                depth++;
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("place")
                    && marking != null) {
                int line = line();
                String place = attribute("idref");
                if (place == null) {
                    throw wrong(
                            "a final marking names a place without idref; it needs the id of a place",
                            "最終マーキングのplaceにidrefがありません。プレースのIDが必要です");
                }
                int tokens = number(
                        line,
                        text(),
                        Phrase.of("the final marking of place '" + place + "'", "プレース「" + place + "」の最終マーキング"),
                        0);
                marking.add(new Marked(line, place, tokens));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                pass();
            }
        }
    }

    private PetriNet finished() {
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
            if (!xml.isStartElement()) {
                continue;
            }
            String child = xml.getLocalName();
            if (child.equals("name")) {
                name = unwrapped(text());
            } else if (child.equals(markingElement)) {
                String tokens = text();
                marking = tokens == null ? "" : tokens;
            } else {
                invisible |= child.equals("toolspecific") && "$invisible$".equals(attribute("activity"));
                pass();
            }
        }
        return new NodeText(name, marking, invisible);
    }

    /** The text of a label element, in {@code text} or, in older files, {@code value}; null if it has none. Ends behind the element. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean found = false;
        int depth = 1;
        boolean inside = false;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                inside = depth == 2
                        && (xml.getLocalName().equals("text")
                                || xml.getLocalName().equals("value"));
                found |= inside;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                inside = false;
            } else if (inside && xml.isCharacters()) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw wrong(
                        "the entity '&" + xml.getLocalName() + ";' is not defined; write the characters themselves",
                        "実体「&" + xml.getLocalName() + ";」は定義されていません。文字そのものを書いてください");
            }
        }
        return found ? text.toString() : null;
    }

    /** Without the line breaks and indents of pretty printing; blanks on the same line belong to the label. */
    private static String unwrapped(String text) {
        if (text == null) {
            return null;
        }
        String bare = text.strip();
        if (bare.isEmpty()) {
            return text.indexOf('\n') < 0 ? text : "";
        }
        int start = text.indexOf(bare);
        boolean before = text.substring(0, start).indexOf('\n') >= 0;
        boolean after = text.substring(start + bare.length()).indexOf('\n') >= 0;
        return (before ? "" : text.substring(0, start)) + bare + (after ? "" : text.substring(start + bare.length()));
    }

    /** Goes behind the end of the element. */
    private void pass() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private int number(int line, String text, Phrase what, int least) {
        String digits = text == null ? "" : text.strip();
        try {
            int number = Integer.parseInt(digits);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that are too small.
        }
        throw ModelFormatException.at(
                file,
                line,
                Phrase.of(
                        what.en() + " is '" + digits + "'; a whole number from " + least + " to 2147483647 is expected",
                        what.ja() + "が「" + digits + "」です。" + least + "から2147483647までの整数が必要です"),
                null);
    }

    private void within(int line, Runnable step) {
        try {
            step.run();
        } catch (ModelFormatException e) {
            throw e.file().isEmpty() ? e.in(file, line) : e;
        }
    }

    private ModelFormatException wrong(String en, String ja) {
        return ModelFormatException.at(file, line(), Phrase.of(en, ja), null);
    }

    private int line() {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    private String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }
}
