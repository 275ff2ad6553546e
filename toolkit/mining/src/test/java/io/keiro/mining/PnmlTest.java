package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nets from files, good and bad. Every text begins on line 1 with {@code <pnml>}; each line of a body is one line. */
class PnmlTest {

    private static final String GOOD = """
            <place id="p"><initialMarking><text> 1 </text></initialMarking></place>
            <place id="q"/>
            <transition id="t"><name><text>Ship &amp; bill</text></name></transition>
            <arc id="a1" source="p" target="t"/>
            <arc id="a2" source="t" target="q"><inscription><text>2</text></inscription></arc>
            </page><finalmarkings><marking><place idref="q"><text>2</text></place></marking></finalmarkings><page id="z">
            """;

    @TempDir
    private Path folder;

    private PetriNet read(String body) {
        return readAll("<pnml><net id=\"n\" type=\"ptnet\"><page id=\"g\">\n" + body + "</page></net></pnml>\n");
    }

    private PetriNet readAll(String text) {
        try {
            return PetriNet.read(Files.writeString(folder.resolve("net.pnml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refused(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("net.pnml, " + message);
    }

    @Test
    void aSmallNet() {
        PetriNet net = read(GOOD);
        assertThat(net.name()).isEqualTo("n");
        assertThat(net.transitions()).containsExactly(new PetriNet.Transition("t", "Ship & bill"));
        assertThat(net.initialMarking()).isEqualTo(Marking.of("p"));
        assertThat(net.finalMarkings()).containsExactly(Marking.of("q", "q"));
        assertThat(net.arcs()).contains(new PetriNet.Arc("t", "q", 2));
        assertThat(net.remarks()).isEmpty();
    }

    @Test
    void withNamespaceOrWithout() {
        String text = "<net id=\"n\" type=\"ptnet\"><page id=\"g\">" + GOOD + "</page></net>";
        PetriNet plain = readAll("<pnml>" + text + "</pnml>");
        assertThat(readAll("<pnml xmlns=\"http://www.pnml.org/version-2009/grammar/pnml\">" + text + "</pnml>"))
                .isEqualTo(plain);
        String prefixed = text.replace("</", "</x:").replaceAll("<(?=[a-z])(?!/)", "<x:");
        assertThat(readAll("<x:pnml xmlns:x=\"urn:any\">" + prefixed + "</x:pnml>"))
                .isEqualTo(plain);
        assertThat(readAll("\uFEFF<pnml>" + text + "</pnml>")).isEqualTo(plain);
    }

    @Test
    void silentByMarkerOrWithoutName() {
        PetriNet net = read("""
                <place id="p"/><place id="q"/>
                <transition id="t"><name><text>tau 1</text></name>\
                <toolspecific tool="ProM" version="6.4" activity="$invisible$"><name><text>x</text></name></toolspecific></transition>
                <transition id="u"/>
                <transition id="v"><name><text>
                    tau
                </text></name><toolspecific tool="other"/></transition>
                <arc source="p" target="t"/><arc source="t" target="q"/>
                """);
        assertThat(net.transitions())
                .containsExactly(
                        new PetriNet.Transition("t", null),
                        new PetriNet.Transition("u", null),
                        new PetriNet.Transition("v", "tau"));
        assertThat(net.remarks()).hasSize(3);
        assertThat(net.remarks().get(0).en()).isEqualTo("1 transition without name or silent marker taken as silent");
    }

    @Test
    void arcsBeforeNodesAndReferencesAcrossPages() {
        PetriNet net = read("""
                <arc source="p" target="t"/><arc source="t" target="r2"/>
                <place id="p"/><transition id="t"/><referencePlace id="r2" ref="r1"/>
                </page><page id="second"><page id="inner"><referencePlace id="r1" ref="q"/></page><place id="q"/>
                """);
        assertThat(net.arcs()).containsExactly(new PetriNet.Arc("p", "t", 1), new PetriNet.Arc("t", "q", 1));
    }

    @Test
    void strangeIdsAndLabelsComeBack() {
        PetriNet net = PetriNet.builder("a \"name\"")
                .place("({'a', 'b'}, {'c'})")
                .place("two\nlines\tand <tab> & \"quotes\"")
                .transition("t 1", " 請求 & 出荷 😀 ")
                .transition("t 2", "same")
                .transition("t 3", "same")
                .silent("  ")
                .arc("({'a', 'b'}, {'c'})", "t 1", 3)
                .arc("t 1", "two\nlines\tand <tab> & \"quotes\"")
                .initialMarking(Marking.empty())
                .finalMarking(Marking.of(Map.of("({'a', 'b'}, {'c'})", 7)))
                .finalMarking(Marking.empty())
                .build();
        Path file = folder.resolve("new/strange.pnml");
        net.write(file);
        PetriNet again = PetriNet.read(file);
        assertThat(again).isEqualTo(net);
        assertThat(again.name()).isEqualTo(net.name());
        assertThat(again.remarks()).isEmpty();
    }

    @Test
    void charactersThatXmlCannotHoldAreRefused() {
        PetriNet net = PetriNet.builder("").place("p\u0001").build();
        assertThatThrownBy(() -> net.write(folder.resolve("x.pnml")))
                .hasMessage("'p\u0001' holds the character U+0001, which XML cannot hold; rename the node");
        assertThat(folder.resolve("x.pnml")).doesNotExist();
    }

    @Test
    void missingIdsAndEnds() {
        refused("\n<place/>", "line 3: a place has no id; every node needs one of its own");
        refused("<transition/>", "line 2: a transition has no id; every node needs one of its own");
        refused(
                "<place id=\"p\"/>\n<transition id=\"p\"/>",
                "line 3: the id 'p' of a transition is taken by another node; every node needs one of its own");
        refused("<arc id=\"a\" source=\"p\"/>", "line 2: arc 'a' has no target; it needs the id of a node there");
        refused(
                "<place id=\"p\"/>\n<arc id=\"a\" source=\"p\" target=\"gone\"/>\n<place id=\"q\"/>",
                "line 3: the arc from 'p' to 'gone' names 'gone', which is neither a place nor a transition of the net");
        refused(
                "<place id=\"p\"/>\n<place id=\"q\"/>\n<arc source=\"p\" target=\"q\"/>",
                "line 4: the arc from 'p' to 'q' joins two places; an arc joins a place and a transition");
        refused(
                GOOD + "<referencePlace id=\"p\" ref=\"q\"/>",
                "line 8: the id 'p' of a reference is taken by another node; every node needs one of its own");
        refused("<referencePlace id=\"r\"/>", "line 2: <referencePlace> has no ref; it needs both");
        refused(
                "<referencePlace id=\"r\" ref=\"s\"/>\n<referencePlace id=\"s\" ref=\"r\"/>\n<arc source=\"r\" target=\"s\"/>",
                "line 2: the reference 'r' leads back to itself; it must lead to a node");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "one", "1.5", "2147483648"})
    void tokensAndWeightsAreWholeNumbers(String number) {
        refused(
                "<place id=\"p\"><initialMarking><text>" + number + "</text></initialMarking></place>",
                "line 2: the initial marking of place 'p' is '" + number
                        + "'; a whole number from 0 to 2147483647 is expected");
        refused(
                "\n<arc id=\"a\" source=\"p\" target=\"t\"><inscription><text>" + number
                        + "</text></inscription></arc>",
                "line 3: the weight of arc 'a' is '" + number + "'; a whole number from 1 to 2147483647 is expected");
        refused(
                GOOD.replace("<text>2</text></place>", "<text>" + number + "</text></place>"),
                "line 7: the final marking of place 'q' is '" + number
                        + "'; a whole number from 0 to 2147483647 is expected");
    }

    @Test
    void finalMarkingsNamePlacesOnce() {
        refused(
                GOOD.replace("idref=\"q\"", "idref=\"t\""),
                "line 7: a marking names 't', which is no place of the net");
        refused(
                GOOD.replace("idref=\"q\"", "id=\"q\""),
                "line 7: a final marking names a place without idref; it needs the id of a place");
        refused(
                GOOD.replace("<marking>", "<marking><place idref=\"q\"><text>1</text></place>"),
                "line 7: a final marking names place 'q' twice; once is expected");
    }

    @Test
    void otherKindsOfNetsAreRefused() {
        refused(
                "\n<arc id=\"a\" source=\"p\" target=\"t\"><arctype><text>inhibitor</text></arctype></arc>",
                "line 3: arc 'a' is of type 'inhibitor'; normal arcs are read");
        assertThatThrownBy(
                        () -> readAll("<pnml>\n<net id='n' type='http://www.pnml.org/grammar/symmetricnet'/></pnml>"))
                .hasMessage("net.pnml, line 2: the net is of type 'http://www.pnml.org/grammar/symmetricnet';"
                        + " place/transition nets are read");
        assertThatThrownBy(() -> readAll("<pnml><net id='n'/>\n<net id='m'/></pnml>"))
                .hasMessage("net.pnml, line 2: a second <net> begins here; a file with exactly one is expected");
        assertThatThrownBy(() -> readAll("<pnml/>")).hasMessage("net.pnml: <pnml> holds no <net>; one is expected");
        assertThatThrownBy(() -> readAll("<ptml/>"))
                .hasMessage("net.pnml, line 1: the outermost element is <ptml>; a Petri net file has <pnml>");
    }

    @Test
    void noSinkAndNoFinalMarking() {
        assertThatThrownBy(() -> read(
                        GOOD.replaceAll("<finalmarkings>.*</finalmarkings>", "") + "<arc source=\"q\" target=\"t\"/>"))
                .hasMessage(
                        "net.pnml: the net has no final marking, and 0 places without outgoing arcs; state the final"
                                + " marking, or have exactly one such place");
    }

    @Test
    void everyTruncationIsAnError() throws IOException {
        byte[] whole = ("<pnml><net id=\"n\"><page id=\"g\">\n" + GOOD + "</page></net></pnml>")
                .getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("cut.pnml");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> PetriNet.read(file))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageMatching("cut\\.pnml, line \\d+: this is no complete, well-formed XML: .+");
        }
    }

    @Test
    void entitiesAreNeverExpanded() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String external = "<!DOCTYPE pnml [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n";
        StringBuilder laughs = new StringBuilder("<!DOCTYPE pnml [<!ENTITY e0 \"ha\">\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY e" + i + " \"&e" + (i - 1) + ";&e" + (i - 1) + ";\">\n");
        }
        laughs.append("<!ENTITY e \"&e29;\">]>\n");
        String net =
                "<pnml><net id=\"n\"><page id=\"g\"><place id=\"p\"/><transition id=\"t\"><name><text>&e;</text></name>"
                        + "</transition></page></net></pnml>";
        for (String start :
                new String[] {external, laughs.toString(), "<!DOCTYPE pnml SYSTEM \"http://localhost:1/x\">"}) {
            assertThatThrownBy(() -> readAll(start + net))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining(
                            "a document type declaration is not read, as it may define entities; remove the"
                                    + " <!DOCTYPE ...>")
                    .hasMessageStartingWith("net.pnml, line ");
        }
        assertThatThrownBy(() -> readAll(net))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void nestingHasNoLimit() {
        String deep = "<page id=\"x\">".repeat(20_000) + "</page>".repeat(20_000);
        String strange = "<graphics>".repeat(20_000) + "</graphics>".repeat(20_000);
        assertThat(read(deep + strange + GOOD)).isEqualTo(read(GOOD));
    }

    @Test
    void noFile() {
        assertThatThrownBy(() -> PetriNet.read(folder.resolve("none.pnml")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.pnml cannot be read");
    }

    @Test
    void errorsAreSaidInJapaneseToo() {
        assertThatThrownBy(() -> read("<place/>")).isInstanceOfSatisfying(ModelFormatException.class, e -> {
            assertThat(e.phrase().ja()).isEqualTo("net.pnml、2行目: プレースにIDがありません。すべてのノードに固有のIDが必要です");
            assertThat(e.file()).isEqualTo("net.pnml");
            assertThat(e.line()).isEqualTo(2);
        });
    }
}
