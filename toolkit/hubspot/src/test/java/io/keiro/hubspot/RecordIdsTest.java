package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Link;
import io.keiro.leadtocash.ObjectKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories and links find their records whatever the ids look like: numbers, numbers beyond 64 bits, or any text. */
class RecordIdsTest {

    @TempDir
    Path folder;

    /** Two deals, one of them the survivor of two merges, a lead and a quote. */
    private LeadToCash map(String deal, String old, String oldest) {
        SmallSnapshot portal = new SmallSnapshot(folder);
        SmallSnapshot.Thing other = portal.deal("8");
        SmallSnapshot.Thing kept = portal.deal(deal).at("2025-03-05T09:00:00Z", "dealstage", "92");
        // What the merged records left behind hangs on their own ids.
        SmallSnapshot.Thing merged = portal.add(PortalObject.DEALS, old, "2025-02-01T09:00:00Z")
                .at("2025-03-07T09:00:00Z", "dealstage", "93");
        SmallSnapshot.Thing first = portal.add(PortalObject.DEALS, oldest, "2025-01-01T09:00:00Z")
                .at("2025-03-09T09:00:00Z", "dealstage", "95");
        portal.alias(PortalObject.DEALS, old, deal).alias(PortalObject.DEALS, oldest, old);
        portal.alias(PortalObject.DEALS, "77", "gone");
        portal.add(PortalObject.LEADS, "500", "2025-02-20T09:00:00Z")
                .set("hs_createdate", "2025-02-20T09:00:00Z")
                .to(merged);
        SmallSnapshot.Thing contact = portal.add(PortalObject.CONTACTS, "600", "2025-02-20T09:00:00Z");
        first.to(contact);
        other.to(contact);
        kept.to(portal.add(PortalObject.QUOTES, "700", "2025-03-06T09:00:00Z")
                .set("hs_createdate", "2025-03-06T09:00:00Z"));
        return portal.map();
    }

    @ParameterizedTest
    @CsvSource({"900, 12, 13", "9007199254740993, 3, 4", "99999999999999999999, 12, 13", "D-1, D-2, 13", "0900, 12, 13"
    })
    void historiesAndLinksFindTheirRecords(String deal, String old, String oldest) {
        LeadToCash data = map(deal, old, oldest);
        assertThat(data.deals()).hasSize(2);
        assertThat(SmallSnapshot.all(data, "stage_changed"))
                .filteredOn(event -> deal.equals(event.object(ObjectKind.DEAL)))
                .extracting(BusinessEvent::changeTo)
                .containsExactly("New", "Qualified", "Quote sent", "Contract out");
        assertThat(SmallSnapshot.all(data, "lead_captured"))
                .filteredOn(event -> "500".equals(event.object(ObjectKind.LEAD)))
                .extracting(event -> event.object(ObjectKind.DEAL))
                .containsExactly(deal);
        assertThat(SmallSnapshot.only(data, "quote_created").object(ObjectKind.DEAL))
                .isEqualTo(deal);
        assertThat(data.links())
                .contains(
                        new Link(ObjectKind.DEAL, deal, ObjectKind.CONTACT, "600"),
                        new Link(ObjectKind.DEAL, "8", ObjectKind.CONTACT, "600"));
    }

    /** A link may name what the snapshot does not hold, and ids of one kind may be numbers where those of another are not. */
    @ParameterizedTest
    @CsvSource({"600", "C-1", "0600", "99999999999999999999"})
    void aLinkToAVanishedRecord(String contact) {
        SmallSnapshot portal = new SmallSnapshot(folder);
        SmallSnapshot elsewhere = new SmallSnapshot(folder);
        SmallSnapshot.Thing deal = portal.deal("900");
        SmallSnapshot.Thing known = portal.add(PortalObject.CONTACTS, contact, "2025-02-20T09:00:00Z");
        deal.to(known);
        deal.to(elsewhere.add(PortalObject.CONTACTS, "601", null));
        deal.to(elsewhere.add(PortalObject.CONTACTS, "gone", null));
        elsewhere.deal("901").to(known);
        LeadToCash data = portal.map();
        assertThat(data.links())
                .filteredOn(link -> link.toKind() == ObjectKind.CONTACT)
                .containsExactly(new Link(ObjectKind.DEAL, "900", ObjectKind.CONTACT, contact));
    }

    /** Ids that lie together, and one far away, which comes first by its text and last by its length. */
    @Test
    void sparseIds() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("1000000000000000000");
        for (int id = 21; id > 1; id--) {
            portal.deal(String.valueOf(id));
        }
        List<Deal> deals = portal.map().deals();
        assertThat(deals).extracting(Deal::id).startsWith("2", "3").endsWith("20", "21", "1000000000000000000");
        assertThat(deals).hasSize(21);
    }

    /** Of texts the shorter ones come first. */
    @Test
    void idsThatAreTexts() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        List.of("D-10", "0900", "D-9", "12", "-5").forEach(portal::deal);
        assertThat(portal.map().deals()).extracting(Deal::id).containsExactly("-5", "12", "D-9", "0900", "D-10");
    }

    /** The portal sends histories in any order; several entries of one moment stand by their values. */
    @Test
    void equalTimestamps() {
        SmallSnapshot portal = new SmallSnapshot(folder);
        portal.deal("900")
                .at("2025-03-09T09:00:00Z", "amount", "30")
                .at("2025-03-05T09:00:00Z", "amount", "9")
                .at("2025-03-07T09:00:00Z", "amount", "200")
                .at("2025-03-07T09:00:00Z", "amount", "100");
        List<BusinessEvent> changes = SmallSnapshot.all(portal.map(), "amount_changed");
        assertThat(changes).extracting(BusinessEvent::changeTo).containsExactly("9", "100", "200", "30");
    }
}
