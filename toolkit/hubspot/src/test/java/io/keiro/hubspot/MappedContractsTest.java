package io.keiro.hubspot;

import static io.keiro.hubspot.SmallSnapshot.all;
import static io.keiro.hubspot.SmallSnapshot.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.TimePrecision;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts as objects of their own: created, and signed by a date that the property map names. */
class MappedContractsTest {

    private static final String SIGNED_ON = "signed_on";

    @TempDir
    Path folder;

    private SmallSnapshot portal;
    private SmallSnapshot.Thing deal;

    @BeforeEach
    void begin() {
        portal = new SmallSnapshot(folder);
        deal = portal.deal("1");
    }

    private SmallSnapshot.Thing contract(String id) {
        SmallSnapshot.Thing contract = portal.add(PortalObject.CONTRACTS, id, "2025-03-14T09:00:00Z");
        deal.to(contract);
        return contract;
    }

    private static MappingOptions naming(String activity, String object, String property) {
        List<PropertyMap.Row> rows = new ArrayList<>(PropertyMap.defaults().rowsFor(PropertyMap.Target.DEAL));
        rows.add(new PropertyMap.Row(PropertyMap.Target.DEAL, activity, object, property));
        return MappingOptions.defaults().withPropertyMap(PropertyMap.of(rows));
    }

    @Test
    void theContractsOwnDateIsARecordedSignature() {
        contract("81").set(SIGNED_ON, "2025-03-18T10:30:00Z");
        LeadToCash data = portal.map(naming("contract_signed", "contracts", SIGNED_ON));
        var signed = only(data, "contract_signed");
        assertThat(signed.time()).isEqualTo(Instant.parse("2025-03-18T10:30:00Z"));
        assertThat(signed.evidence()).isEqualTo(EvidenceLevel.EXPLICIT);
        assertThat(signed.object(ObjectKind.DEAL)).isEqualTo("1");
        assertThat(signed.attributes())
                .containsEntry("ContractId", "81")
                .containsEntry("EvidenceProperty", "contracts.signed_on");
        assertThat(only(data, "contract_created").time()).isEqualTo(Instant.parse("2025-03-14T09:00:00Z"));
        assertThat(only(data, "contract_created").evidence()).isEqualTo(EvidenceLevel.EXPLICIT);
    }

    @Test
    void aDateWithoutATimeIsADay() {
        contract("81").set(SIGNED_ON, "2025-03-18");
        var signed = only(portal.map(naming("contract_signed", "contracts", SIGNED_ON)), "contract_signed");
        assertThat(signed.precision()).isEqualTo(TimePrecision.DAY);
    }

    @Test
    void aSignatureOnTheQuoteGoesBeforeAndTheContractsIsNotedOnIt() {
        SmallSnapshot.Thing quote = portal.add(PortalObject.QUOTES, "41", "2025-03-04T00:00:00Z")
                .set("hs_esign_date", "2025-03-15T08:30:00Z")
                .set("hs_sign_status", "ESIGN_COMPLETED");
        deal.to(quote);
        contract("81").set(SIGNED_ON, "2025-03-18T10:30:00Z");
        var signed = only(portal.map(naming("contract_signed", "contracts", SIGNED_ON)), "contract_signed");
        assertThat(signed.time()).isEqualTo(Instant.parse("2025-03-15T08:30:00Z"));
        assertThat(Mark.OTHER_EVIDENCE.of(signed)).isEqualTo("explicit 2025-03-18T10:30:00Z contracts.signed_on");
    }

    /** The deal and the contract each have a property that names the day of the signature. */
    private static MappingOptions namingBothSignatures() {
        return MappingOptions.defaults()
                .withPropertyMap(PropertyMap.of(List.of(
                        new PropertyMap.Row(PropertyMap.Target.DEAL, "contract_signed", "deals", "signature"),
                        new PropertyMap.Row(PropertyMap.Target.DEAL, "contract_signed", "contracts", SIGNED_ON))));
    }

    @Test
    void allThatGivesWayToTheQuoteIsNotedOnIt() {
        deal.set("signature", "2025-03-20T00:00:00Z");
        SmallSnapshot.Thing quote = portal.add(PortalObject.QUOTES, "41", "2025-03-04T00:00:00Z")
                .set("hs_esign_date", "2025-03-15T08:30:00Z")
                .set("hs_sign_status", "ESIGN_COMPLETED");
        deal.to(quote);
        contract("81").set(SIGNED_ON, "2025-03-18T10:30:00Z");
        var signed = only(portal.map(namingBothSignatures()), "contract_signed");
        assertThat(signed.time()).isEqualTo(Instant.parse("2025-03-15T08:30:00Z"));
        assertThat(Mark.OTHER_EVIDENCE.of(signed))
                .isEqualTo("explicit 2025-03-18T10:30:00Z contracts.signed_on"
                        + " | inferred 2025-03-20T00:00:00Z deals.signature");
    }

    /** What a date of the deal suggests gives way to what the contract's own record says. */
    @Test
    void aDateOfTheDealGivesWay() {
        deal.set("signature", "2025-03-20T00:00:00Z");
        contract("81").set(SIGNED_ON, "2025-03-18T10:30:00Z");
        var signed = only(portal.map(namingBothSignatures()), "contract_signed");
        assertThat(signed.time()).isEqualTo(Instant.parse("2025-03-18T10:30:00Z"));
        assertThat(Mark.OTHER_EVIDENCE.of(signed)).startsWith("inferred 2025-03-20T00:00:00Z");
    }

    @Test
    void anExternalSignatureOnTheDealIsConcluded() {
        deal.set("signature", "2025-03-20T09:00:00Z");
        assertThat(only(portal.map(naming("contract_signed", "deals", "signature")), "contract_signed")
                        .evidence())
                .isEqualTo(EvidenceLevel.INFERRED);
    }

    @Test
    void withoutARowThatNamesTheDateThatIsSaid() {
        contract("81").set(SIGNED_ON, "2025-03-18T10:30:00Z");
        LeadToCash data = portal.map();
        assertThat(all(data, "contract_signed")).isEmpty();
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains(
                        "1 contracts are there, and the property map names no date that says when they were signed; name it in"
                                + " a row such as deal, contract_signed, contracts, signed_date: 81.");
    }

    @Test
    void missingAndFutureDatesProveNothing() {
        contract("81");
        contract("82").set(SIGNED_ON, "2099-01-01T00:00:00Z");
        assertThat(all(portal.map(naming("contract_signed", "contracts", SIGNED_ON)), "contract_signed"))
                .isEmpty();
    }
}
