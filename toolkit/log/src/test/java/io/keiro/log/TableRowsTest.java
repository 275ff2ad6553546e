package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRowsTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** All rows as the table that {@link DataTable#read} makes of them; the parts in their order. */
    private static List<List<String>> rows(Path file) {
        List<List<List<String>>> parts = TableRows.of(file).read(ArrayList::new, (part, row) -> part.add(texts(row)));
        return parts.stream().flatMap(List::stream).toList();
    }

    private static List<String> texts(TableRows.Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.width(); i++) {
            texts.add(row.text(i));
        }
        return texts;
    }

    /** The rows of a table up to the last cell that says something; blank cells are nothing. */
    private static List<List<String>> said(DataTable table) {
        return table.rows().stream()
                .map(row -> {
                    List<String> texts = new ArrayList<>();
                    row.forEach(
                            value -> texts.add(value == null || value.toString().isBlank() ? null : value.toString()));
                    while (!texts.isEmpty() && texts.get(texts.size() - 1) == null) {
                        texts.remove(texts.size() - 1);
                    }
                    return texts;
                })
                .toList();
    }

    private static void assertLikeDataTable(Path file) {
        DataTable whole = DataTable.read(file);
        TableRows passing = TableRows.of(file);
        assertThat(rows(file)).isEqualTo(said(whole));
        for (int i = 0; i < whole.fields().size(); i++) {
            assertThat(passing.name(i)).isEqualTo(whole.fields().get(i).name());
        }
        assertThat(whole.fields().stream().map(DataTable.Field::name))
                .startsWith(passing.names().toArray(String[]::new));
    }

    @Test
    void smallTable() throws IOException {
        Path file = file("a.csv", "id,step,note\n1,made,\n2,,\"two\nlines, one cell\"\n");
        assertThat(TableRows.of(file).names()).containsExactly("id", "step", "note");
        assertThat(rows(file)).containsExactly(List.of("1", "made"), Arrays.asList("2", null, "two\nlines, one cell"));
        assertLikeDataTable(file);
    }

    /** The example in the comment of the class. */
    @Test
    void theNamesOfAColumn() throws IOException {
        TableRows table = TableRows.of(file("events.csv", "EventTime,ActivityName\n1,made\n2,sent\n3,made\n"));
        int activity = table.names().indexOf("ActivityName");
        List<Set<String>> found = table.read(HashSet::new, (names, row) -> names.add(row.text(activity)));
        assertThat(found).containsExactly(Set.of("made", "sent"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id;step\n1;a\n",
                "\n \n,,\nid,step\n\n1,a\n , \n2,b\n",
                "id,id,\n1,2,3\n4,5,6,7\n",
                "ｉｄ , 工程\n1,受注\n2,失注\n",
                "\uFEFFid,step\r\n1,\"a \"\"b\"\"\"\r\n",
                "id,step\n1, a \n",
                "id\n"
            })
    void isReadAsATableThatIsKept(String text) throws IOException {
        assertLikeDataTable(file("table.csv", text));
    }

    @Test
    void otherEncodingsAndContainers() throws IOException {
        String text = "番号,工程\n1,受注\n2,失注\n";
        assertLikeDataTable(file("sjis.csv", text.getBytes(Charset.forName("windows-31j"))));
        assertLikeDataTable(file("utf16.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)));
        Path packed = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertLikeDataTable(packed);
    }

    @Test
    void theOtherEncodingShowsFarBehind() throws IOException {
        String ascii = "1,made\n".repeat(700_000);
        Path file = file("late.csv", ("id,step\n" + ascii + "2,受注\n").getBytes(Charset.forName("windows-31j")));
        List<List<String>> rows = rows(file);
        assertThat(rows).hasSize(700_001).endsWith(List.of("2", "受注"));
    }

    @Test
    void emptyFile() throws IOException {
        Path file = file("empty.csv", "\n\n");
        assertThatThrownBy(() -> TableRows.of(file))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(messageOf(file));
    }

    private static String messageOf(Path file) {
        try {
            DataTable.read(file);
            return "no failure";
        } catch (LogFormatException e) {
            return e.getMessage();
        }
    }

    /** Some megabytes, so that several parts are read where there are several cores. */
    private Path large(Random random) throws IOException {
        StringBuilder text = new StringBuilder("number,word,note\n");
        for (int i = 1; text.length() < 9_000_000; i++) {
            text.append(i)
                    .append(',')
                    .append("word ")
                    .append(random.nextInt(300))
                    .append(',');
            text.append(
                    switch (random.nextInt(10)) {
                        case 0 -> "\"with\nline\n\"\"breaks\"\"\"";
                        case 1 -> "受注" + random.nextInt(1000);
                        case 2 -> "\n,,\n";
                        default -> "x".repeat(random.nextInt(80));
                    });
            text.append('\n');
        }
        return file("large.csv", text.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void largeTablesKeepTheirOrder(long seed) throws IOException {
        Path file = large(new Random(seed));
        assertThat(rows(file)).isEqualTo(said(DataTable.read(file)));
    }

    @Test
    void aLargePlainTableIsReadSideBySide() throws IOException {
        Path file = file("plain.csv", "number\n" + "1234567\n".repeat(1_200_000));
        int parts = TableRows.of(file)
                .read(() -> new int[1], (count, row) -> count[0]++)
                .size();
        assertThat(parts).isEqualTo(Math.min(4, Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void aHeaderFarBelowTheTop() throws IOException {
        assertThat(rows(file("late.csv", "\n".repeat(5_000_000) + "id,step\n1,made\n")))
                .containsExactly(List.of("1", "made"));
    }

    @Test
    void theFirstBadRowIsNamedHoweverTheFileIsRead() throws IOException {
        StringBuilder text = new StringBuilder("number\n");
        for (int i = 1; i <= 1_000_000; i++) {
            text.append(i % 400_000 == 0 ? "bad\n" : "12345678\n");
        }
        Path file = file("bad.csv", text.toString());
        assertThatThrownBy(() -> TableRows.of(file).read(ArrayList::new, (part, row) -> {
                    if (row.text(0).equals("bad")) {
                        throw new IllegalArgumentException("row " + row.number());
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 400000");
    }

    @Test
    void equalTextsAreOneString() throws IOException {
        Path file = file("same.csv", "step\nmade to order\nmade to order\n受注\n受注\n");
        List<List<String>> words = TableRows.of(file).read(ArrayList::new, (part, row) -> part.add(row.text(0)));
        List<String> texts = words.get(0);
        assertThat(texts.get(1)).isSameAs(texts.get(0));
        assertThat(texts.get(3)).isSameAs(texts.get(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsWrittenIsTheSameFileAsThatOfAKeptTable(long seed) {
        Random random = new Random(seed);
        List<String> names = List.of("a", "b, quoted", "工程");
        DataTable.Builder kept = DataTable.titled(
                Phrase.same("t"),
                names.stream()
                        .map(name -> DataTable.Field.of(name, DataTable.Kind.TEXT))
                        .toList());
        List<List<String[]>> parts = new ArrayList<>();
        for (int part = 0; part < random.nextInt(40); part++) {
            List<String[]> rows = new ArrayList<>();
            for (int row = 0; row < random.nextInt(30); row++) {
                String[] cells = {
                    random.nextBoolean() ? null : "x" + random.nextInt(),
                    "受注 \"" + row,
                    random.nextBoolean() ? "" : "a\nb"
                };
                rows.add(cells);
                kept.row((Object[]) cells);
            }
            parts.add(rows);
        }
        Path one = folder.resolve("one.csv");
        Path other = folder.resolve("other.csv");
        kept.build().write(one);
        TableRows.write(
                other, names, parts.size(), (part, sink) -> parts.get(part).forEach(sink::row));
        assertThat(other).hasSameBinaryContentAs(one);
    }

    @Test
    void aRowOfAnotherWidthIsRefusedAndNothingIsLeft() {
        Path csv = folder.resolve("wide.csv");
        assertThatThrownBy(() -> TableRows.write(csv, List.of("a", "b"), 1, (part, sink) -> sink.row("1")))
                .hasMessage("the table has 2 columns, but a row has 1 cells");
        assertThat(folder).isEmptyDirectory();
    }
}
