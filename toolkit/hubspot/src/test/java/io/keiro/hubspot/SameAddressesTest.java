package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.GateResult;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Link;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.QualityGates;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who were entered twice are found by their mail address, of which a snapshot holds a keyed hash only. */
class SameAddressesTest {

    private static final String ADDRESS = "mia.berg@acme.example";

    private static final String FURTHER = "hs_additional_emails";

    @TempDir
    Path folder;

    private PersonalData people(String key) {
        return new PersonalData(Pseudonyms.of(Privacy.pseudonymsWithKey(folder.resolve(key))));
    }

    private static String stored(PersonalData people, PortalObject object, String address) {
        return stored(people, object, "email", address);
    }

    private static String stored(PersonalData people, PortalObject object, String property, String value) {
        Instant made = Instant.EPOCH;
        return people.taken(object, new RawRecord("1", made, made, false, null, Map.of(property, value), Map.of()))
                .value(property);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIA.Berg@Acme.Example",
                " mia.berg@acme.example",
                "mia.berg@acme.example\u3000",
                "mia.berg@acme.example\u00a0",
                "ｍｉａ.berg@acme.example"
            })
    void oneAddressHasOnePseudonymHoweverItIsWritten(String written) {
        PersonalData people = people("key");
        String pseudonym = stored(people, PortalObject.CONTACTS, ADDRESS);
        assertThat(pseudonym).matches("Address [0-9A-F]{32}");
        assertThat(stored(people, PortalObject.CONTACTS, written)).isEqualTo(pseudonym);
    }

    @Test
    void anotherAddressAndAnotherKeyGiveAnotherPseudonym() {
        String pseudonym = stored(people("key"), PortalObject.CONTACTS, ADDRESS);
        assertThat(stored(people("key"), PortalObject.CONTACTS, "mia.berg@acme.test"))
                .isNotEqualTo(pseudonym);
        assertThat(stored(people("other"), PortalObject.CONTACTS, ADDRESS)).isNotEqualTo(pseudonym);
    }

    @Test
    void blankStaysBlankAndNamesKeptStayAsTheyAre() {
        assertThat(stored(people("key"), PortalObject.CONTACTS, " ")).isNull();
        PersonalData open = new PersonalData(Pseudonyms.of(Privacy.namesKept()));
        assertThat(stored(open, PortalObject.CONTACTS, "Mia.Berg@acme.example")).isEqualTo("Mia.Berg@acme.example");
    }

    @Test
    void eachOfFurtherAddressesHasThePseudonymThatItHasAsTheFirst() {
        PersonalData people = people("key");
        String mia = stored(people, PortalObject.CONTACTS, ADDRESS);
        String tom = stored(people, PortalObject.CONTACTS, "tom.berg@acme.example");
        assertThat(stored(people, PortalObject.CONTACTS, FURTHER, " MIA.berg@acme.example ; ;tom.berg@acme.example;"))
                .isEqualTo(mia + ";" + tom);
        assertThat(stored(people, PortalObject.CONTACTS, FURTHER, "tom.berg@acme.example, " + ADDRESS))
                .isEqualTo(tom + ";" + mia);
        assertThat(stored(people, PortalObject.CONTACTS, FURTHER, "no address at all"))
                .matches("Address [0-9A-F]{32}");
        assertThat(stored(people, PortalObject.CONTACTS, FURTHER, ";")).isNull();
        PersonalData open = new PersonalData(Pseudonyms.of(Privacy.namesKept()));
        assertThat(stored(open, PortalObject.CONTACTS, FURTHER, "Mia@acme.example;b@c.example"))
                .isEqualTo("Mia@acme.example;b@c.example");
    }

    /** Elsewhere an address is a person as before. */
    @Test
    void addressesOfOtherObjectsAreShortPseudonyms() {
        assertThat(stored(people("key"), PortalObject.COMPANIES, ADDRESS)).matches("Person [0-9A-F]{8}");
        assertThat(stored(people("key"), PortalObject.COMPANIES, FURTHER, ADDRESS))
                .matches("Person [0-9A-F]{8}");
    }

    private static SmallSnapshot.Thing contact(SmallSnapshot portal, String id, String made, String address) {
        SmallSnapshot.Thing contact =
                portal.add(PortalObject.CONTACTS, id, made).set("createdate", made);
        return address == null ? contact : contact.set("email", address);
    }

    private static List<String> twins(LeadToCash data) {
        return data.links().stream()
                .filter(link -> link.fromKind() == ObjectKind.CONTACT && link.toKind() == ObjectKind.CONTACT)
                .map(link -> link.fromId() + " like " + link.toId())
                .toList();
    }

    @Test
    void whoWasEnteredAgainIsLinkedToTheFirst() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        SmallSnapshot.Thing deal = portal.deal("1");
        deal.to(contact(portal, "501", "2025-01-21T08:00:00Z", ADDRESS));
        // Made before the one above, though its id is higher.
        deal.to(contact(portal, "502", "2025-01-20T08:00:00Z", "Mia.Berg@ACME.example "));
        contact(portal, "503", "2025-01-22T08:00:00Z", ADDRESS);
        contact(portal, "504", "2025-01-19T08:00:00Z", "tom.berg@acme.example");
        LeadToCash data = portal.map();
        assertThat(twins(data)).containsExactly("501 like 502", "503 like 502");
        assertThat(data.links()).contains(new Link(ObjectKind.DEAL, "1", ObjectKind.CONTACT, "501"));
        GateResult found = QualityGates.of(data).gate("Q04").stream()
                .filter(result -> result.subject().en().startsWith("contacts with"))
                .findFirst()
                .orElseThrow();
        assertThat(found.affected()).containsExactly("501", "503");
        assertThat(found.of()).isEqualTo(4);
        assertThat(data.links().toString() + data.leads() + data.events()).doesNotContainIgnoringCase("mia.berg");
    }

    /** Each is linked to the first of every address that it shares, once, however many they share. */
    @Test
    void whoSharesAnyAddressIsLinkedToTheFirstOfIt() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        contact(portal, "501", "2025-01-20T08:00:00Z", ADDRESS).set(FURTHER, "mia@home.example;m.berg@acme.example");
        contact(portal, "502", "2025-01-21T08:00:00Z", "m.berg@acme.example").set(FURTHER, " Mia@HOME.example");
        contact(portal, "503", "2025-01-22T08:00:00Z", "tom.berg@acme.example");
        contact(portal, "504", "2025-01-23T08:00:00Z", null).set(FURTHER, "tom.berg@acme.example; mia@home.example");
        contact(portal, "505", "2025-01-24T08:00:00Z", "eva.berg@acme.example")
                .set(FURTHER, "eva.berg@acme.example;;eva@home.example");
        LeadToCash data = portal.map();
        assertThat(twins(data)).containsExactly("502 like 501", "504 like 503", "504 like 501");
        assertThat(data.gaps()).extracting(Phrase::en).noneMatch(gap -> gap.contains("mail address"));
        assertThat(data.links().toString() + data.leads() + data.events())
                .doesNotContainIgnoringCase("berg@")
                .doesNotContainIgnoringCase("home.example");
    }

    @Test
    void madeAtTheSameTimeTheFirstInTheOrderOfIdsIsTheFirst() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        contact(portal, "502", "2025-01-20T08:00:00Z", ADDRESS);
        contact(portal, "501", "2025-01-20T08:00:00Z", ADDRESS);
        assertThat(twins(portal.map())).containsExactly("502 like 501");
    }

    @Test
    void withoutAnAddressNobodyIsLikeAnotherAndThatIsSaid() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        contact(portal, "501", "2025-01-20T08:00:00Z", null);
        contact(portal, "502", "2025-01-20T08:00:00Z", "\u3000");
        LeadToCash data = portal.map();
        assertThat(twins(data)).isEmpty();
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains(
                        "2 contacts have no mail address in this snapshot, so nobody can tell whether they were entered twice (a"
                                + " refresh reads addresses that an older snapshot lacks): 501, 502.");
    }
}
