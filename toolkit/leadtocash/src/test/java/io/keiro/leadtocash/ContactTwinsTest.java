package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.data;
import static io.keiro.leadtocash.Small.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.GateResult.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts that were entered again, as links between contacts say. */
class ContactTwinsTest {

    private static Link like(String again, String first) {
        return new Link(ObjectKind.CONTACT, again, ObjectKind.CONTACT, first);
    }

    private static LeadToCash.Builder three() {
        return data().link(new Link(ObjectKind.DEAL, "A", ObjectKind.CONTACT, "1"))
                .link(new Link(ObjectKind.DEAL, "A", ObjectKind.CONTACT, "2"))
                .event(BusinessEvent.of(Activity.LEAD_CAPTURED, day(1), EvidenceLevel.INFERRED)
                        .touching(ObjectKind.CONTACT, "3"));
    }

    @Test
    void theOneEnteredAgainIsListedAndTheFirstIsNot() {
        GateResult result = ContactTwins.of(three().link(like("2", "1")).build());
        assertThat(result.gate()).isEqualTo("Q04");
        assertThat(result.severity()).isEqualTo(Severity.WARNING);
        assertThat(result.examples()).containsExactly("2");
        assertThat(result.of()).isEqualTo(3);
        assertThat(result.message().ja()).startsWith("同じ人物の二重登録です。");
    }

    @Test
    void eachIsCountedOnceAndNoneIsItsOwnTwin() {
        assertThat(ContactTwins.of(three().link(like("2", "1"))
                                .link(like("2", "3"))
                                .link(like("1", "1"))
                                .build())
                        .examples())
                .containsExactly("2");
    }

    @Test
    void withoutLinksOrContacts() {
        assertThat(ContactTwins.of(three().build()).severity()).isEqualTo(Severity.OK);
        assertThat(ContactTwins.of(data().build()).share()).isNaN();
    }

    @Test
    void theyComeBackFromAFolder(@TempDir Path folder) {
        three().link(like("2", "1")).build().write(folder);
        assertThat(ContactTwins.of(LeadToCash.read(folder)).examples()).containsExactly("2");
    }
}
