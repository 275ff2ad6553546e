package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.FinanceFile;
import io.keiro.leadtocash.FinanceMatch;
import io.keiro.leadtocash.FinanceMatch.How;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.StageMap;
import io.keiro.leadtocash.TimePrecision;
import io.keiro.log.DataTable;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the company's accounting system says was delivered, against the portal's orders and the tables of the same company. */
class CompanyDeliveriesTest {

    private static final int DEALS = 200;

    @TempDir
    Path folder;

    private Sandbox.Language language;

    /** True deals of the orders. */
    private final Map<String, String> dealOf = new HashMap<>();

    /** Order number of each row of the file. */
    private final List<String> orders = new ArrayList<>();

    private Sandbox company(long seed, boolean dirty, Sandbox.Language of) throws Exception {
        language = of;
        Sandbox sandbox = Sandbox.start(Sandbox.Options.defaults()
                .withSeed(seed)
                .withDeals(DEALS)
                .withLanguage(of)
                .withDirtyData(dirty)
                .withRate(RateProfile.UNLIMITED));
        sandbox.writeFiles(folder);
        DataTable links = DataTable.read(folder.resolve("links.csv"));
        for (int row = 0; row < links.rowCount(); row++) {
            if (links.value(row, "ToKind").toString().equals("ORDER")) {
                dealOf.put(
                        links.value(row, "ToId").toString(),
                        links.value(row, "FromId").toString());
            }
        }
        Charset charset = of == Sandbox.Language.JA ? Charset.forName("windows-31j") : StandardCharsets.UTF_8;
        Files.readAllLines(deliveries(), charset).stream().skip(1).forEach(line -> orders.add(line.split(",", -1)[0]));
        return sandbox;
    }

    private Path deliveries() {
        return folder.resolve("deliveries-" + (language == Sandbox.Language.JA ? "ja" : "en") + ".csv");
    }

    private LeadToCash portal(Sandbox sandbox, DealQuery query, String name) {
        HubSpot.Options options =
                HubSpot.Options.defaults().withBaseUrl(sandbox.baseUrl()).withPrivacy(Privacy.namesKept());
        return HubSpot.connect(AccessToken.of(sandbox.token()), options, new VirtualTime())
                .extract(query, folder.resolve(name + ".duckdb"))
                .toLeadToCash(
                        StageMap.read(Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv")));
    }

    private static List<BusinessEvent> fulfilled(LeadToCash data) {
        return data.events().stream()
                .filter(event -> event.activity().equals(Activity.ORDER_FULFILLED.id()))
                .toList();
    }

    private static LocalDate day(BusinessEvent event) {
        return event.time().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The true day of each deal's delivery, as the order of the portal recorded it. */
    private static Map<String, LocalDate> days(LeadToCash data) {
        Map<String, LocalDate> days = new HashMap<>();
        fulfilled(data).forEach(event -> days.put(event.object(ObjectKind.DEAL), day(event)));
        return days;
    }

    /** The share of the rows that was settled; each of them must be right. */
    private double settledRightly(FinanceMatch match) {
        assertThat(match.rows()).hasSameSizeAs(orders);
        int settled = 0;
        for (int row = 0; row < orders.size(); row++) {
            FinanceMatch.Row found = match.rows().get(row);
            if (found.how() != How.UNDECIDED && found.how() != How.UNMATCHED) {
                settled++;
                assertThat(found.dealId()).as(found.toString()).isEqualTo(dealOf.get(orders.get(row)));
            }
        }
        return (double) settled / orders.size();
    }

    @ParameterizedTest
    @CsvSource({"1,false,EN", "1,true,JA", "7,false,JA", "7,true,EN"})
    void whatThePortalRecordedIsNotedAndToldOnce(long seed, boolean dirty, Sandbox.Language of) throws Exception {
        try (Sandbox sandbox = company(seed, dirty, of)) {
            LeadToCash data = portal(sandbox, DealQuery.all(), "whole");
            FinanceMatch match = FinanceMatch.of(data, FinanceFile.read(deliveries()));
            assertThat(orders).hasSizeGreaterThan(20);
            assertThat(match.rows()).allMatch(row -> row.how() == How.KEY);
            assertThat(settledRightly(match)).isEqualTo(1);
            List<BusinessEvent> merged = fulfilled(match.merge());
            assertThat(merged).hasSameSizeAs(fulfilled(data)).hasSameSizeAs(orders);
            assertThat(merged).allSatisfy(event -> {
                assertThat(event.evidence()).isIn(EvidenceLevel.EXPLICIT, EvidenceLevel.EXTERNAL);
                assertThat(Mark.OTHER_EVIDENCE.of(event)).contains("external " + day(event) + "T00:00:00Z");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"1,false,EN", "1,true,JA", "7,false,JA", "7,true,EN"})
    void aPortalWithoutOrdersLearnsOfItsDeliveries(long seed, boolean dirty, Sandbox.Language of) throws Exception {
        try (Sandbox sandbox = company(seed, dirty, of)) {
            Map<String, LocalDate> truth = days(portal(sandbox, DealQuery.all(), "whole"));
            LeadToCash data = portal(
                    sandbox, DealQuery.all().without(PortalObject.ORDERS).without(PortalObject.TICKETS), "without");
            assertThat(fulfilled(data)).isEmpty();
            FinanceMatch match = FinanceMatch.of(data, FinanceFile.read(deliveries()));
            assertThat(match.rows()).anyMatch(row -> row.how() == How.KEY);
            assertThat(match.rows()).anyMatch(row -> row.how() == How.RULE);
            double settled = settledRightly(match);
            assertThat(settled).isGreaterThan(0.7);
            List<BusinessEvent> told = fulfilled(match.merge());
            assertThat(told.stream().filter(event -> event.object(ObjectKind.DEAL) != null))
                    .hasSize((int) Math.round(settled * orders.size()))
                    .allSatisfy(event -> {
                        assertThat(event.evidence()).isEqualTo(EvidenceLevel.EXTERNAL);
                        assertThat(event.precision()).isEqualTo(TimePrecision.DAY);
                        assertThat(day(event)).isEqualTo(truth.get(event.object(ObjectKind.DEAL)));
                    });
        }
    }
}
