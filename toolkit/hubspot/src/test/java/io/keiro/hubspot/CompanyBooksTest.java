package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.FinanceFile;
import io.keiro.leadtocash.FinanceMatch;
import io.keiro.leadtocash.FinanceMatch.How;
import io.keiro.leadtocash.Invoice;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Payment;
import io.keiro.leadtocash.StageMap;
import io.keiro.log.DataTable;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The company's own accounting export against the deals of its portal: what was matched is held against the tables of the same company. */
class CompanyBooksTest {

    private static final int DEALS = 200;
    private static final int INVOICE_ID = 1;
    private static final int PAYMENT_ID = 2;
    private static final int DEAL_ID = 3;
    private static final int ORDER_ID = 4;

    @TempDir
    Path folder;

    private Sandbox.Language language;

    /** True deals of the invoices and true invoices of the payments, by the numbers of the books. */
    private final Map<String, String> dealOf = new HashMap<>();

    private final Map<String, String> invoiceOf = new HashMap<>();

    private Sandbox company(long seed, boolean dirty, Sandbox.Language of) {
        language = of;
        Sandbox sandbox = Sandbox.start(Sandbox.Options.defaults()
                .withSeed(seed)
                .withDeals(DEALS)
                .withLanguage(of)
                .withDirtyData(dirty)
                .withRate(RateProfile.UNLIMITED));
        sandbox.writeFiles(folder);
        read("invoices.csv", "InvoiceId", "SalesOpportunityId", dealOf);
        read("payments.csv", "PaymentId", "InvoiceId", invoiceOf);
        return sandbox;
    }

    private void read(String file, String key, String value, Map<String, String> into) {
        DataTable table = DataTable.read(folder.resolve(file));
        for (int row = 0; row < table.rowCount(); row++) {
            into.put(table.value(row, key).toString(), table.value(row, value).toString());
        }
    }

    private Path books() {
        return folder.resolve("finance-" + (language == Sandbox.Language.JA ? "ja" : "en") + ".csv");
    }

    /** The same books as of a company that writes no number of the CRM on anything, and no invoice's on a payment. */
    private Path booksWithoutKeys() throws IOException {
        Charset charset = language == Sandbox.Language.JA ? Charset.forName("windows-31j") : StandardCharsets.UTF_8;
        List<String> lines = new ArrayList<>();
        for (String line : Files.readString(books(), charset).split("\r\n")) {
            String[] cells = line.split(",", -1);
            if (!lines.isEmpty()) {
                cells[DEAL_ID] = "";
                cells[ORDER_ID] = "";
                cells[INVOICE_ID] = cells[PAYMENT_ID].isEmpty() ? cells[INVOICE_ID] : "";
            }
            lines.add(String.join(",", cells));
        }
        return Files.write(
                folder.resolve("without-keys.csv"), String.join("\r\n", lines).getBytes(charset));
    }

    private LeadToCash portal(Sandbox sandbox, DealQuery query, String name) {
        HubSpot.Options options =
                HubSpot.Options.defaults().withBaseUrl(sandbox.baseUrl()).withPrivacy(Privacy.namesKept());
        return HubSpot.connect(AccessToken.of(sandbox.token()), options, new VirtualTime())
                .extract(query, folder.resolve(name + ".duckdb"))
                .toLeadToCash(
                        StageMap.read(Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv")));
    }

    private static DealQuery withoutCommerce() {
        return DealQuery.all()
                .without(PortalObject.INVOICES)
                .without(PortalObject.PAYMENTS)
                .without(PortalObject.ORDERS)
                .without(PortalObject.QUOTES);
    }

    private static String number(FinanceMatch.Row row) {
        return row.record().substring(row.record().indexOf(' ') + 1);
    }

    private static List<FinanceMatch.Row> rows(FinanceMatch match, String kind) {
        return match.rows().stream()
                .filter(row -> row.record().startsWith(kind + " "))
                .toList();
    }

    /** The share that was settled; each of them must be right. */
    private double settledRightly(FinanceMatch match, String kind) {
        List<FinanceMatch.Row> all = rows(match, kind);
        int settled = 0;
        for (FinanceMatch.Row row : all) {
            if (row.how() != How.UNDECIDED && row.how() != How.UNMATCHED) {
                settled++;
                boolean invoice = kind.equals("invoice");
                assertThat(invoice ? row.dealId() : row.invoiceId())
                        .as(row.toString())
                        .isEqualTo((invoice ? dealOf : invoiceOf).get(number(row)));
            }
        }
        assertThat(all).isNotEmpty();
        return (double) settled / all.size();
    }

    @ParameterizedTest
    @CsvSource({"1,false,EN", "1,true,JA", "7,false,JA", "7,true,EN"})
    void aWholePortalIsMatchedByKeysAndCountsNothingTwice(long seed, boolean dirty, Sandbox.Language of) {
        try (Sandbox sandbox = company(seed, dirty, of)) {
            LeadToCash data = portal(sandbox, DealQuery.all(), "whole");
            FinanceMatch match = FinanceMatch.of(data, FinanceFile.read(books()));
            Map<String, String> numbers = data.invoices().stream()
                    .collect(Collectors.toMap(
                            Invoice::id, invoice -> invoice.attributes().get("InvoiceNumber")));
            assertThat(match.rows()).allMatch(row -> row.how() == How.KEY);
            for (FinanceMatch.Row row : rows(match, "invoice")) {
                assertThat(row.dealId()).isEqualTo(dealOf.get(number(row)));
            }
            for (FinanceMatch.Row row : rows(match, "payment")) {
                assertThat(numbers.get(row.invoiceId())).isEqualTo(invoiceOf.get(number(row)));
            }
            LeadToCash merged = match.merge();
            assertThat(merged.invoices()).hasSameSizeAs(data.invoices());
            assertThat(merged.payments()).hasSameSizeAs(invoiceOf.keySet());
            assertThat(merged.payments()).extracting(Payment::invoiceId).doesNotContainNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,false,EN",
        "1,false,JA",
        "1,true,EN",
        "1,true,JA",
        "7,false,EN",
        "7,false,JA",
        "7,true,EN",
        "7,true,JA"
    })
    void aPortalWithoutCommerceIsMatchedByDealCustomerAmountAndDate(long seed, boolean dirty, Sandbox.Language of)
            throws IOException {
        try (Sandbox sandbox = company(seed, dirty, of)) {
            LeadToCash data = portal(sandbox, withoutCommerce(), "deals");
            FinanceMatch match = FinanceMatch.of(data, FinanceFile.read(books()));
            assertThat(rows(match, "invoice")).anyMatch(row -> row.how() == How.KEY);
            assertThat(rows(match, "invoice")).anyMatch(row -> row.how() == How.RULE);
            assertThat(settledRightly(match, "invoice")).isGreaterThan(0.95);
            assertThat(settledRightly(match, "payment")).isEqualTo(1);
            FinanceMatch decided = decided(match);
            assertThat(settledRightly(decided, "invoice")).isEqualTo(1);
            assertThat(decided.merge().invoices()).hasSameSizeAs(rows(match, "invoice"));
            FinanceMatch hard = FinanceMatch.of(data, FinanceFile.read(booksWithoutKeys()));
            assertThat(hard.rows()).noneMatch(row -> row.how() == How.KEY);
            assertThat(settledRightly(hard, "invoice")).isGreaterThan(0.9);
            // Two halves of one deal are billed alike; which of them was paid, a person must say.
            assertThat(settledRightly(hard, "payment")).isGreaterThan(0.55);
        }
    }

    /** What a person does who knows the truth: yes for the right candidate. */
    private FinanceMatch decided(FinanceMatch match) throws IOException {
        DataTable list = match.decisions();
        List<String> lines = new ArrayList<>(List.of("Record,Candidate,Decision"));
        for (int row = 0; row < list.rowCount(); row++) {
            String record = list.value(row, "Record").toString();
            String candidate = list.value(row, "Candidate").toString();
            boolean right = candidate.equals(dealOf.get(record.substring(record.indexOf(' ') + 1)));
            lines.add(record + "," + candidate + "," + (right ? "yes" : ""));
        }
        return match.decide(Files.write(folder.resolve("decided.csv"), lines));
    }
}
