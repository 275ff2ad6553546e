package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.GateResult;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.QualityGates;
import io.keiro.leadtocash.QualityReport;
import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.Truth;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of events of the dirty company: each row that was spoilt is left out and counted, or read as it was meant. */
class DirtyFilesTest {

    @TempDir
    Path folder;

    private final Map<String, Integer> planted = new HashMap<>();

    private LeadToCash read(boolean dirty) {
        try (Sandbox sandbox = Sandbox.start(
                Sandbox.Options.defaults().withDeals(300).withDirtyData(dirty).withRate(RateProfile.UNLIMITED))) {
            sandbox.writeFiles(folder);
            for (Truth.Defect defect : sandbox.truth().defects()) {
                if (defect.type().equals("events.csv")) {
                    planted.merge(defect.kind(), 1, Integer::sum);
                }
            }
        }
        return LeadToCash.read(folder.resolve("events.csv"));
    }

    private static int count(QualityReport report, String gate, String subject) {
        return report.gate(gate).stream()
                .filter(result -> result.subject().en().startsWith(subject))
                .mapToInt(GateResult::count)
                .sum();
    }

    @Test
    void everySpoiltRowIsAccountedFor() {
        LeadToCash data = read(true);
        QualityReport report = QualityGates.of(data);
        assertThat(planted.keySet())
                .containsExactlyInAnyOrder(
                        "NO_CASE_ID",
                        "NO_TIME",
                        "NO_ACTIVITY",
                        "NO_SUCH_TIME",
                        "OTHER_ZONE",
                        "DAY_ONLY",
                        "TWICE",
                        "UNKNOWN_ACTIVITY",
                        "FULL_WIDTH_ID");
        assertThat(data.gaps())
                .extracting(Phrase::en)
                .contains(planted.get("NO_CASE_ID") + " rows of events.csv were left out: the row has no case id")
                .contains(planted.get("NO_ACTIVITY") + " rows of events.csv were left out: the row has no activity")
                .contains(planted.get("NO_SUCH_TIME") + " rows of events.csv were left out: the time cannot be read")
                .contains("1 activity is not in the catalogue and keep their own names: XX-17")
                .anyMatch(gap -> gap.startsWith(planted.get("NO_TIME") + " events without a time were left out"))
                .anyMatch(gap -> gap.contains("ids of deals with full-width letters or blanks were read"));
        assertThat(count(report, "Q03", "times known by the day")).isEqualTo(planted.get("DAY_ONLY"));
        assertThat(count(report, "Q04", "duplicate events")).isEqualTo(planted.get("TWICE"));
        assertThat(data.events())
                .filteredOn(event -> event.activity().equals("XX-17"))
                .hasSize(planted.get("UNKNOWN_ACTIVITY"));
    }

    /** An id in wide digits is no other deal. */
    @Test
    void theDealsAreThoseOfTheTableOfCases() {
        LeadToCash data = read(true);
        DataTable cases = DataTable.read(folder.resolve("cases.csv"));
        Set<String> ids = new HashSet<>();
        for (int row = 0; row < cases.rowCount(); row++) {
            ids.add(cases.value(row, "SalesOpportunityId").toString());
        }
        assertThat(data.deals().stream().map(Deal::id).collect(Collectors.toSet()))
                .isEqualTo(ids)
                .hasSize(300);
    }

    @Test
    void theCleanTableHasNothingOfIt() {
        LeadToCash data = read(false);
        assertThat(planted).isEmpty();
        assertThat(data.gaps()).extracting(Phrase::en).isEmpty();
        assertThat(data.deals()).hasSize(300);
        assertThat(count(QualityGates.of(data), "Q04", "duplicate events")).isZero();
    }
}
