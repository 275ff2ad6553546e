package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.GateResult;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.QualityGates;
import io.keiro.leadtocash.QualityReport;
import io.keiro.leadtocash.StageMap;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.Truth;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gates on the dirty company find exactly what was planted, by id, and say nothing about the clean one. */
class DirtyGatesTest {

    private static final int DEALS = 600;

    @TempDir
    static Path folder;

    private static QualityReport dirty;
    private static QualityReport clean;
    private static LeadToCash dirtyData;
    private static final Map<String, Set<String>> PLANTED = new HashMap<>();
    /** The deals of the calls that are dated ahead. */
    private static final Set<String> CALLED = new TreeSet<>();

    @BeforeAll
    static void extract() {
        clean = QualityGates.of(company(false));
        dirtyData = company(true);
        dirty = QualityGates.of(dirtyData);
    }

    private static LeadToCash company(boolean spoilt) {
        Sandbox.Options company = Sandbox.Options.defaults()
                .withDeals(DEALS)
                .withDirtyData(spoilt)
                .withRate(RateProfile.UNLIMITED);
        try (Sandbox sandbox = Sandbox.start(company)) {
            HubSpot.Options options = HubSpot.Options.defaults()
                    .withBaseUrl(sandbox.baseUrl())
                    .withPrivacy(Privacy.pseudonymsWithKey(folder.resolve("key")));
            Snapshot snapshot = HubSpot.connect(AccessToken.of(sandbox.token()), options, new VirtualTime())
                    .extract(DealQuery.all().with(PortalObject.CALLS), folder.resolve(spoilt + ".duckdb"));
            for (Truth.Defect defect : sandbox.truth().defects()) {
                PLANTED.computeIfAbsent(defect.kind() + " " + defect.type(), kind -> new TreeSet<>())
                        .add(defect.id());
            }
            if (spoilt) {
                String calls = String.join("','", PLANTED.get("FUTURE_CALL calls"));
                snapshot.sql(
                                "SELECT DISTINCT from_id FROM association WHERE from_object = 'deals' AND to_object = 'calls'"
                                        + " AND to_id IN ('" + calls + "')")
                        .rows()
                        .forEach(row -> CALLED.add(row.get(0).toString()));
            }
            // So few deals make small imports.
            return snapshot.toLeadToCash(
                    StageMap.read(Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv")),
                    MappingOptions.defaults().withBulkRecords(10));
        }
    }

    private static GateResult result(QualityReport report, String gate, String subject) {
        return report.gate(gate).stream()
                .filter(result -> result.subject().en().startsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    /** What a gate lists of the dirty company; of the clean one it must list nothing. */
    private static Set<String> listed(String gate, String subject) {
        GateResult quiet = result(clean, gate, subject);
        assertThat(quiet.affected()).as(gate + " on clean data").isEmpty();
        assertThat(quiet.severity()).isEqualTo(GateResult.Severity.OK);
        GateResult loud = result(dirty, gate, subject);
        assertThat(loud.count()).as(gate).isEqualTo(loud.affected().size()).isPositive();
        return new TreeSet<>(loud.affected());
    }

    /** As {@link #listed}, for what is information even where nothing was found. */
    private static Set<String> listedOrToKnow(String gate, String subject) {
        assertThat(result(clean, gate, subject).affected()).isEmpty();
        return new TreeSet<>(result(dirty, gate, subject).affected());
    }

    /** Events are listed by activity, object and day. */
    private static Set<String> objects(Set<String> events) {
        return events.stream().map(event -> event.split(" ")[1]).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> planted(String... kinds) {
        Set<String> ids = new TreeSet<>();
        List.of(kinds).forEach(kind -> ids.addAll(PLANTED.get(kind)));
        return ids;
    }

    @Test
    void callsDatedAhead() {
        // A call with a person stands under the person.
        assertThat(objects(listed("Q02", "times"))).containsAll(CALLED).hasSizeGreaterThan(3);
        assertThat(result(dirty, "Q02", "times").count())
                .isEqualTo(planted("FUTURE_CALL calls").size());
    }

    @Test
    void timesKnownByTheDayOnly() {
        assertThat(objects(listed("Q03", "times"))).isEqualTo(planted("DAY_ONLY deals"));
        assertThat(planted("DAY_ONLY deals")).containsAll(listed("Q03", "deals with steps"));
    }

    @Test
    void dealsEnteredTwice() {
        Set<String> found = listed("Q04", "deals that look");
        // One whose original bears a later create date cannot be told from the dates.
        assertThat(planted("DUPLICATE_DEAL deals")).containsAll(found);
        assertThat(found).hasSize(planted("DUPLICATE_DEAL deals").size() - 1);
    }

    @Test
    void contactsEnteredTwice() {
        assertThat(listed("Q04", "contacts with the e-mail"))
                .isEqualTo(planted("DUPLICATE_CONTACT contacts", "SHARED_ADDRESS contacts"));
        assertThat(planted("DUPLICATE_CONTACT contacts")).hasSizeGreaterThan(3);
        assertThat(planted("SHARED_ADDRESS contacts")).hasSizeGreaterThan(3);
    }

    @Test
    void invoicesEnteredTwice() {
        assertThat(listed("Q04", "invoices with the number")).isEqualTo(planted("DUPLICATE_INVOICE invoices"));
        assertThat(result(clean, "Q04", "duplicate events").count()).isZero();
        assertThat(result(dirty, "Q04", "duplicate events").count()).isZero();
    }

    @Test
    void createDatesAndPaymentsThatComeTooLateAndTooEarly() {
        assertThat(listed("Q08", "deals with events before")).isEqualTo(planted("CREATED_LATE deals"));
        assertThat(listed("Q09", "payments before")).isEqualTo(planted("PAID_BEFORE_INVOICE commerce_payments"));
        assertThat(listed("Q10", "close date before")).containsAll(planted("CLOSED_BEFORE_CREATED deals"));
    }

    @Test
    void stagesThatNoMapKnows() {
        assertThat(listed("Q05", "stages that the stage map")).containsExactly("Legal review");
        Set<String> passed = dirtyData.events().stream()
                .filter(event -> "Legal review".equals(event.changeTo()))
                .map(event -> event.object(ObjectKind.DEAL))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(passed).isEqualTo(planted("UNMAPPED_STAGE deals"));
        // Both have the stage that was deleted long ago.
        assertThat(result(dirty, "Q05", "stages that the portal").affected())
                .isEqualTo(result(clean, "Q05", "stages that the portal").affected())
                .hasSize(1);
    }

    @Test
    void historiesThatForgotTheirBeginning() {
        assertThat(listed("Q13", "deals whose history starts late")).isEqualTo(planted("TRUNCATED deals"));
        // A deal whose close date was moved again and again is in both.
        Set<String> cut = new TreeSet<>(result(dirty, "Q13", "deals with cut").affected());
        assertThat(cut).containsAll(planted("TRUNCATED deals"));
        cut.removeAll(result(clean, "Q13", "deals with cut").affected());
        assertThat(cut).isEqualTo(planted("TRUNCATED deals"));
        assertThat(objects(listedOrToKnow("Q13", "stage entries recovered"))).isEqualTo(planted("TRUNCATED deals"));
    }

    @Test
    void closeDatesOfAnotherDayThanTheClosing() {
        assertThat(listed("Q10", "closed deals whose")).isEqualTo(planted("CLOSED_ANOTHER_DAY deals"));
        // Whoever set a close date before the creation did so after the closing.
        assertThat(listed("Q10", "close dates corrected"))
                .isEqualTo(planted("CLOSE_DATE_CORRECTED deals", "CLOSED_BEFORE_CREATED deals"));
    }

    @Test
    void amountsThatAreMissing() {
        assertThat(listed("Q11", "won deals")).isEqualTo(planted("MISSING_AMOUNT deals", "ZERO_AMOUNT deals"));
    }

    @Test
    void changesInBulk() {
        Set<String> found = new HashSet<>(objects(listed("Q12", "events of bulk")));
        assertThat(found).containsAll(planted("IMPORTED deals", "CLEANED_UP deals"));
    }

    @Test
    void linksThatGotLost() {
        assertThat(listed("Q14", "invoices linked to no deal")).isEqualTo(planted("UNLINKED_INVOICE invoices"));
        assertThat(listed("Q14", "payments without invoice")).isEqualTo(planted("UNLINKED_PAYMENT commerce_payments"));
    }

    @Test
    void dueDatesAndBalances() {
        assertThat(listed("Q15", "invoices without due date")).isEqualTo(planted("NO_DUE_DATE invoices"));
        // A lost payment leaves its invoice's balance unexplained too.
        Set<String> off = listed("Q15", "billed minus paid");
        assertThat(off).containsAll(planted("WRONG_BALANCE invoices"));
        assertThat(off.size())
                .isLessThanOrEqualTo(planted("WRONG_BALANCE invoices").size()
                        + planted("UNLINKED_PAYMENT commerce_payments").size());
    }

    @Test
    void currenciesWithoutARate() {
        assertThat(listed("Q16", "deals in another currency")).isEqualTo(planted("NO_RATE deals"));
        assertThat(listed("Q16", "invoices in another currency")).isNotEmpty();
        assertThat(result(dirty, "Q16", "deals in another").severity()).isEqualTo(GateResult.Severity.ERROR);
        assertThat(dirty.hasErrors()).isFalse();
    }

    @Test
    void ownersThatNobodyKnows() {
        assertThat(listed("Q17", "deals of owners who are not known")).isEqualTo(planted("UNKNOWN_OWNER deals"));
    }
}
