package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.GateResult;
import io.keiro.leadtocash.QualityGates;
import io.keiro.leadtocash.StageMap;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.Truth;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that the dirty company wrote wide or in a wrong encoding, where names are kept: exactly those, and none in the clean one. */
class DirtyTextTest {

    @TempDir
    Path folder;

    /** Names of the companies by the kind of their defect, and what the gate lists. */
    private final Map<String, Set<String>> planted = new HashMap<>();

    private List<GateResult> gates(Sandbox.Language language, boolean dirty) {
        Sandbox.Options company = Sandbox.Options.defaults()
                .withDeals(600)
                .withLanguage(language)
                .withDirtyData(dirty)
                .withRate(RateProfile.UNLIMITED);
        try (Sandbox sandbox = Sandbox.start(company)) {
            HubSpot.Options options =
                    HubSpot.Options.defaults().withBaseUrl(sandbox.baseUrl()).withPrivacy(Privacy.namesKept());
            Snapshot snapshot = HubSpot.connect(AccessToken.of(sandbox.token()), options, new VirtualTime())
                    .extract(DealQuery.deals().with(PortalObject.COMPANIES), folder.resolve(dirty + ".duckdb"));
            Map<String, String> names = new HashMap<>();
            snapshot.sql("SELECT id, value FROM property_value WHERE object = 'companies' AND property = 'name'")
                    .rows()
                    .forEach(row -> names.put(row.get(0).toString(), row.get(1).toString()));
            for (Truth.Defect defect : sandbox.truth().defects()) {
                if (defect.type().equals("companies")) {
                    planted.computeIfAbsent(defect.kind(), kind -> new TreeSet<>())
                            .add("CustomerName " + names.get(defect.id()));
                }
            }
            return QualityGates.of(snapshot.toLeadToCash(StageMap.read(
                            Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv"))))
                    .gate("Q18");
        }
    }

    private static Set<String> listed(List<GateResult> gates, String subject) {
        return new TreeSet<>(gates.stream()
                .filter(result -> result.subject().en().startsWith(subject))
                .findFirst()
                .orElseThrow()
                .affected());
    }

    @ParameterizedTest
    @EnumSource(Sandbox.Language.class)
    void theNamesThatWerePlantedAndNoOthers(Sandbox.Language language) {
        assertThat(gates(language, false)).allMatch(result -> result.severity() == GateResult.Severity.OK);
        assertThat(planted).isEmpty();
        List<GateResult> dirty = gates(language, true);
        assertThat(planted.get("FULL_WIDTH")).hasSizeGreaterThan(5);
        assertThat(planted.get("BROKEN_ENCODING")).hasSizeGreaterThan(3);
        assertThat(listed(dirty, "texts read in a wrong")).isEqualTo(planted.get("BROKEN_ENCODING"));
        assertThat(listed(dirty, "texts with full-width")).isEqualTo(planted.get("FULL_WIDTH"));
    }
}
