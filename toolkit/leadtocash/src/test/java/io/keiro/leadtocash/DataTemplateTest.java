package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.DataTable;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The dictionary and the template say the same about every column, in both languages. */
class DataTemplateTest {

    @Test
    void everyAttributeHasItsTextsInBothLanguages() {
        DataTable table = DataDictionary.attributes();
        assertThat(table.rowCount()).isEqualTo(Attribute.values().length);
        for (List<Object> row : table.rows()) {
            assertThat(row).as("dictionary row").doesNotContainNull();
            for (Object value : row) {
                if (value instanceof Phrase phrase) {
                    assertThat(phrase.en()).isNotBlank();
                    assertThat(phrase.ja()).isNotBlank();
                }
            }
        }
        assertThat(table.value(0, "Level")).hasToString("Required");
    }

    @Test
    void theLevelsCountAsTheTemplateSays() {
        DataTable table = DataDictionary.attributes();
        assertThat(table.rows().stream().map(row -> row.get(2).toString()))
                .filteredOn(level -> level.equals("Required"))
                .hasSize(5);
        assertThat(table.rows().stream().map(row -> row.get(2).toString()))
                .filteredOn(level -> level.equals("Recommended"))
                .hasSize(7);
        assertThat(table.rows().stream().map(row -> row.get(2).toString()))
                .filteredOn(level -> level.equals("Optional"))
                .hasSize(9);
    }

    @Test
    void everyActivityHasItsTexts() {
        DataTable table = DataDictionary.activities();
        assertThat(table.rowCount()).isEqualTo(Activity.values().length);
        table.rows().forEach(row -> assertThat(row).doesNotContainNull());
    }

    @Test
    void nineSheetsWithTheEventLogFirst() {
        List<TemplateSheet> sheets = DataTemplate.sheets(Language.JA, StageMap.of(List.of()), Policy.defaults());
        assertThat(sheets.stream().map(TemplateSheet::name))
                .containsExactly(
                        "EventLog",
                        "DataDictionary",
                        "ActivityCatalog",
                        "StageMap",
                        "FinanceImport",
                        "RateCard",
                        "Policy",
                        "Checks",
                        "Example");
        TemplateSheet log = sheets.get(0);
        assertThat(log.table().rowCount()).isZero();
        assertThat(log.table().fields().get(0).name()).isEqualTo("SalesOpportunityId");
        assertThat(log.choices().get("ActivityName")).contains("受注クローズ");
        TemplateSheet example = sheets.get(8);
        assertThat(example.table().fields()).isEqualTo(log.table().fields());
        assertThat(example.table().rowCount()).isEqualTo(10);
        assertThat(sheets.get(1).table().value(0, "Label")).isEqualTo("営業商談(ID)");
    }

    /** One sheet and one file for finance, with the same columns: what is filled into either is read alike. */
    @Test
    void theFinanceSheetHasTheColumnsOfTheShippedFileAndTakesDeliveries() {
        TemplateSheet sheet = DataTemplate.sheets(Language.EN, StageMap.of(List.of()), Policy.defaults()).stream()
                .filter(one -> one.name().equals("FinanceImport"))
                .findFirst()
                .orElseThrow();
        List<DataTable.Field> fields = sheet.table().fields();
        assertThat(fields)
                .extracting(DataTable.Field::name)
                .containsExactlyElementsOf(
                        TextTable.read(Shipped.template("finance-import.csv")).headers());
        assertThat(sheet.choices().get("RecordType")).containsExactly("invoice", "payment", "delivery");
        Map<String, String> delivery = Map.of("RecordType", "delivery", "OrderId", "O1", "DeliveryDate", "2026-03-04");
        DataTable filled = DataTable.titled(Phrase.same("FinanceImport"), fields)
                .row(fields.stream().map(field -> delivery.get(field.name())).toArray())
                .build();
        FinanceFile finance = FinanceFileReader.read(TextTable.of("FinanceImport", filled), ZoneOffset.UTC);
        assertThat(finance.toString()).isEqualTo("FinanceImport: 0 invoices, 0 payments, 1 deliveries");
        assertThat(finance.notes()).isEmpty();
        assertThat(finance.records().get(0).day(ZoneOffset.UTC)).isEqualTo(LocalDate.of(2026, 3, 4));
    }
}
