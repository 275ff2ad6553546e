package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick parser must say what the complete one says, or give up. */
class XesParsersTest {

    @TempDir
    Path folder;

    /** Hands out few bytes at a time, so that every tag is cut off somewhere. */
    private static final class Trickle extends InputStream {
        private final InputStream bytes;
        private final Random random;

        Trickle(byte[] bytes, long seed) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = new Random(seed);
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return bytes.read(target, offset, Math.min(length, 1 + random.nextInt(9)));
        }
    }

    private static List<String> tags(XesTags tags) throws IOException, XesTags.SyntaxException {
        List<String> seen = new ArrayList<>();
        int depth = 0;
        do {
            boolean start = tags.next();
            depth += start ? 1 : -1;
            seen.add(
                    start
                            ? "<" + tags.element() + " " + tags.key() + "=" + tags.value() + " " + tags.scope()
                            : "</" + tags.element());
        } while (depth > 0);
        return seen;
    }

    private static final String ORDINARY = """
            <?xml version="1.0" encoding="UTF-8" ?>
            <!-- a comment with <tags> & more -->
            <log xes.version='1.0' xmlns="http://www.xes-standard.org/" xmlns:x="http://x.example/" xml:lang="en" >
            \t<extension name="Concept" prefix="concept" uri="http://x.example/?a=1&amp;b=2"/>
            \t<global scope="event">\r
            \t\t<string key='concept:name' value='it&apos;s "quoted"'  />
            \t</global>
            \t<trace><string value="before &lt;key&gt;" key="k&#x5546;" /><event
               ><date
                 key="a
            b"\tvalue="line
            break\tand tab"/></event>
            \t\t<float key="商談" value="Ünïcode 🚀 &#128640;"/></trace>
            </log>
            """;

    @Test
    void ordinaryFileByteByByte() throws Exception {
        byte[] bytes = ORDINARY.getBytes(StandardCharsets.UTF_8);
        List<String> expected = tags(new AaltoTags(new ByteArrayInputStream(bytes)));
        assertThat(expected).contains("<date a b=line break and tab null");
        for (int seed = 0; seed < 50; seed++) {
            assertThat(tags(new QuickTags(new Trickle(bytes, seed)))).isEqualTo(expected);
        }
        byte[] marked = ("\uFEFF" + ORDINARY).getBytes(StandardCharsets.UTF_8);
        assertThat(tags(new QuickTags(new Trickle(marked, 1)))).isEqualTo(expected);
    }

    @Test
    void linesAreCounted() throws Exception {
        XesTags tags = new QuickTags(new ByteArrayInputStream(ORDINARY.getBytes(StandardCharsets.UTF_8)));
        while (!tags.next() || !tags.element().equals("trace")) {
            assertThat(tags.line()).isLessThan(8);
        }
        assertThat(tags.line()).isEqualTo(8);
        while (!tags.next() || !tags.element().equals("float")) {
            assertThat(tags.line()).isLessThan(13);
        }
        assertThat(tags.line()).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<log><![CDATA[x]]></log>",
                "<log><?an instruction?></log>",
                "<log><!-- a -- b --></log>",
                "<log x='1' x='2'/>",
                "<?xml version='1.0'encoding='UTF-8'?><log/>",
                "<!DOCTYPE log><log/>",
                "<?xml version='1.0' encoding='ISO-8859-1'?><log/>",
                "<log>text</log>",
                "<x:log/>",
                "<log x:key='1'/>",
                "<log key='&unknown;'/>",
                "<log key='&#0;'/>",
                "<log key='\u0001'/>",
                "<log key='<'/>",
                "<log key='1' key='2'/>",
                "<log value='1' value='2'/>",
                "<log key=1/>",
                "<log key/>",
                "<log key='1'value='2'/>",
                "<log></lo>",
                "<log/ >",
                "<log",
                "<log>",
                "<log key='1",
                "</log>",
                "",
                "<log>&amp;</log>"
            })
    void everythingElseIsLeftToTheCompleteParser(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> tags(new QuickTags(new ByteArrayInputStream(bytes))))
                .isInstanceOf(XesTags.SyntaxException.class);
    }

    @Test
    void bytesThatAreNotUtf8AreLeftToTheCompleteParser() {
        for (int[] wrong : new int[][] {
            {0xff},
            {0xc0, 0x80},
            {0xe0, 0x80, 0x80},
            {0xed, 0xa0, 0x80},
            {0xe3, 0x41},
            {0xf5, 0x80, 0x80, 0x80},
            {0xef, 0xbf, 0xbf}
        }) {
            byte[] bytes = "<log key='....'/>".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < wrong.length; i++) {
                bytes[10 + i] = (byte) wrong[i];
            }
            assertThatThrownBy(() -> tags(new QuickTags(new ByteArrayInputStream(bytes))))
                    .isInstanceOf(XesTags.SyntaxException.class);
        }
    }

    @Test
    void largeValuesMoveTheWindow() throws Exception {
        String value = "x".repeat(1_000_000) + "商";
        byte[] bytes = ("<log><string key='a' value='" + value + "'/></log>").getBytes(StandardCharsets.UTF_8);
        QuickTags tags = new QuickTags(new ByteArrayInputStream(bytes));
        tags.next();
        tags.next();
        assertThat(tags.value()).isEqualTo(value);
    }

    @Test
    void mutatedFilesGiveTheSameLogOrNone() throws Exception {
        RandomLogs logs = new RandomLogs(99);
        Random random = new Random(99);
        Path path = folder.resolve("m.xes");
        int same = 0;
        for (int i = 0; i < 400; i++) {
            EventLog log = logs.next();
            log.writeXes(path);
            byte[] bytes = Files.readAllBytes(path);
            for (int m = random.nextInt(3); m > 0; m--) {
                bytes[random.nextInt(bytes.length)] = (byte) "<>\"'&/ =a\n\u0000\u0080".charAt(random.nextInt(12));
            }
            Files.write(path, bytes);
            SourceFile file;
            try {
                file = SourceFile.of(path);
            } catch (LogFormatException e) {
                continue;
            }
            Object complete = outcome(() -> XesReader.readCompletely(file, XesImport.Settings.DEFAULTS));
            Object quick = outcome(() -> XesReader.read(file, XesImport.Settings.DEFAULTS));
            assertThat(quick).as("mutation " + i).isEqualTo(complete);
            same += complete instanceof List ? 1 : 0;
        }
        assertThat(same).as("some stay readable").isGreaterThan(100);
    }

    private interface Reading {
        EventLog read();
    }

    private static Object outcome(Reading reading) {
        try {
            return RandomLogs.content(reading.read(), true);
        } catch (LogFormatException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEPSIS", "receipt", "BPIC13_closed_problems", "BPIC12", "RTFMP"})
    void realLogs(String name) {
        SourceFile file = SourceFile.of(SharedData.file("data/logs/" + name + ".xes.gz"));
        EventLog quick = XesReader.read(file, XesImport.Settings.DEFAULTS);
        EventLog complete = XesReader.readCompletely(file, XesImport.Settings.DEFAULTS);
        assertThat(quick.caseIds()).isEqualTo(complete.caseIds());
        assertThat(quick.frame().offsets()).isEqualTo(complete.frame().offsets());
        assertThat(quick.frame().times().ends())
                .isEqualTo(complete.frame().times().ends());
        assertThat(quick.frame().times().starts())
                .isEqualTo(complete.frame().times().starts());
        for (int e = 0; e < complete.eventCount(); e++) {
            assertThat(quick.activity(e).equals(complete.activity(e))
                            && quick.utcOffsetSeconds(e) == complete.utcOffsetSeconds(e))
                    .as("event " + e)
                    .isTrue();
        }
        assertThat(quick.eventAttributes()).isEqualTo(complete.eventAttributes());
        assertThat(quick.caseAttributes()).isEqualTo(complete.caseAttributes());
        complete.eventAttributes().forEach(a -> sameColumn(quick.eventAttribute(a), complete.eventAttribute(a)));
        complete.caseAttributes().forEach(a -> sameColumn(quick.caseAttribute(a), complete.caseAttribute(a)));
    }

    private static void sameColumn(Column a, Column b) {
        assertThat(a.type()).isEqualTo(b.type());
        for (int row = 0; row < b.size(); row++) {
            if (!Objects.equals(a.value(row), b.value(row))) {
                assertThat(a.value(row)).as(a.name() + " " + row).isEqualTo(b.value(row));
            }
        }
    }

    @Test
    void shortNumbersAreExact() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String text = switch (random.nextInt(4)) {
                case 0 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(12)));
                case 1 -> String.valueOf(random.nextInt());
                case 2 -> random.nextInt(100_000) + "." + random.nextInt(1_000_000);
                default -> "-0." + random.nextInt(100);
            };
            char[] characters = text.toCharArray();
            assertThat(DecimalText.number(characters, characters.length))
                    .as(text)
                    .isEqualTo(Double.parseDouble(text));
        }
        for (String wrong : List.of("", "-", ".", "1.2.3", "1,5", "x", "--1")) {
            assertThatThrownBy(() -> DecimalText.number(wrong.toCharArray(), wrong.length()))
                    .isInstanceOf(NumberFormatException.class);
        }
    }
}
