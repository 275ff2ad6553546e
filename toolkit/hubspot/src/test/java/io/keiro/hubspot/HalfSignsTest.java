package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that was cut in the middle of a sign says so, and every whole sign stays. */
class HalfSignsTest {

    @TempDir
    private Path folder;

    /** With ^ for the backslash. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "North ^ud83d | North \ufffd",
                "^ude00 South | \ufffd South",
                "^uD83D^uDE00 | \ud83d\ude00",
                "^ud83d^ud83d^ude00 | \ufffd\ud83d\ude00",
                "^ude00^ud83d | \ufffd\ufffd",
                "^^ud83d | ^ud83d",
                "^^^ud83d | ^\ufffd",
                "\ud83d\ude00 受 é | \ud83d\ude00 受 é",
                "^u0064 | d"
            })
    void halvesAreReplacedAndPairsAreNot(String written, String read) {
        String escapes = written.replace('^', '\\');
        String json = "{\"other\":1,\"list\":[null,{\"text\":\"" + escapes + "\"}]}";
        assertThat(Json.parse(json.getBytes(StandardCharsets.UTF_8))
                        .path("list")
                        .path(1)
                        .path("text")
                        .asString())
                .isEqualTo(read.replace('^', '\\'));
        assertThat(Json.parse(json.getBytes(StandardCharsets.UTF_8))
                        .path("other")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void nothingIsLookedForWhereNothingCanBe() {
        for (String json :
                new String[] {"", "{}", "\"\\u00e9\"", "\"\\\\ud83d\"", "\"\\", "\"\\u", "\"受\ud83d\ude00\""}) {
            assertThat(HalfSigns.mayBeIn(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isFalse();
        }
        for (String json : new String[] {"\"\\ud83d\"", "\"\\\\\\uD83D", "\"\\ud83d\\ude00\""}) {
            assertThat(HalfSigns.mayBeIn(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isTrue();
        }
    }

    @Test
    void aSnapshotHoldsWhatIsReadableOfACutText() {
        MiniPortal portal = SmallCompany.of(3);
        portal.get(PortalObject.COMPANIES, 6_000_001L).set("country", "Land \ud83d");
        Snapshot snapshot = SmallCompany.connect(portal, ReadingMode.LIST)
                .extract(DealQuery.all(), folder.resolve("portal.duckdb"));
        assertThat(snapshot.sql("SELECT country FROM companies WHERE id = '6000001'")
                        .value(0, "country"))
                .isEqualTo("Land \ufffd");
    }
}
