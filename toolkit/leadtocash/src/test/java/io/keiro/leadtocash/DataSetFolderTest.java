package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.day;
import static io.keiro.leadtocash.Small.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetFolderTest {

    @TempDir
    private Path folder;

    /** Every table has rows, and cells hold what breaks careless files. */
    static LeadToCash awkward() {
        return LeadToCash.builder("portal \"A\", Tokyo")
                .cutOff(Instant.parse("2026-06-30T14:59:59.123Z"))
                .zone(ZoneId.of("Asia/Tokyo"))
                .currency("JPY")
                .gap(Phrase.of("No scope for quotes,\nand none for invoices", "見積もりと\n請求書のスコープがありません"))
                .gap(Phrase.same("HubSpot"))
                .stage(new Stage("営業", "123", "受注（仮）", 0, Double.NaN, Outcome.OPEN, "", true))
                .stage(new Stage("", "", " Offer ", 1, 0.1, Outcome.WON, "closed_won", false))
                .deal(new Deal(
                        "00123",
                        day(1.5),
                        Outcome.WON,
                        "営業",
                        "受注（仮）",
                        1234.567890123,
                        LocalDate.of(2026, 3, 1),
                        Small.map(
                                "Region",
                                "West, \"far\"",
                                "OpportunityOutcome",
                                "kept beside the column",
                                "Free\ntext",
                                "=1+1")))
                .deal(new Deal("2", null, Outcome.OPEN, null, null, Double.NaN, null, Map.of()))
                .event(event("00123", Activity.QUOTE_ISSUED, 2.000001)
                        .touching(ObjectKind.QUOTE, "Q1")
                        .by("Rep 07", ActorType.HUMAN)
                        .changing("old", "new; or\nnewer")
                        .endingAt(day(2.5))
                        .from("HubSpot")
                        .with("Region", " West ")
                        .with("Actor", "an attribute of the same name"))
                .event(event("00123", Activity.MEETING_HELD, 2).named("お茶").onDay())
                .lead(new Lead("L1", day(0), null, day(1), Small.map("LeadSource", "Trade fair")))
                .invoice(new Invoice(
                        "I1",
                        "00123",
                        day(3),
                        day(3.25),
                        LocalDate.of(2026, 4, 30),
                        Invoice.Status.PAID,
                        1e-7,
                        -0.5,
                        Small.map("PaymentTerms", "月末締め翌月末払い")))
                .invoice(new Invoice(
                        "I2", null, null, null, null, Invoice.Status.DRAFT, Double.NaN, Double.NaN, Map.of()))
                .payment(new Payment("P1", "I1", day(9), 1_000_000_000_000.25))
                .payment(new Payment("P2", null, day(9), Double.NaN))
                .link(new Link(ObjectKind.LEAD, "L1", ObjectKind.DEAL, "00123"))
                .build();
    }

    static void assertSame(LeadToCash actual, LeadToCash expected) {
        assertThat(actual.events()).isEqualTo(expected.events());
        assertThat(actual.deals()).isEqualTo(expected.deals());
        assertThat(actual.leads()).isEqualTo(expected.leads());
        assertThat(actual.invoices()).isEqualTo(expected.invoices());
        assertThat(actual.payments()).isEqualTo(expected.payments());
        assertThat(actual.links()).isEqualTo(expected.links());
        assertThat(actual.stages()).isEqualTo(expected.stages());
        assertThat(actual.gaps()).isEqualTo(expected.gaps());
        assertThat(actual.source()).isEqualTo(expected.source());
        assertThat(actual.cutOff()).isEqualTo(expected.cutOff());
        assertThat(actual.zone()).isEqualTo(expected.zone());
        assertThat(actual.currency()).isEqualTo(expected.currency());
        assertThat(actual.showsOwnActivities()).isEqualTo(expected.showsOwnActivities());
    }

    @Test
    void aDataSetReadsBackIdentical() {
        LeadToCash data = awkward();
        assertThat(data.write(folder.resolve("data"))).isEqualTo(folder.resolve("data"));
        assertSame(LeadToCash.read(folder.resolve("data")), data);
        assertThat(folder.resolve("data").toFile().list())
                .containsExactlyInAnyOrder(
                        "events.csv",
                        "data-set.columns",
                        "deals.csv",
                        "leads.csv",
                        "invoices.csv",
                        "payments.csv",
                        "links.csv",
                        "stages.csv",
                        "about.csv");
        assertThat(folder.toFile().list()).as("nothing is left beside it").containsExactly("data");
    }

    @Test
    void aStageThatNoMapDescribesStaysOneAndOlderFoldersDescribeAll() throws IOException {
        Stage legal = new Stage("Sales", "7", "Legal", 1, 0.5, Outcome.OPEN, "", false, false);
        Path data = Small.data().stage(legal).build().write(folder.resolve("data"));
        assertThat(LeadToCash.read(data).stages()).containsExactly(legal);
        Path stages = data.resolve("stages.csv");
        Files.writeString(
                stages, Files.readString(stages).replace(",Described", "").replace(",no,no", ",no"));
        assertThat(LeadToCash.read(data).stages())
                .containsExactly(new Stage("Sales", "7", "Legal", 1, 0.5, Outcome.OPEN, "", false));
    }

    @Test
    void anEmptyDataSetReadsBackIdentical() {
        LeadToCash data =
                LeadToCash.builder("nothing").cutOff(day(0)).showOwnActivities().build();
        assertSame(LeadToCash.read(data.write(folder.resolve("data"))), data);
    }

    /** Enough for several chunks and several parts of the file. */
    @Test
    void manyEventsOfManyShapesReadBackInTheirOrder() throws IOException {
        Random random = new Random(11);
        LeadToCash.Builder builder = LeadToCash.builder("many").cutOff(day(100));
        for (int i = 0; i < 30_000; i++) {
            BusinessEvent event = event("D" + i / 7, Activity.values()[random.nextInt(20)], random.nextInt(90))
                    .by(random.nextBoolean() ? null : "Rep " + random.nextInt(9), ActorType.values()[random.nextInt(3)])
                    .with("Note " + random.nextInt(12), "受注\n\"" + random.nextInt())
                    .with("Stage", "x".repeat(random.nextInt(120)));
            builder.event(
                    random.nextInt(4) > 0
                            ? event
                            : event.touching(ObjectKind.QUOTE, "Q" + i).onDay());
        }
        LeadToCash data = builder.build();
        Path written = data.write(folder.resolve("data"));
        Files.delete(written.resolve("data-set.columns"));
        assertThat(Files.size(written.resolve("events.csv"))).isGreaterThan(4L << 20);
        assertSame(LeadToCash.read(written), data);
    }

    /** One letter of any table, which is as long as before; then the columns are those of other tables. */
    @Test
    void aTableThatWasChangedIsReadItself() throws IOException {
        Map<String, String> letters = Map.of(
                "about.csv", "scope",
                "stages.csv", "Offer",
                "deals.csv", "far",
                "leads.csv", "Trade",
                "invoices.csv", "PaymentTerms",
                "payments.csv", "P2",
                "links.csv", "L1",
                "events.csv", "HubSpot");
        for (Map.Entry<String, String> letter : letters.entrySet()) {
            Path data = awkward().write(folder.resolve(letter.getKey()));
            Path table = data.resolve(letter.getKey());
            String text = Files.readString(table);
            String changed =
                    text.replace(letter.getValue(), "9" + letter.getValue().substring(1));
            assertThat(changed).isNotEqualTo(text).hasSameSizeAs(text);
            Files.writeString(table, changed);
            LeadToCash read = LeadToCash.read(data);
            assertThatThrownBy(() -> assertSame(read, awkward())).isInstanceOf(AssertionError.class);
            Path byHand = read.write(folder.resolve("by-hand"));
            assertThat(byHand.resolve(letter.getKey())).hasContent(changed);
        }
    }

    @Test
    void theColumnsAreReadInsteadOfTablesThatNobodyHasChanged() throws IOException {
        Path data = awkward().write(folder.resolve("data"));
        Path other = LeadToCash.builder("nothing").cutOff(day(0)).build().write(folder.resolve("other"));
        assertThat(DataSetFile.read(data.resolve("data-set.columns"), DataSetFolder.sums(data)))
                .isPresent();
        assertThat(DataSetFile.read(data.resolve("data-set.columns"), DataSetFolder.sums(other)))
                .isEmpty();
    }

    @Test
    void withoutTheColumnsTheTablesAreRead() throws IOException {
        Path data = awkward().write(folder.resolve("data"));
        Files.delete(data.resolve("data-set.columns"));
        assertSame(LeadToCash.read(data), awkward());
    }

    @Test
    void cellsBesideTheColumnsAreKeptAsAttributes() throws IOException {
        Path data = awkward().write(folder.resolve("data"));
        Path events = data.resolve("events.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(events));
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + ",added by hand");
        Files.write(events, lines);
        int columns = lines.get(0).split(",", -1).length;
        List<BusinessEvent> read = LeadToCash.read(data).events();
        assertThat(read.get(read.size() - 1).attributes()).containsEntry("column " + (columns + 1), "added by hand");
    }

    @Test
    void writingAgainReplacesTheOldDataSet() {
        awkward().write(folder.resolve("data"));
        LeadToCash smaller = LeadToCash.builder("nothing").cutOff(day(0)).build();
        assertSame(LeadToCash.read(smaller.write(folder.resolve("data"))), smaller);
    }

    @Test
    void aMissingTableIsNamed() throws IOException {
        Path data = awkward().write(folder.resolve("data"));
        Files.delete(data.resolve("links.csv"));
        assertThatThrownBy(() -> LeadToCash.read(data))
                .hasMessage("the data set in " + data + " lacks links.csv; it needs events.csv, deals.csv, leads.csv, "
                        + "invoices.csv, payments.csv, links.csv, stages.csv, about.csv. Write it again with "
                        + "LeadToCash.write");
    }

    @Test
    void aBrokenCellIsNamedWithItsPlace() throws IOException {
        Path data = awkward().write(folder.resolve("data"));
        Path events = data.resolve("events.csv");
        Files.writeString(events, Files.readString(events).replace("explicit", "guessed"));
        assertThatThrownBy(() -> LeadToCash.read(data))
                .hasMessage(
                        "events.csv, row 2, column EvidenceLevel: \"guessed\"; valid: explicit, inferred, external");
    }

    @Test
    void aFolderOfANewerFormatIsRefused() throws IOException {
        Path data = awkward().write(folder.resolve("data"));
        Path about = data.resolve("about.csv");
        Files.writeString(about, Files.readString(about).replaceFirst("version,1", "version,2"));
        assertThatThrownBy(() -> LeadToCash.read(data))
                .hasMessage("about.csv says format \"keiro-lead-to-cash\", version \"2\"; this toolkit reads "
                        + "keiro-lead-to-cash, version 1");
    }
}
