package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.Owner;
import io.keiro.sandbox.portal.Pipeline;
import io.keiro.sandbox.portal.Portal;
import io.keiro.sandbox.portal.PortalRecord;
import io.keiro.sandbox.portal.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What real portals hold, in small shares in every company: each of the oddities that an extraction must survive occurs. */
class RealPortalTest {

    private static final long END = Instant.parse("2026-09-30T00:00:00Z").toEpochMilli();
    private static final Edition EDITION =
            Edition.of(Company.of(new Plan(7, 2_000, END, Problems.none())), Sandbox.Language.EN);
    private static final Portal PORTAL = new CompanyPortal(EDITION);

    private static Stream<PortalRecord> all(ObjectType type) {
        Records records = PORTAL.records(type, false);
        return IntStream.range(0, records.size()).mapToObj(records::at);
    }

    private static List<String> values(PortalRecord one, String property) {
        return one.timeline(property).stream().map(Change::value).toList();
    }

    private static Set<String> valuesOfAll(ObjectType type, String property) {
        return all(type).flatMap(one -> values(one, property).stream()).collect(Collectors.toSet());
    }

    @Test
    void twoDealPipelinesWithEqualLabelsAndMisleadingIds() {
        List<Pipeline> pipelines = PORTAL.pipelines(ObjectType.DEALS);
        assertThat(pipelines).hasSize(2);
        assertThat(labels(pipelines.get(0))).isEqualTo(labels(pipelines.get(1)));
        assertThat(pipelines.get(1).listed())
                .anySatisfy(stage -> {
                    assertThat(stage.id()).isEqualTo("contractsent");
                    assertThat(stage.metadata()).containsEntry("probability", "1.0");
                })
                .anySatisfy(stage -> {
                    assertThat(stage.id()).isEqualTo("closedwon");
                    assertThat(stage.metadata()).containsEntry("probability", "0.0");
                });
        assertThat(valuesOfAll(ObjectType.DEALS, "pipeline"))
                .containsExactlyInAnyOrder(
                        pipelines.get(0).id(), pipelines.get(1).id());
    }

    private static List<String> labels(Pipeline pipeline) {
        return pipeline.listed().stream().map(Pipeline.Stage::label).toList();
    }

    @Test
    void aRenamedAndADeletedStageWithTheirAudits() {
        Pipeline usual = PORTAL.pipelines(ObjectType.DEALS).get(0);
        Pipeline.Stage renamed = usual.listed().get(2);
        assertThat(renamed.audit())
                .extracting(Pipeline.Entry::label)
                .containsExactly("Demo scheduled", renamed.label());
        Pipeline.Stage deleted = usual.stages().stream()
                .filter(Pipeline.Stage::deleted)
                .findFirst()
                .orElseThrow();
        assertThat(deleted.audit()).extracting(Pipeline.Entry::action).containsExactly("CREATE", "DELETE");
        long gone = deleted.audit().get(1).time();
        List<Change> uses = all(ObjectType.DEALS)
                .flatMap(deal -> deal.timeline("dealstage").stream())
                .filter(change -> change.value().equals(deleted.id()))
                .toList();
        assertThat(uses).isNotEmpty().allMatch(change -> change.time() < gone);
    }

    @Test
    void dealsChangeThePipelineMillisecondsBeforeTheirStage() {
        List<PortalRecord> moved = all(ObjectType.DEALS)
                .filter(deal -> deal.timeline("pipeline").size() > 1)
                .toList();
        assertThat(moved).hasSizeBetween(5, 60).allSatisfy(deal -> {
            long change = deal.timeline("pipeline").get(1).time();
            assertThat(deal.timeline("dealstage"))
                    .anyMatch(stage -> stage.time() > change && stage.time() <= change + 5);
        });
    }

    @Test
    void someDealsBounceMoreOftenThanTheHistoryKeeps() {
        assertThat(all(ObjectType.DEALS)
                        .filter(deal -> deal.timeline("dealstage").size() > 20)
                        .count())
                .isBetween(1L, 20L);
    }

    @Test
    void wonDealsAreReopened() {
        String won = EDITION.pipeline().stageId(DealStage.WON);
        assertThat(all(ObjectType.DEALS).map(deal -> values(deal, "dealstage")).filter(stages -> {
                    int place = stages.indexOf(won);
                    return place >= 0 && place < stages.size() - 1;
                }))
                .isNotEmpty();
    }

    @Test
    void mergedDealsAnswerWithTheOneThatAbsorbedThem() {
        List<PortalRecord> merged = all(ObjectType.DEALS)
                .filter(deal -> deal.value("hs_merged_object_ids").isPresent())
                .toList();
        assertThat(merged).hasSizeBetween(2, 30);
        Records live = PORTAL.records(ObjectType.DEALS, false);
        Records archived = PORTAL.records(ObjectType.DEALS, true);
        for (PortalRecord survivor : merged) {
            String[] absorbed =
                    survivor.value("hs_merged_object_ids").orElseThrow().split(";");
            assertThat(absorbed).hasSize(2);
            for (String id : absorbed) {
                long old = Long.parseLong(id);
                assertThat(survivor.id()).isGreaterThan(old);
                assertThat(PORTAL.survivor(ObjectType.DEALS, old)).hasValue(survivor.id());
                assertThat(live.position(old)).isNegative();
                assertThat(archived.position(old)).isNegative();
                assertThat(PORTAL.links(ObjectType.DEALS, old, ObjectType.CONTACTS))
                        .isEmpty();
            }
            List<String> stages = values(survivor, "dealstage");
            assertThat(stages.get(0)).as("the histories of both").isEqualTo(stages.get(1));
            assertThat(PORTAL.links(ObjectType.DEALS, survivor.id(), ObjectType.CONTACTS))
                    .isNotEmpty();
            assertThat(PORTAL.survivor(ObjectType.DEALS, survivor.id())).isEmpty();
        }
    }

    @Test
    void contactsAreMergedAndErased() {
        List<PortalRecord> merged = all(ObjectType.CONTACTS)
                .filter(contact -> contact.value("hs_merged_object_ids").isPresent())
                .toList();
        assertThat(merged).isNotEmpty().allSatisfy(contact -> {
            long absorbed = Long.parseLong(contact.value("hs_merged_object_ids").orElseThrow());
            assertThat(PORTAL.survivor(ObjectType.CONTACTS, absorbed)).hasValue(contact.id());
        });
        Records live = PORTAL.records(ObjectType.CONTACTS, false);
        assertThat(PORTAL.erased(ObjectType.CONTACTS)).isNotEmpty().allMatch(id -> live.position(id) < 0);
    }

    @Test
    void archivedDealsOwnersQueuesAndTeams() {
        assertThat(PORTAL.records(ObjectType.DEALS, true).size()).isPositive();
        assertThat(PORTAL.owners()).filteredOn(Owner::archived).hasSize(1);
        List<Owner> queues = PORTAL.owners().stream().filter(Owner::queue).toList();
        assertThat(queues).hasSize(1);
        String queue = Long.toString(queues.get(0).id());
        assertThat(all(ObjectType.LEADS))
                .allSatisfy(lead ->
                        assertThat(values(lead, "hubspot_owner_id").get(0)).isEqualTo(queue));
        assertThat(PORTAL.owners().stream()
                        .flatMap(owner -> owner.teams().stream())
                        .map(Owner.Team::name)
                        .collect(Collectors.toSet()))
                .hasSize(8);
    }

    @Test
    void severalCompaniesTakePartInADeal() {
        List<Portal.Link> others = all(ObjectType.DEALS)
                .map(deal -> PORTAL.links(ObjectType.DEALS, deal.id(), ObjectType.COMPANIES))
                .filter(links -> links.size() > 1)
                .flatMap(List::stream)
                .filter(link -> link.kinds().stream().noneMatch(kind -> "Primary".equals(kind.label())))
                .toList();
        assertThat(others)
                .hasSizeBetween(20, 100)
                .allSatisfy(link ->
                        assertThat(link.kinds()).anyMatch(kind -> "Partner".equals(kind.label()) && kind.custom()));
    }

    @Test
    void everyParentHasItsOwnLineItems() {
        Set<Long> seen = new HashSet<>();
        int parents = 0;
        for (ObjectType type : List.of(ObjectType.DEALS, ObjectType.QUOTES, ObjectType.ORDERS, ObjectType.INVOICES)) {
            for (PortalRecord parent : all(type).limit(300).toList()) {
                List<Portal.Link> lines = PORTAL.links(type, parent.id(), ObjectType.LINE_ITEMS);
                lines.forEach(line -> assertThat(seen.add(line.to())).isTrue());
                parents += lines.isEmpty() ? 0 : 1;
            }
        }
        assertThat(parents).isGreaterThan(900);
    }

    @Test
    void quotesAreSignedAndYetReadExpired() {
        assertThat(all(ObjectType.QUOTES)
                        .filter(quote -> quote.value("hs_esign_date").isPresent()
                                && quote.value("hs_quote_status").orElse("").equals("EXPIRED"))
                        .filter(quote -> !values(quote, "hs_quote_status").contains("ACCEPTED")))
                .isNotEmpty();
    }

    @Test
    void paymentsArePartialFailedRefundedAndDisputed() {
        assertThat(valuesOfAll(ObjectType.COMMERCE_PAYMENTS, "hs_latest_status"))
                .contains(
                        "processing",
                        "succeeded",
                        "failed",
                        "processing_refund",
                        "partially_refunded",
                        "disputed_action_required",
                        "disputed_won");
        assertThat(all(ObjectType.INVOICES)
                        .filter(invoice -> PORTAL.links(ObjectType.INVOICES, invoice.id(), ObjectType.COMMERCE_PAYMENTS)
                                        .size()
                                > 1))
                .isNotEmpty();
    }

    @Test
    void meetingsAreScheduledAndNotHeld() {
        List<String> outcomes = all(ObjectType.MEETINGS)
                .map(meeting -> meeting.value("hs_meeting_outcome").orElseThrow())
                .toList();
        assertThat(new HashSet<>(outcomes))
                .containsExactlyInAnyOrder("COMPLETED", "SCHEDULED", "NO_SHOW", "CANCELED", "RESCHEDULED");
        assertThat(outcomes.stream().filter("COMPLETED"::equals).count() / (double) outcomes.size())
                .isBetween(0.7, 0.85);
    }

    @Test
    void someValuesAreUnsetAndSomeTimesAreWrittenInOldWays() {
        Set<io.keiro.sandbox.portal.PropertyDefinition.Spelling> spellings =
                PORTAL.properties(ObjectType.DEALS).stream()
                        .map(io.keiro.sandbox.portal.PropertyDefinition::spelling)
                        .collect(Collectors.toSet());
        assertThat(spellings).hasSize(3);
        assertThat(valuesOfAll(ObjectType.DEALS, "contract_start")).isNotEmpty();
        assertThat(PORTAL.properties(ObjectType.DEALS))
                .anyMatch(one -> one.name().equals("former_number"));
        assertThat(valuesOfAll(ObjectType.DEALS, "former_number")).isEmpty();
    }

    @Test
    void actorsArePeopleAutomationAndIntegrations() {
        Set<String> sources = new HashSet<>();
        for (ObjectType type : List.of(ObjectType.DEALS, ObjectType.ORDERS, ObjectType.INVOICES, ObjectType.EMAILS)) {
            for (String property : List.of("dealstage", "hs_pipeline_stage", "hs_invoice_status", "hs_timestamp")) {
                all(type)
                        .limit(500)
                        .flatMap(one -> one.timeline(property).stream())
                        .forEach(change -> sources.add(change.source().type()));
            }
        }
        assertThat(sources).contains("CRM_UI", "AUTOMATION_PLATFORM", "INTEGRATION", "EMAIL_INTEGRATION");
    }

    @Test
    void leadsWithoutDealsAndDealsWithoutLeads() {
        List<Integer> deals = all(ObjectType.LEADS)
                .map(lead -> PORTAL.links(ObjectType.LEADS, lead.id(), ObjectType.DEALS)
                        .size())
                .toList();
        assertThat(deals.stream().filter(count -> count == 0).count() / (double) deals.size())
                .isBetween(0.5, 0.75);
        assertThat(all(ObjectType.DEALS)
                        .filter(deal -> PORTAL.links(ObjectType.DEALS, deal.id(), ObjectType.LEADS)
                                .isEmpty())
                        .count())
                .isGreaterThan(400);
        assertThat(PORTAL.records(ObjectType.CONTACTS, false).size())
                .as("some contacts never had a lead of their own")
                .isGreaterThan(PORTAL.records(ObjectType.LEADS, false).size());
    }

    @Test
    void idsHaveElevenOrTwelveDigits() {
        for (ObjectType type : ObjectType.values()) {
            all(type)
                    .limit(50)
                    .forEach(one -> assertThat(Long.toString(one.id())).matches("\\d{11,12}"));
        }
    }

    @Test
    void everythingIsFictitious() {
        List<String> texts = new ArrayList<>();
        all(ObjectType.CONTACTS).forEach(one -> texts.add(one.value("email").orElseThrow()));
        all(ObjectType.COMPANIES).forEach(one -> texts.add(one.value("domain").orElseThrow()));
        PORTAL.owners().forEach(owner -> texts.add(owner.email()));
        assertThat(texts).allMatch(text -> text.endsWith(".example"));
        assertThat(all(ObjectType.COMPANIES).map(one -> one.value("name").orElseThrow()))
                .allMatch(name -> name.matches("Company \\d{5}"));
    }

    /** Nobody of the company works at night or at weekends; customers sign and machines run when they like. */
    @Test
    void peopleWorkInOfficeHours() {
        for (ObjectType type : List.of(
                ObjectType.DEALS,
                ObjectType.QUOTES,
                ObjectType.ORDERS,
                ObjectType.INVOICES,
                ObjectType.CALLS,
                ObjectType.MEETINGS,
                ObjectType.TASKS,
                ObjectType.LEADS)) {
            for (String property : List.of(
                    "dealstage", "amount", "hs_status", "hs_pipeline_stage", "hs_invoice_status", "hs_timestamp")) {
                all(type)
                        .limit(800)
                        .flatMap(one -> one.timeline(property).stream())
                        .filter(change -> change.source().type().equals("CRM_UI"))
                        .forEach(change -> assertOffice(type + " " + property, change.time()));
            }
        }
    }

    private static void assertOffice(String what, long time) {
        java.time.OffsetDateTime moment = Instant.ofEpochMilli(time).atOffset(java.time.ZoneOffset.UTC);
        assertThat(moment.getDayOfWeek()).as(what).isLessThan(java.time.DayOfWeek.SATURDAY);
        assertThat(moment.toLocalTime())
                .as(what)
                .isBetween(java.time.LocalTime.of(7, 45), java.time.LocalTime.of(18, 30));
    }
}
