package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The company as files: tables that fit together, an accounting export in two encodings, and the defects of the dirty edition. */
class CompanyFilesTest {

    private static final Sandbox.Options OPTIONS = Sandbox.Options.defaults().withDeals(150);

    /** Rows as maps; no value here holds a comma but amounts of the Japanese export, which are quoted. */
    private static List<Map<String, String>> read(Path file, Charset charset) throws Exception {
        List<Map<String, String>> rows = new ArrayList<>();
        String text = Files.readString(file, charset);
        List<String> lines = List.of((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n"));
        List<String> header = cells(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            assertThat(cells).as(line).hasSameSizeAs(header);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char letter : line.toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static Set<String> column(List<Map<String, String>> rows, String name) {
        Set<String> values = new HashSet<>();
        rows.forEach(row -> values.add(row.get(name)));
        return values;
    }

    @Test
    void theTablesFitTogether(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start(OPTIONS)) {
            List<Path> files = sandbox.writeFiles(folder.resolve("deeper"));
            assertThat(files).hasSize(12).allMatch(Files::exists);
            Path there = folder.resolve("deeper");
            List<Map<String, String>> events = read(there.resolve("events.csv"), StandardCharsets.UTF_8);
            List<Map<String, String>> cases = read(there.resolve("cases.csv"), StandardCharsets.UTF_8);
            List<Map<String, String>> invoices = read(there.resolve("invoices.csv"), StandardCharsets.UTF_8);
            List<Map<String, String>> payments = read(there.resolve("payments.csv"), StandardCharsets.UTF_8);
            List<Map<String, String>> leads = read(there.resolve("leads.csv"), StandardCharsets.UTF_8);
            assertThat(cases).hasSize(150);
            assertThat(column(events, "SalesOpportunityId")).isEqualTo(column(cases, "SalesOpportunityId"));
            assertThat(column(cases, "SalesOpportunityId")).containsAll(column(invoices, "SalesOpportunityId"));
            assertThat(column(invoices, "InvoiceId")).containsAll(column(payments, "InvoiceId"));
            assertThat(column(events, "ActivityName"))
                    .contains(
                            "Lead Captured",
                            "Lead First Contacted",
                            "Opportunity Created",
                            "Meeting Held",
                            "Discount Approved",
                            "Contract Signed",
                            "Sales Order Created",
                            "Order Fulfilled / Service Delivered",
                            "Invoice Sent to Customer",
                            "Payment Received",
                            "Stage Changed");
            String end = OPTIONS.end().toString();
            assertThat(events)
                    .allSatisfy(event -> assertThat(event.get("EventTime")).isLessThanOrEqualTo(end));
            Set<String> known = column(leads, "LeadId");
            events.forEach(event -> assertThat(event.get("LeadId").isEmpty() || known.contains(event.get("LeadId")))
                    .isTrue());
            assertThat(leads.size()).isGreaterThan(column(events, "LeadId").size() * 2);
            for (Map<String, String> invoice : invoices) {
                long paid = payments.stream()
                        .filter(payment -> payment.get("InvoiceId").equals(invoice.get("InvoiceId")))
                        .mapToLong(payment -> Long.parseLong(payment.get("PaidAmount")))
                        .sum();
                assertThat(Long.parseLong(invoice.get("InvoiceAmount")) - paid)
                        .isEqualTo(Long.parseLong(invoice.get("Balance")));
            }
            assertThat(Truth.read(there.resolve("truth.json")).json())
                    .isEqualTo(sandbox.truth().json());
        }
    }

    @Test
    void theIdsAreThoseOfThePortal(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start(OPTIONS.withRate(RateProfile.UNLIMITED))) {
            sandbox.writeFiles(folder);
            Set<String> deals = new HashSet<>();
            Set<String> numbers = new HashSet<>();
            Client client = new Client(sandbox);
            client.all("deals", "").forEach(deal -> deals.add(deal.path("id").asString()));
            client.all("invoices", "properties=hs_number")
                    .forEach(one ->
                            numbers.add(one.path("properties").path("hs_number").asString()));
            assertThat(column(read(folder.resolve("cases.csv"), StandardCharsets.UTF_8), "SalesOpportunityId"))
                    .isEqualTo(deals);
            assertThat(column(read(folder.resolve("invoices.csv"), StandardCharsets.UTF_8), "InvoiceId"))
                    .isEqualTo(numbers);
        }
    }

    @Test
    void theAccountingSystemExportsInTwoEncodings(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start(OPTIONS)) {
            sandbox.writeFiles(folder);
            List<Map<String, String>> english = read(folder.resolve("finance-en.csv"), StandardCharsets.UTF_8);
            List<Map<String, String>> japanese = read(folder.resolve("finance-ja.csv"), CsvFile.CP932);
            assertThat(japanese).hasSameSizeAs(english);
            for (int i = 0; i < english.size(); i++) {
                assertThat(japanese.get(i).get("請求書番号"))
                        .isEqualTo(english.get(i).get("InvoiceId"));
                assertThat(japanese.get(i).get("請求金額").replace(",", ""))
                        .isEqualTo(english.get(i).get("InvoiceAmount"));
                assertThat(japanese.get(i).get("請求日").replace('/', '-'))
                        .isEqualTo(english.get(i).get("InvoiceDate"));
            }
            assertThat(column(japanese, "取引先名")).anyMatch(name -> name.startsWith("会社"));
            assertThat(column(japanese, "伝票区分")).containsExactlyInAnyOrder("請求書", "入金");
            // The accounting system does not know every deal: the rest must be matched by order, customer and amount.
            List<Map<String, String>> invoices = english.stream()
                    .filter(row -> row.get("RecordType").equals("invoice"))
                    .toList();
            double known = invoices.stream()
                            .filter(row -> !row.get("SalesOpportunityId").isEmpty())
                            .count()
                    / (double) invoices.size();
            assertThat(known).isBetween(0.4, 0.8);
            assertThat(read(folder.resolve("deliveries-ja.csv"), CsvFile.CP932))
                    .isNotEmpty()
                    .hasSameSizeAs(read(folder.resolve("deliveries-en.csv"), StandardCharsets.UTF_8));
        }
    }

    @Test
    void anotherLanguageChangesLabelsOnly(@TempDir Path folder) throws Exception {
        try (Sandbox english = Sandbox.start(OPTIONS);
                Sandbox japanese = Sandbox.start(OPTIONS.withLanguage(Sandbox.Language.JA))) {
            english.writeFiles(folder.resolve("en"));
            japanese.writeFiles(folder.resolve("ja"));
            List<Map<String, String>> en = read(folder.resolve("en/events.csv"), StandardCharsets.UTF_8);
            List<Map<String, String>> ja = read(folder.resolve("ja/events.csv"), StandardCharsets.UTF_8);
            assertThat(ja).hasSameSizeAs(en);
            for (int i = 0; i < en.size(); i++) {
                for (String column : List.of("EventTime", "SalesOpportunityId", "QuoteId", "InvoiceId", "DealAmount")) {
                    assertThat(ja.get(i).get(column)).isEqualTo(en.get(i).get(column));
                }
            }
            assertThat(column(ja, "ActivityName")).contains("商談作成", "契約締結", "入金");
            assertThat(Files.readAllBytes(folder.resolve("ja/finance-ja.csv")))
                    .isEqualTo(Files.readAllBytes(folder.resolve("en/finance-ja.csv")));
        }
    }

    @Test
    void theSameOptionsGiveTheSameBytes(@TempDir Path folder) throws Exception {
        try (Sandbox one = Sandbox.start(OPTIONS.withDirtyData(true));
                Sandbox other = Sandbox.start(OPTIONS.withDirtyData(true))) {
            List<Path> first = one.writeFiles(folder.resolve("one"));
            List<Path> second = other.writeFiles(folder.resolve("other"));
            for (int i = 0; i < first.size(); i++) {
                assertThat(Files.mismatch(first.get(i), second.get(i)))
                        .as(first.get(i).toString())
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void theRowsThatAreSpoiltAreListed(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start(OPTIONS.withDeals(400).withDirtyData(true))) {
            sandbox.writeFiles(folder);
            List<Map<String, String>> rows = read(folder.resolve("events.csv"), StandardCharsets.UTF_8);
            Map<RowDefect, Set<Integer>> listed = new HashMap<>();
            for (Truth.Defect defect : sandbox.truth().defects()) {
                if (defect.type().equals("events.csv")) {
                    listed.computeIfAbsent(RowDefect.valueOf(defect.kind()), kind -> new HashSet<>())
                            .add(Integer.parseInt(defect.id()));
                }
            }
            assertThat(listed.keySet()).containsExactlyInAnyOrder(RowDefect.values());
            Map<RowDefect, Set<Integer>> found = new HashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                RowDefect defect = defect(rows.get(i), i == 0 ? Map.of() : rows.get(i - 1));
                if (defect != null) {
                    found.computeIfAbsent(defect, kind -> new HashSet<>()).add(i + 2);
                }
            }
            assertThat(found).isEqualTo(listed);
            assertThat(read(folder.resolve("finance-ja.csv"), CsvFile.CP932))
                    .anyMatch(row -> row.get("請求金額").matches(".*[０-９].*"));
        }
    }

    private static RowDefect defect(Map<String, String> row, Map<String, String> before) {
        String time = row.get("EventTime");
        if (row.get("ActivityName").isEmpty()) {
            return RowDefect.NO_ACTIVITY;
        }
        if (row.get("ActivityName").equals("XX-17")) {
            return RowDefect.UNKNOWN_ACTIVITY;
        }
        if (row.get("SalesOpportunityId").isEmpty()) {
            return RowDefect.NO_CASE_ID;
        }
        if (row.get("SalesOpportunityId").matches("[０-９]+")) {
            return RowDefect.FULL_WIDTH_ID;
        }
        if (time.isEmpty()) {
            return RowDefect.NO_TIME;
        }
        if (time.contains("-13-")) {
            return RowDefect.NO_SUCH_TIME;
        }
        if (time.endsWith("+09:00")) {
            return RowDefect.OTHER_ZONE;
        }
        if (time.length() == 10) {
            return RowDefect.DAY_ONLY;
        }
        return row.equals(before) ? RowDefect.TWICE : null;
    }

    @Test
    void anEmptyCompanyHasHeadersOnly(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start(OPTIONS.withDeals(0))) {
            sandbox.writeFiles(folder);
            assertThat(read(folder.resolve("events.csv"), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(read(folder.resolve("finance-ja.csv"), CsvFile.CP932)).isEmpty();
        }
    }

    @Test
    void aFolderThatIsAFileIsExplained(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "");
        try (Sandbox sandbox = Sandbox.start(OPTIONS.withDeals(5))) {
            assertThatThrownBy(() -> sandbox.writeFiles(file))
                    .isInstanceOf(java.io.UncheckedIOException.class)
                    .hasMessageContaining("taken")
                    .hasMessageContaining("Choose a folder that you may write to");
        }
    }
}
