package io.keiro.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads an SVG as a browser would and states what holds for each of ours. */
final class Svg {

    private static final Pattern REFERENCE =
            Pattern.compile("(?i)https?:|url\\((?!\\s*['\"]?#)|<image|<script|<style|href|@import|data:");

    private final Document document;

    private Svg(Document document) {
        this.document = document;
    }

    static Svg parse(String svg) {
        assertThat(svg).startsWith("<svg");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Svg(factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg))));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + svg, e);
        }
    }

    /** Well-formed, opaque, sized, and without any reference to the outside. */
    static Svg selfContained(String svg) {
        Svg parsed = parse(svg);
        String withoutNamespaces = svg.replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", "");
        Matcher outside = REFERENCE.matcher(withoutNamespaces);
        assertThat(outside.find() ? outside.group() : "")
                .as("outside reference")
                .isEmpty();
        Element root = parsed.document.getDocumentElement();
        assertThat(root.getAttribute("width")).matches("[0-9.]+");
        assertThat(root.getAttribute("height")).matches("[0-9.]+");
        assertThat(root.getAttribute("viewBox"))
                .isEqualTo("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"));
        return parsed;
    }

    List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    String title() {
        return elements("title").get(0).getTextContent();
    }

    List<String> ids() {
        return elements("*").stream()
                .map(e -> e.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
