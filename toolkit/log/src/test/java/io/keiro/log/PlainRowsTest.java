package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows that are split from bytes are those of the library's parser, or it is left to that parser. */
class PlainRowsTest {

    private static final Dialect COMMA = new Dialect(',', '"', false, false);

    @TempDir
    Path folder;

    private static final class Rows implements RowHandler {
        private final List<String> rows = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();
        private int most = Integer.MAX_VALUE;

        @Override
        public void cell(int column, char[] text, int offset, int length) {
            cells.add(column + "=" + new String(text, offset, length));
        }

        @Override
        public boolean endRow(long line, int count) {
            // The library's parser tells of empty lines; no reader of tables cares.
            if (!cells.isEmpty()) {
                rows.add(line + " " + count + " " + cells);
            }
            cells.clear();
            return rows.size() < most;
        }
    }

    /** A stream that gives a few bytes at a time. */
    private static InputStream drops(byte[] bytes, long seed) {
        Random random = new Random(seed);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    private static List<String> split(byte[] bytes, Charset charset, Dialect dialect) throws IOException {
        Rows rows = new Rows();
        new PlainRows(drops(bytes, bytes.length), bytes.length, charset, dialect, rows).pass();
        Rows atOnce = new Rows();
        new PlainRows(new ByteArrayInputStream(bytes), bytes.length, charset, dialect, atOnce).pass();
        assertThat(atOnce.rows).isEqualTo(rows.rows);
        return rows.rows;
    }

    private List<String> parsed(byte[] bytes, Charset charset, Dialect dialect) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.write(file, bytes);
        Rows rows = new Rows();
        Dialect.Given given = new Dialect.Given(dialect.delimiter(), dialect.quote());
        DelimitedSource.of(SourceFile.of(file), charset, given, ProgressListener.SILENT)
                .rows(rows);
        return rows.rows;
    }

    private static String text(Random random, char delimiter, char quote) {
        String[] pieces = {
            "a",
            "bc",
            " ",
            "12.5",
            "eight or more",
            // Neighbours of what means something, in the code of characters.
            "" + (char) (delimiter + 1),
            "" + (char) (quote + 1),
            "é",
            "経路",
            "🚀",
            "\n",
            "\n",
            "\r\n",
            "\r",
            "" + quote,
            "" + quote + quote,
            "" + delimiter,
            "" + delimiter,
            "" + delimiter,
            "x" + delimiter + quote + "y" + quote + "\n",
            "\n" + quote + "two" + delimiter + "\nlines " + quote + quote + " and\r\nmore" + quote + delimiter
        };
        StringBuilder text = new StringBuilder("h");
        for (int i = random.nextInt(36); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void likeTheLibrary(long seed) throws IOException {
        Random random = new Random(seed);
        int split = 0;
        int left = 0;
        for (int i = 0; i < 700; i++) {
            char delimiter = ",;\t|".charAt(random.nextInt(4));
            Dialect dialect = new Dialect(delimiter, random.nextBoolean() ? '"' : '\'', false, false);
            Charset charset = random.nextInt(4) == 0 ? TextEncoding.WESTERN : StandardCharsets.UTF_8;
            String text = text(random, delimiter, dialect.quote());
            byte[] bytes = text.getBytes(charset);
            List<String> rows;
            try {
                rows = split(bytes, charset, dialect);
            } catch (PlainRows.UnusualException e) {
                left++;
                continue;
            }
            split++;
            assertThat(rows).as(text).isEqualTo(parsed(bytes, charset, dialect));
        }
        assertThat(split).isGreaterThan(150);
        assertThat(left).isGreaterThan(50);
    }

    @Test
    void byHand() throws IOException {
        String text = "deal,step\r\n1,\"say \"\"hi\"\"\"\n\n2,\"two\nlines\",\n経路,é";
        assertThat(split(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, COMMA))
                .containsExactly(
                        "1 2 [0=deal, 1=step]",
                        "2 2 [0=1, 1=say \"hi\"]",
                        "4 3 [0=2, 1=two\nlines, 2=]",
                        "6 2 [0=経路, 1=é]");
    }

    @Test
    void longCellsAndManyRows() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("x".repeat(i * 3_001))
                    .append(",\"")
                    .append("y\n".repeat(i * 2_003))
                    .append("\"\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(split(bytes, StandardCharsets.UTF_8, COMMA)).isEqualTo(parsed(bytes, StandardCharsets.UTF_8, COMMA));
    }

    @Test
    void theHandlerMayHaveEnough() throws IOException {
        Rows rows = new Rows();
        rows.most = 2;
        byte[] bytes = "a\nb\nc\nd\n".getBytes(StandardCharsets.UTF_8);
        new PlainRows(new ByteArrayInputStream(bytes), bytes.length, StandardCharsets.UTF_8, COMMA, rows).pass();
        assertThat(rows.rows).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\"c", "\"open", "\"a\" b", "\"a\"b,c"})
    void unusualTextIsLeftToTheLibrary(String text) {
        assertThatThrownBy(() -> split(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, COMMA))
                .isInstanceOf(PlainRows.UnusualException.class);
    }

    @Test
    void bytesOfAnotherEncodingAreLeftToTheLibrary() {
        byte[] bytes = {'a', ',', (byte) 0xe9, '\n'};
        assertThatThrownBy(() -> split(bytes, StandardCharsets.UTF_8, COMMA))
                .isInstanceOf(PlainRows.UnusualException.class);
    }

    @Test
    void aCellOfUnboundedLengthIsLeftToTheLibrary() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                java.util.Arrays.fill(to, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertThatThrownBy(
                        () -> new PlainRows(endless, Long.MAX_VALUE, StandardCharsets.UTF_8, COMMA, new Rows()).pass())
                .isInstanceOf(PlainRows.UnusualException.class);
    }
}
