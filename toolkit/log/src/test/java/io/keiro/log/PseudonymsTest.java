package io.keiro.log;

import static io.keiro.log.HandLogs.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private static final String SECRET = "correct horse battery staple";
    private static final PseudonymKey KEY = PseudonymKey.of(SECRET);

    private static EventLog deals() {
        return EventLog.builder("deals")
                .event("4711", "A", hour(0))
                .with("org:resource", "Aiko")
                .with("approver", "Ben")
                .with("phone", 123)
                .event("4711", "B", hour(1))
                .event("4712", "A", hour(2))
                .with("org:resource", "Ben")
                .caseAttribute("4711", "owner", "Aiko")
                .caseAttribute("4711", "region", "West")
                .build();
    }

    /** The first 128 bits of RFC 4231, test case 1. */
    @Test
    void pseudonymsAreKeyedHashes() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex("0b".repeat(20)), "HmacSHA256"));
        assertThat(PseudonymKey.pseudonym(mac, "Hi There")).isEqualTo("b0344c61d8db38535ca8afceaf0bf12b");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(KEY.pseudonym("Aiko"))
                .hasSize(32)
                .isEqualTo(PseudonymKey.pseudonym(mac, "Aiko"))
                .isNotEqualTo(PseudonymKey.of(SECRET + "!").pseudonym("Aiko"))
                .isNotEqualTo(PseudonymKey.random().pseudonym("Aiko"));
    }

    @Test
    void idsResourcesAndChosenAttributes() {
        EventLog log = deals().pseudonymise(KEY, "owner", "phone");
        assertThat(log.caseIds()).containsExactly(KEY.pseudonym("4711"), KEY.pseudonym("4712"));
        assertThat(log.eventAttribute("org:resource").text(0)).isEqualTo(KEY.pseudonym("Aiko"));
        assertThat(log.eventAttribute("org:resource").isMissing(1)).isTrue();
        assertThat(log.caseAttribute("owner").text(0)).isEqualTo(KEY.pseudonym("Aiko"));
        assertThat(log.eventAttribute("phone").value(0)).isEqualTo(KEY.pseudonym("123"));
        assertThat(log.eventAttribute("approver").text(0)).as("not asked for").isEqualTo("Ben");
        assertThat(log.caseAttribute("region").text(0)).isEqualTo("West");
        assertThat(log.keepResources(KEY.pseudonym("Ben")).caseCount()).isEqualTo(1);
        assertThatThrownBy(() -> deals().pseudonymise(KEY, "ownr")).hasMessageContaining("did you mean \"owner\"");
    }

    @Test
    void nothingTellsTheKeyOrTheNames() {
        EventLog log = deals().keepResources("Aiko", "Ben")
                .keepCases("4711", "4712")
                .pseudonymise(KEY, "approver", "owner")
                .keepTraceLength(Between.atLeast(1));
        String said = log.history().rows()
                + log.toString()
                + log.report()
                + log.report().table().rows()
                + KEY
                + log.summary().rows();
        assertThat(said).doesNotContain(SECRET, "horse", "4711", "Aiko", "Ben");
        assertThat(log.history().value(0, "step")).isEqualTo("keepResources(…)");
        assertThat(log.history().value(0, "events")).isEqualTo(2);
        assertThat(log.history().value(2, "step"))
                .isEqualTo("pseudonymise(PseudonymKey (hidden), \"approver\", \"owner\")");
        assertThat(log.frame().rows().events().names()).doesNotContain("Aiko");
        assertThatThrownBy(() -> log.keepCases("1234"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("4711"));
        assertThatThrownBy(() -> log.keepResources("Bem"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Ben", "Aiko"));
    }

    @Test
    void keysThatCouldBeGuessed() {
        assertThatThrownBy(() -> PseudonymKey.of("secret"))
                .hasMessage("the given key has 6 characters; a key that cannot be guessed has at least 16");
        assertThatThrownBy(() -> PseudonymKey.fromEnvironment("KEY", Map.of()))
                .hasMessage(
                        "the key in the environment variable KEY has 0 characters; a key that cannot be guessed has at least 16");
        assertThat(PseudonymKey.fromEnvironment("KEY", Map.of("KEY", SECRET)).pseudonym("x"))
                .isEqualTo(KEY.pseudonym("x"));
    }

    @Test
    void valuesOfALargerLogAreGone() {
        EventLog part = deals().keepCases("4712").pseudonymise(KEY);
        TextColumn ids = (TextColumn) part.frame().rows().caseIds();
        assertThat(ids.dictionary().size()).isEqualTo(1);
        assertThat(part.variantCount()).isEqualTo(1);
        assertThat(HandLogs.step(part)).isEqualTo("pseudonymise(PseudonymKey (hidden))");
        assertThat(EventLog.builder("empty").build().pseudonymise(KEY).caseCount())
                .isZero();
    }
}
