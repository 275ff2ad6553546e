package io.keiro.mining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A net as PNML, with the final markings and the silent marker that other tools read. */
final class PnmlWriter {

    private static final String TYPE = "http://www.pnml.org/version-2009/grammar/ptnet";

    private final StringBuilder out = new StringBuilder();

    private PnmlWriter() {}

    static void write(PetriNet net, Path path) {
        String text = new PnmlWriter().text(net);
        Path target = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(target.getParent());
            Path draft = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
            try {
                Files.writeString(draft, text);
                move(draft, target);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written: " + e, e);
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String text(PetriNet net) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<pnml xmlns=\"http://www.pnml.org/version-2009/grammar/pnml\">\n");
        out.append("  <net id=\"")
                .append(escaped(net.name()))
                .append("\" type=\"")
                .append(TYPE)
                .append("\">\n");
        out.append("    <name><text>").append(escaped(net.name())).append("</text></name>\n");
        out.append("    <page id=\"page\">\n");
        for (String place : net.places()) {
            out.append("      <place id=\"").append(escaped(place)).append("\">\n");
            named(place);
            int tokens = net.initialMarking().tokens(place);
            // Nothing stated would read as a marking to be assumed.
            if (tokens > 0 || net.initialMarking().places().isEmpty()) {
                out.append("        <initialMarking><text>").append(tokens).append("</text></initialMarking>\n");
            }
            out.append("      </place>\n");
        }
        for (PetriNet.Transition transition : net.transitions()) {
            out.append("      <transition id=\"")
                    .append(escaped(transition.id()))
                    .append("\">\n");
            named(transition.isSilent() ? transition.id() : transition.label());
            if (transition.isSilent()) {
                out.append("        <toolspecific tool=\"ProM\" version=\"6.4\" activity=\"$invisible$\"/>\n");
            }
            out.append("      </transition>\n");
        }
        int number = 0;
        for (PetriNet.Arc arc : net.arcs()) {
            out.append("      <arc id=\"arc ").append(++number).append("\" source=\"");
            out.append(escaped(arc.from())).append("\" target=\"").append(escaped(arc.to()));
            out.append("\"><inscription><text>").append(arc.weight()).append("</text></inscription></arc>\n");
        }
        out.append("    </page>\n    <finalmarkings>\n");
        for (Marking marking : net.finalMarkings()) {
            out.append("      <marking>\n");
            for (String place : marking.places()) {
                out.append("        <place idref=\"").append(escaped(place)).append("\"><text>");
                out.append(marking.tokens(place)).append("</text></place>\n");
            }
            out.append("      </marking>\n");
        }
        return out.append("    </finalmarkings>\n  </net>\n</pnml>\n").toString();
    }

    private void named(String name) {
        out.append("        <name><text>").append(escaped(name)).append("</text></name>\n");
    }

    /** Line breaks and tabs as references: a reader would make blanks of them in an attribute. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\n', '\r', '\t' -> safe.append("&#").append(c).append(';');
                default -> {
                    if (c < ' ' || c >= 0xD800 && c < 0xE000 || c == 0xFFFE || c == 0xFFFF) {
                        throw ModelFormatException.of(
                                "'" + text + "' holds the character U+" + String.format("%04X", c)
                                        + ", which XML cannot hold; rename the node",
                                "「" + text + "」にXMLで表せない文字U+" + String.format("%04X", c) + "があります。ノードの名前を変えてください");
                    }
                    safe.appendCodePoint(c);
                }
            }
        });
        return safe.toString();
    }
}
