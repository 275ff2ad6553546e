package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.hubspot.AccessToken;
import io.keiro.hubspot.DealQuery;
import io.keiro.hubspot.HubSpot;
import io.keiro.leadtocash.StageMap;
import io.keiro.log.EventLog;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.view.ProcessMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example log and the README's picture are made by the toolkit from the simulated company. When they differ from what it makes today,
 * run the build once with {@code -Dkeiro.examples=write}.
 */
class ShippedExampleTest {

    private static final Path HOME = Path.of(System.getProperty("keiro.home"));
    private static final Path LOG = HOME.resolve("data-templates/deal-history.csv");
    private static final Path MAP = HOME.resolve("notebooks/first-map.svg");
    private static final List<String> ATTRIBUTES =
            List.of("OpportunityOutcome", "Region", "ProductCategory", "DealAmount");

    @Test
    void theExampleLogAndItsMapAreUpToDate(@TempDir Path folder) throws Exception {
        String csv = csv(log(folder.resolve("portal.duckdb")));
        if ("write".equals(System.getProperty("keiro.examples"))) {
            Files.writeString(LOG, csv);
            ProcessMap.of(DirectlyFollowsGraph.of(EventLog.read(LOG)))
                    .keepPaths(0.9)
                    .write(MAP);
        }
        assertThat(Files.readString(LOG)).isEqualTo(csv);
        EventLog read = EventLog.read(LOG);
        assertThat(read.caseCount()).isEqualTo(50);
        assertThat(Files.readString(MAP))
                .isEqualTo(ProcessMap.of(DirectlyFollowsGraph.of(read))
                        .keepPaths(0.9)
                        .toSvg());
    }

    private static EventLog log(Path snapshot) {
        Sandbox.Options fifty = Sandbox.Options.defaults().withDeals(50).withRate(RateProfile.UNLIMITED);
        try (Sandbox sandbox = Sandbox.start(fifty)) {
            HubSpot portal = HubSpot.connect(
                    AccessToken.of(sandbox.token()), HubSpot.Options.defaults().withBaseUrl(sandbox.baseUrl()));
            return portal.extract(DealQuery.all().withoutEngagements(), snapshot)
                    .toLeadToCash(StageMap.read(HOME.resolve("data-templates/stage-map.csv")))
                    .toEventLog();
        }
    }

    private static String csv(EventLog log) {
        StringBuilder csv = new StringBuilder("\uFEFFSalesOpportunityId,ActivityName,EventTime");
        ATTRIBUTES.forEach(attribute -> csv.append(',').append(attribute));
        csv.append('\n');
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                csv.append(log.caseId(c))
                        .append(',')
                        .append(log.activity(e))
                        .append(',')
                        .append(Instant.ofEpochMilli(log.time(e)));
                for (String attribute : ATTRIBUTES) {
                    csv.append(',')
                            .append(Objects.toString(
                                    log.caseAttribute(attribute).text(c), ""));
                }
                csv.append('\n');
            }
        }
        return csv.toString();
    }
}
