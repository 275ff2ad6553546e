package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.StageMap;
import io.keiro.log.Phrase;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.Truth;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts that a simulated company keeps as records: what is extracted and what it proves, against the company's own answer key. */
class CompanyContractsTest {

    private static final DealQuery QUERY = DealQuery.all().withoutEngagements().with(PortalObject.CONTRACTS);

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static Snapshot snapshot;

    @BeforeAll
    static void extract() {
        sandbox = Sandbox.start(Sandbox.Options.defaults().withDeals(200).withRate(RateProfile.UNLIMITED));
        snapshot = hubSpot("2026-09").extract(QUERY, folder.resolve("portal.duckdb"));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    /** How the portal names the date of a signature only its people know, so a row says it. */
    private static PropertyMap map() {
        List<PropertyMap.Row> rows = new ArrayList<>(PropertyMap.defaults().rows());
        rows.add(new PropertyMap.Row(PropertyMap.Target.DEAL, "contract_signed", "contracts", "signed_date"));
        return PropertyMap.of(rows);
    }

    private static HubSpot hubSpot(String version) {
        return HubSpot.connect(
                AccessToken.of(sandbox.token()),
                HubSpot.Options.defaults()
                        .withBaseUrl(sandbox.baseUrl())
                        .withApiVersion(version)
                        .withPropertyMap(map())
                        .withPrivacy(Privacy.pseudonymsWithKey(folder.resolve("key"))),
                new VirtualTime());
    }

    private static LeadToCash mapped(Snapshot of) {
        return of.toLeadToCash(
                StageMap.read(Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv")));
    }

    private static Map<String, List<BusinessEvent>> byDeal(LeadToCash data, String activity) {
        Map<String, List<BusinessEvent>> events = new HashMap<>();
        data.events().stream()
                .filter(event -> event.activity().equals(activity))
                .forEach(event -> events.computeIfAbsent(event.object(ObjectKind.DEAL), deal -> new ArrayList<>())
                        .add(event));
        return events;
    }

    @Test
    void theSnapshotHoldsTheContractsOfTheAnswerKey() {
        assertThat(snapshot.gaps()).isEmpty();
        List<Truth.Contract> held = new ArrayList<>();
        snapshot.sql("SELECT r.id, a.from_id, h.value, s.value FROM record r"
                        + " JOIN association a ON a.from_object = 'deals' AND a.to_object = 'contracts' AND a.to_id = r.id"
                        + " LEFT JOIN property_value h ON h.object = r.object AND h.id = r.id AND h.property = 'hs_createdate'"
                        + " LEFT JOIN property_value s ON s.object = r.object AND s.id = r.id AND s.property = 'signed_date'"
                        + " WHERE r.object = 'contracts' ORDER BY r.id")
                .rows()
                .forEach(row -> held.add(new Truth.Contract(
                        row.get(0).toString(),
                        row.get(1).toString(),
                        row.get(2).toString(),
                        row.get(3) == null ? null : row.get(3).toString())));
        assertThat(held).hasSizeGreaterThan(20).isEqualTo(sandbox.truth().contracts());
    }

    @Test
    void eachSignatureIsARecordedOneAndOnlyThese() {
        LeadToCash data = mapped(snapshot);
        LeadToCash without = mapped(
                hubSpot("2026-09").extract(DealQuery.all().withoutEngagements(), folder.resolve("without.duckdb")));
        Map<String, List<BusinessEvent>> signed = byDeal(data, "contract_signed");
        Map<String, List<BusinessEvent>> before = byDeal(without, "contract_signed");
        Map<String, List<BusinessEvent>> created = byDeal(data, "contract_created");
        int ofTheContract = 0;
        int ofTheQuote = 0;
        for (Truth.Contract contract : sandbox.truth().contracts()) {
            assertThat(created.remove(contract.dealId()))
                    .singleElement()
                    .satisfies(event -> assertThat(event.time()).isEqualTo(contract.created()));
            List<BusinessEvent> told = signed.remove(contract.dealId());
            List<BusinessEvent> otherwise = before.remove(contract.dealId());
            if (contract.signed() == null) {
                assertThat(told).isEqualTo(otherwise);
                continue;
            }
            assertThat(told).hasSize(1);
            BusinessEvent event = told.get(0);
            assertThat(event.evidence()).isEqualTo(EvidenceLevel.EXPLICIT);
            if (contract.id().equals(event.attributes().get("ContractId"))) {
                ofTheContract++;
                assertThat(event.time()).isEqualTo(contract.signed());
                assertThat(Mark.EVIDENCE_PROPERTY.of(event)).isEqualTo("contracts.signed_date");
                assertThat(otherwise).allMatch(one -> one.evidence() == EvidenceLevel.INFERRED);
            } else {
                // The quote was signed electronically, which goes before; the contract is noted on it.
                ofTheQuote++;
                assertThat(event.time()).isBeforeOrEqualTo(Instant.parse(contract.signed()));
                assertThat(Mark.OTHER_EVIDENCE.of(event))
                        .contains("explicit " + contract.signed() + " contracts.signed_date");
            }
        }
        assertThat(ofTheContract).isGreaterThan(5);
        assertThat(ofTheQuote).isGreaterThan(5);
        assertThat(created).isEmpty();
        // The deals without a contract of their own are told as before.
        assertThat(signed).isEqualTo(before);
    }

    @Test
    void withoutARowForItsDateAContractProvesNoSignatureAndThatIsSaid() {
        LeadToCash data = snapshot.toLeadToCash(
                StageMap.of(List.of()), MappingOptions.defaults().withPropertyMap(PropertyMap.defaults()));
        assertThat(data.events())
                .noneMatch(event -> event.attributes().containsKey("ContractId")
                        && event.activity().equals("contract_signed"));
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .anyMatch(gap -> gap.startsWith(sandbox.truth().contracts().size() + " contracts are there, and"));
    }

    @Test
    void olderVersionsOfTheInterfaceKnowNoContractsWhichIsAGap() {
        Snapshot old = hubSpot("v3").extract(QUERY, folder.resolve("old.duckdb"));
        assertThat(old.isComplete()).isTrue();
        assertThat(old.gaps()).singleElement().asString().contains("contracts");
        assertThat(count(old, "contracts")).isEqualTo("0");
        assertThat(count(old, "deals")).isEqualTo(count(snapshot, "deals"));
    }

    private static String count(Snapshot of, String object) {
        return of.sql("SELECT count(*) AS held FROM record WHERE object = '" + object + "'")
                .value(0, "held")
                .toString();
    }

    @Test
    void anIncrementKeepsThem() {
        Path file = folder.resolve("again.duckdb");
        String fresh = hubSpot("2026-09").extract(QUERY, file).digest();
        assertThat(fresh).isEqualTo(snapshot.digest());
        assertThat(hubSpot("2026-09").update(QUERY, file).digest()).isEqualTo(fresh);
    }
}
