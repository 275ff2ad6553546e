package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the mapping reads is what is stored, whether a finished run has laid it out or the reader does. */
class ColumnTablesTest {

    private static final String TEXT = "closed_lost_reason";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("small.duckdb");
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private RecordTable deals() {
        return deals(PropertyMap.defaults());
    }

    private RecordTable deals(PropertyMap map) {
        try (StoreReader store = StoreReader.open(file())) {
            return store.columns(map, 20, table -> {}).of(StoredObject.DEALS);
        }
    }

    private List<Object> tables() {
        return Snapshot.open(file())
                .sql("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'mapping' ORDER BY 1")
                .rows()
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** The JSON of one deal in place of what a run stored, which no run would write. */
    private RecordTable dealOf(String json) throws SQLException {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("900");
        portal.snapshot();
        change("DROP SCHEMA mapping CASCADE", "UPDATE record SET properties = " + StoredSoFar.quoted(json));
        return deals();
    }

    private void assertValues(List<String> texts) {
        RecordTable deals = deals();
        assertThat(deals.size()).isEqualTo(texts.size());
        for (int row = 0; row < texts.size(); row++) {
            String text = texts.get(row);
            String expected = text.isBlank() ? null : text;
            assertThat(deals.value(row, TEXT)).isEqualTo(expected);
            assertThat(deals.has(row, TEXT)).isEqualTo(expected != null);
            assertThat(deals.time(row, TEXT)).as(text).isEqualTo(PortalTime.parse(expected));
        }
    }

    private void stored(List<String> texts) {
        SmallSnapshot portal = new SmallSnapshot(folder);
        for (int i = 0; i < texts.size(); i++) {
            portal.add(PortalObject.DEALS, String.valueOf(100 + i), null).set(TEXT, texts.get(i));
        }
        portal.snapshot();
    }

    @Test
    void textsAndMomentsComeBackAsTheyWereWritten() throws SQLException {
        List<String> texts = List.of(
                // Moments in the form that portals write, at their edges.
                "2025-03-01T09:00:00Z",
                "2025-03-01T09:00:00.000Z",
                "2024-02-29T23:59:59.999Z",
                "1969-12-31T23:59:59.001Z",
                "1969-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z",
                // What looks like one and is none, or is written otherwise.
                "2025-02-29T09:00:00Z",
                "2025-13-01T09:00:00Z",
                "2025-00-01T09:00:00Z",
                "2025-03-01T24:00:00Z",
                "2025-03-01T09:60:00Z",
                "2025-03-01T09:00:60Z",
                "2025-03-01 09:00:00Z",
                "2025-03-01T09:00:00z",
                "2025-3-01T09:00:000Z",
                "2025-03-01T09:00:00.12Z",
                "2025-03-01T09:00:00.1234Z",
                "2025-03-01T09:00:00+01:00",
                "-025-03-01T09:00:00Z",
                "1740819600000",
                "2025-03-01",
                "infinity           Z",
                // Texts of every kind.
                "",
                " ",
                "  \u3000",
                "\n\t",
                "NULL",
                "say \"yes\"",
                "C:\\new",
                "'; DROP TABLE record",
                "日本",
                "𠮷野家 😀",
                "e\u0301",
                "\u00e9",
                " in front",
                "behind ");
        stored(texts);
        assertThat(tables()).containsExactly("history", "link", "property", "record", "size", "source", "text");
        assertValues(texts);
        change("DROP SCHEMA mapping CASCADE");
        assertValues(texts);
    }

    /** Values of any kind of sign, and records with some properties only. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAParser(long seed) throws SQLException {
        Random random = new Random(seed);
        String[] parts = {"", " ", "1", "OPEN", "a\"b", "\\", "\\\"", "\n", "日本", "2025-03-01T09:00:00.120Z", "}", ","};
        List<String> names = StoredObject.DEALS.properties();
        SmallSnapshot portal = new SmallSnapshot(folder);
        List<ObjectNode> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            SmallSnapshot.Thing deal = portal.add(PortalObject.DEALS, String.valueOf(1_000 + i), null);
            ObjectNode properties = Json.object();
            for (String name : names) {
                if (random.nextInt(3) == 0) {
                    String value = parts[random.nextInt(parts.length)] + (random.nextInt(4) == 0 ? "" + i : "");
                    deal.set(name, value);
                    properties.put(name, value);
                }
            }
            expected.add(properties);
        }
        portal.snapshot();
        RecordTable deals = deals();
        for (int row = 0; row < 200; row++) {
            for (String name : names) {
                String value = Json.text(expected.get(row), name);
                assertThat(deals.value(row, name)).isEqualTo(value == null || value.isBlank() ? null : value);
                assertThat(deals.time(row, name)).isEqualTo(PortalTime.parse(value));
            }
        }
    }

    @Test
    void jsonThatNoRunWrites() throws SQLException {
        RecordTable deals = dealOf("{ \"x\" : {\"" + TEXT + "\":\"inner\"}, \"" + TEXT
                + "\" : \"outer \\u00e9\\n\", \"amount\":3, \"pipeline\":null}");
        assertThat(deals.value(0, TEXT)).isEqualTo("outer \u00e9\n");
        assertThat(deals.value(0, "amount")).isEqualTo("3");
        assertThat(deals.value(0, "pipeline")).isNull();
        assertThat(deals.value(0, "dealstage")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "3", "", "no", " {}"})
    void noObject(String json) {
        assertThatThrownBy(() -> dealOf(json))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("the properties of deals 900 are no JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":\"x\"", "{\"a\":\"x", "{\"a\":\"x\",", "{a}"})
    void brokenJson(String json) {
        assertThatThrownBy(() -> dealOf(json))
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("Malformed JSON");
    }

    @Test
    void noRecords() {
        new SmallSnapshot(folder).snapshot();
        assertThat(deals().size()).isZero();
        assertThat(deals().history().rowCount()).isZero();
    }

    /** A property beyond those that were laid out is read all the same. */
    @Test
    void anotherPropertyMap() throws SQLException {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("900").set("colour", "blue");
        portal.snapshot();
        PropertyMap map =
                PropertyMap.of(List.of(new PropertyMap.Row(PropertyMap.Target.DEAL, "Region", "deals", "colour")));
        assertThat(deals().value(0, "colour")).isNull();
        assertThat(deals(map).value(0, "colour")).isEqualTo("blue");
        assertThat(deals(map).timeline(0, "dealstage").size()).isEqualTo(1);
        try (Connection connection = StoreFile.open(file())) {
            assertThat(ColumnTables.of(connection, PropertyMap.defaults()).areOwn())
                    .isFalse();
            assertThat(ColumnTables.of(connection, map).areOwn()).isTrue();
        }
    }

    /** While a run changes the records, nothing that was laid out before is read. */
    @Test
    void aRunThatBeginsTakesThemAway() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("900");
        portal.snapshot();
        assertThat(tables()).isNotEmpty();
        try (Store store = Store.open(file())) {
            store.runs().begin(SmallSnapshot.increment(2));
            store.write(() -> store.records().remove(PortalObject.DEALS, List.of("900")));
            assertThat(deals().size()).isZero();
        }
        assertThat(tables()).isEmpty();
        assertThat(deals().size()).isZero();
        try (Store store = Store.open(file())) {
            store.runs().finish(2, SmallSnapshot.CUT_OFF);
        }
        assertThat(tables()).isEmpty();
        assertThat(deals().size()).isZero();
    }

    /** A large run leaves them behind, a small one does not. */
    @Test
    void theEndOfARun() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("900");
        portal.snapshot();
        for (int least : new int[] {1, 2}) {
            try (Store store = Store.open(file(), layingOut(least))) {
                int number = store.runs().latest().number() + 1;
                store.runs().begin(SmallSnapshot.increment(number));
                store.runs().finish(number, SmallSnapshot.CUT_OFF);
            }
            assertThat(tables().isEmpty()).isEqualTo(least > 1);
            assertThat(deals().size()).isEqualTo(1);
        }
    }

    private static Store.Seam layingOut(long records) {
        return new Store.Seam() {
            @Override
            public void beforeCommit(long transaction) {}

            @Override
            public long recordsToLayOut() {
                return records;
            }
        };
    }

    /** Beside a writer of this program the tables might go at any moment. */
    @Test
    void besideAWriter() throws SQLException {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("900");
        portal.snapshot();
        Store store = Store.open(file());
        try (Connection connection = StoreFile.open(file())) {
            assertThat(ColumnTables.of(connection, PropertyMap.defaults()).areOwn())
                    .isTrue();
            assertThat(deals().size()).isEqualTo(1);
        } finally {
            store.close();
        }
        assertThat(tables()).isNotEmpty();
    }

    @Test
    void whatIsForgottenIsNotInThem() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("900").set(TEXT, "a secret reason");
        portal.deal("901").set(TEXT, "no reason");
        Snapshot snapshot = portal.snapshot();
        String asked = "SELECT value FROM mapping.text WHERE value LIKE '%reason'";
        assertThat(snapshot.sql(asked).rowCount()).isEqualTo(2);
        Snapshot left = snapshot.forget(PortalObject.DEALS, "900");
        assertThat(left.sql(asked).rows()).containsExactly(List.of("no reason"));
        assertThat(deals().size()).isEqualTo(1);
        assertThat(deals().id(0)).isEqualTo("901");
    }

    /** A run ends all the same where there is too little memory for it; the mapping says so if that is still so. */
    @Test
    void tooLittleMemory() throws SQLException {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("900");
        portal.snapshot();
        try (Store store = Store.open(file())) {
            store.runs().begin(SmallSnapshot.increment(2));
            store.write(
                    () -> store.execute("INSERT INTO record SELECT 'notes', CAST(range AS VARCHAR), NULL, NULL, false,"
                            + " '{\"hs_timestamp\":\"' || hash(range) || '\"}', NULL, NULL FROM range(300000)"));
            store.execute("CHECKPOINT");
            assertThat(store.columns().areWorthwhile()).isTrue();
            store.execute("SET memory_limit = '40MB'");
            store.runs().finish(2, SmallSnapshot.CUT_OFF);
        }
        assertThat(tables()).isEmpty();
        assertThat(Snapshot.open(file()).isComplete()).isTrue();
        assertThat(deals().size()).isEqualTo(1);
    }

    @Test
    void stopped() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("900");
        portal.snapshot();
        try (Store store = Store.open(file(), layingOut(0))) {
            store.runs().begin(SmallSnapshot.increment(2));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.runs().finish(2, SmallSnapshot.CUT_OFF))
                    .isInstanceOf(ColumnTables.Stopped.class)
                    .hasMessageContaining("What was extracted is kept");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.runs().latest().isFinished()).isFalse();
            store.runs().finish(2, SmallSnapshot.CUT_OFF);
            assertThat(store.runs().latest().isFinished()).isTrue();
        }
        assertThat(deals().size()).isEqualTo(1);
    }
}
