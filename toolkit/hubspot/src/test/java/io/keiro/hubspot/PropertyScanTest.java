package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.InstantText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties come out of the stored JSON as a parser reads them, and moments come back as the portal wrote them. */
class PropertyScanTest {

    private static Map<String, ValueColumn> columns(int size, String... names) {
        Map<String, ValueColumn> columns = new LinkedHashMap<>();
        for (String name : names) {
            columns.put(name, new ValueColumn(size));
        }
        return columns;
    }

    private static String value(String json) {
        Map<String, ValueColumn> columns = columns(1, "a");
        assertThat(new PropertyScan(columns).take(0, json)).isTrue();
        return columns.get("a").text(0);
    }

    @Test
    void valuesAsTheyStand() {
        assertThat(value("{\"a\":\"x\"}")).isEqualTo("x");
        assertThat(value("{\"b\":\"x\",\"a\":\"日本\",\"c\":\"z\"}")).isEqualTo("日本");
        assertThat(value("{\"aa\":\"x\"}")).isNull();
        assertThat(value("{}")).isNull();
        assertThat(value("{\"a\":null,\"b\":\"x\"}")).isNull();
        assertThat(value("{\"b\":null,\"a\":\"x\"}")).isEqualTo("x");
        assertThat(value("{\"a\":3,\"b\":\"x\"}")).isEqualTo("3");
        assertThat(value("{ \"b\" : \"x\" , \"a\" : \"y\" }")).isEqualTo("y");
        assertThat(value("{\"b\":{\"a\":\"inner\"},\"a\":\"outer\"}")).isEqualTo("outer");
    }

    @Test
    void blankIsUnset() {
        assertThat(value("{\"a\":\"\"}")).isNull();
        assertThat(value("{\"a\":\"  \u3000\"}")).isNull();
        assertThat(value("{\"a\":\"\\n\\t\"}")).isNull();
    }

    @Test
    void escapes() {
        assertThat(value("{\"a\":\"say \\\"yes\\\"\"}")).isEqualTo("say \"yes\"");
        assertThat(value("{\"b\":\"ends in \\\\\",\"a\":\"x\"}")).isEqualTo("x");
        assertThat(value("{\"b\":\"\\\",\\\"a\\\":\\\"no\",\"a\":\"yes\"}")).isEqualTo("yes");
        assertThat(value("{\"a\":\"C:\\\\new\\u00e9\"}")).isEqualTo("C:\\new\u00e9");
    }

    @Test
    void noJson() {
        PropertyScan scan = new PropertyScan(columns(1, "a"));
        for (String text : List.of(
                "", "{", "{\"a\":\"x\"", "{\"a\":\"x", "{\"a\":\"x\",", "{\"a\":\"x\\\"", "[]", "\"a\"", "no")) {
            assertThat(scan.take(0, text)).as(text).isFalse();
        }
        assertThat(scan.take(0, "{\"a\":\"x\"}")).isTrue();
    }

    @Test
    void momentsComeBackAsTheyWereWritten() {
        for (String text : List.of(
                "2025-03-01T09:00:00Z",
                "2025-03-01T09:00:00.000Z",
                "2024-02-29T23:59:59.999Z",
                "1969-12-31T23:59:59.001Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z")) {
            ValueColumn column = columns(1, "a").get("a");
            column.put(0, text, 0, text.length(), false);
            assertThat(column.text(0)).isEqualTo(text);
            assertThat(column.time(0)).isEqualTo(Instant.parse(text));
            assertThat(InstantText.millis(text, 0, text.length())).isNotEqualTo(InstantText.UNUSUAL);
        }
    }

    @Test
    void whatIsNoMomentInTheUsualFormStaysText() {
        for (String text : List.of(
                "2025-02-29T09:00:00Z",
                "2025-13-01T09:00:00Z",
                "2025-00-01T09:00:00Z",
                "2025-01-00T09:00:00Z",
                "2025-03-01T24:00:00Z",
                "2025-03-01T09:60:00Z",
                "2025-03-01T09:00:60Z",
                "2025-03-01 09:00:00Z",
                "2025-03-01T09:00:00.12Z",
                "2025-03-01T09:00:00+01:00",
                "2025-03-01",
                "1740819600000",
                "never")) {
            ValueColumn column = columns(1, "a").get("a");
            column.put(0, text, 0, text.length(), false);
            assertThat(InstantText.millis(text, 0, text.length())).as(text).isEqualTo(InstantText.UNUSUAL);
            assertThat(column.text(0)).isEqualTo(text);
            assertThat(column.time(0)).as(text).isEqualTo(PortalTime.parse(text));
        }
    }

    @Test
    void oneColumnOfTextsAndMoments() {
        ValueColumn column = columns(3, "a").get("a");
        column.put(0, "2025-03-01T09:00:00Z", 0, 20, false);
        column.put(1, "later", 0, 5, false);
        assertThat(column.text(0)).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(column.text(1)).isEqualTo("later");
        assertThat(column.time(1)).isNull();
        assertThat(column.text(2)).isNull();
        assertThat(column.time(2)).isNull();
        column.put(0, "first", 0, 5, false);
        column.put(1, "2025-03-02T09:00:00Z", 0, 20, false);
        assertThat(column.text(0)).isEqualTo("first");
        assertThat(column.text(1)).isEqualTo("2025-03-02T09:00:00Z");
    }

    /** Records with other names, in another order, with other values, as the store writes them and with spaces. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithAParser(long seed) {
        Random random = new Random(seed);
        String[] names = {"a", "ab", "abc", "b", "日", "x.y", "hs_createdate"};
        String[] values = {
            "", " ", "1", "OPEN", "a\"b", "\\", "\\\"", "\n", "日本", "2025-03-01T09:00:00.120Z", "\":\"", "}", ","
        };
        Map<String, ValueColumn> columns = columns(200, names);
        PropertyScan scan = new PropertyScan(columns);
        for (int row = 0; row < 200; row++) {
            var properties = Json.object();
            for (int i = random.nextInt(9); i > 0; i--) {
                String value = values[random.nextInt(values.length)] + (random.nextInt(4) == 0 ? "" + row : "");
                String name = names[random.nextInt(names.length)] + (random.nextInt(4) == 0 ? "z" : "");
                properties.put(name, random.nextInt(20) == 0 ? null : value);
            }
            scan.take(row, random.nextInt(5) == 0 ? properties.toPrettyString() : properties.toString());
            for (String name : names) {
                String expected = Json.text(properties, name);
                assertThat(columns.get(name).text(row))
                        .isEqualTo(expected == null || expected.isBlank() ? null : expected);
                assertThat(columns.get(name).time(row)).isEqualTo(PortalTime.parse(expected));
            }
        }
    }
}
