package io.keiro.mining;

import io.keiro.log.Phrase;
import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of a model file one after the other, known by their local names, with errors that say the line. Nothing is fetched and no
 * entity expanded. Nothing recurses: a file may nest as deep as it likes.
 */
final class ModelElements {

    private static final XMLInputFactory FACTORY = factory();

    private final String file;
    private final XMLStreamReader reader;

    ModelElements(String file, InputStream in) throws XMLStreamException {
        this.file = file;
        this.reader = FACTORY.createXMLStreamReader(in);
    }

    // The JDK's own parser: another one on the class path may treat document types and entities differently.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Later JDKs stop at a depth of 100, earlier ones never. Nothing here grows with the depth, so the same files
        // are read on all.
        factory.setProperty("jdk.xml.maxElementDepth", 0);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched from outside the file");
        });
        return factory;
    }

    /** What the parser could not read. */
    static ModelFormatException damaged(String file, XMLStreamException e) {
        Location at = e.getLocation();
        return ModelFormatException.at(
                file,
                at == null ? 0 : Math.max(0, at.getLineNumber()),
                Phrase.of("this is no complete, well-formed XML: " + reason(e), "完全な整形式のXMLではありません: " + reason(e)),
                e);
    }

    /** What the parser says, without the place that it puts in front. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        return start < 0 ? message : message.substring(start + "Message: ".length());
    }

    boolean hasNext() throws XMLStreamException {
        return reader.hasNext();
    }

    /** The kind of what comes next, of {@link XMLStreamConstants}. */
    int next() throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
            throw wrong(
                    "a document type declaration is not read, as it may define entities; remove the <!DOCTYPE ...>",
                    "文書型宣言は実体を定義できるため読み込みません。<!DOCTYPE ...>を削除してください");
        }
        return event;
    }

    boolean isStart() {
        return reader.isStartElement();
    }

    String name() {
        return reader.getLocalName();
    }

    String attribute(String attribute) {
        return reader.getAttributeValue(null, attribute);
    }

    int line() {
        return Math.max(0, reader.getLocation().getLineNumber());
    }

    ModelFormatException wrong(String en, String ja) {
        return ModelFormatException.at(file, line(), Phrase.of(en, ja), null);
    }

    /** The text of a label element, in {@code text} or, in older files, {@code value}; null if it has none. Ends behind the element. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean found = false;
        int depth = 1;
        boolean inside = false;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                inside = depth == 2 && (name().equals("text") || name().equals("value"));
                found |= inside;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                inside = false;
            } else if (inside && reader.isCharacters()) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw wrong(
                        "the entity '&" + name() + ";' is not defined; write the characters themselves",
                        "実体「&" + name() + ";」は定義されていません。文字そのものを書いてください");
            }
        }
        return found ? text.toString() : null;
    }

    /** Without the line breaks and indents of pretty printing; blanks on the same line belong to the label. */
    static String unwrapped(String text) {
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
    void pass() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    int number(int line, String text, Phrase what, int least) {
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
}
