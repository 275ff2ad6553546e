package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.sandbox.Faults;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extraction with tokens that end, scopes and products that are missing, and quotas that are used up. */
class SandboxAccessTest extends SandboxFaults {

    /** A request is repeated once after a renewal: with one at a time even a token that is spent after one request serves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 20, 45})
    void anOAuthTokenThatExpiresInTheMiddleIsRenewed(int uses) {
        sandbox.failWith(Faults.none().withTokensFor(uses));
        HubSpot hubSpot = signedIn(options(sandbox, ReadingMode.LIST).withMaxInFlight(1));
        assertUndisturbed(hubSpot.extract(EVERYTHING, file()));
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_REFRESH_TOKEN, the refresh token is wrong or was revoked",
        "BAD_HUB, the app may not sign in to this portal",
        "BAD_CLIENT_ID, the client id and the client secret do not belong together"
    })
    void aSignInThatIsRefusedInTheMiddleEndsTheRunAndLosesNothing(String refusal, String sentence) {
        sandbox.failWith(Faults.none().withTokensFor(70));
        after(40, "auth.refreshError=" + refusal);
        HubSpot hubSpot = signedIn(options(sandbox, ReadingMode.LIST).withMaxInFlight(1));
        assertThatThrownBy(() -> hubSpot.extract(EVERYTHING, file())).hasMessageContaining(sentence);
        assertThat(Snapshot.open(file()).isComplete()).isFalse();
        allWell();
        assertUndisturbed(extract(ReadingMode.LIST));
    }

    @Test
    void aStaticTokenThatIsRevokedInTheMiddleEndsTheRunAndLosesNothing() {
        try (Sandbox revoking = Sandbox.start(COMPANY.withFaults(Faults.none().withTokensFor(70)))) {
            assertThatThrownBy(() -> one(revoking).extract(EVERYTHING, file()))
                    .hasMessageContaining("does not accept the token (401, it has expired)");
            assertThat(Snapshot.open(file()).reconciliation().sentences())
                    .anyMatch(sentence -> sentence.en().contains("The extraction is not complete"));
            revoking.failWith(Faults.none());
            assertThat(one(revoking).extract(EVERYTHING, file()).digest()).isEqualTo(undisturbed);
        }
    }

    private HubSpot signedIn(HubSpot.Options options) {
        io.keiro.sandbox.portal.PortalServer.OAuthApp app = sandbox.oauth();
        return HubSpot.connect(
                OAuthApp.of(app.clientId(), app.clientSecret(), app.refreshToken()), options, new VirtualTime());
    }

    @ParameterizedTest
    @EnumSource(
            value = PortalObject.class,
            names = {"LEADS", "CONTACTS", "COMPANIES", "QUOTES", "ORDERS", "INVOICES", "PAYMENTS"})
    void aScopeThatIsMissingLeavesOneGapAndTheRestAndIsMadeUpForLater(PortalObject object) {
        sandbox.failWith(Faults.none().withMissingScopes(object.type()));
        Snapshot snapshot = extract(ReadingMode.LIST);
        assertThat(snapshot.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.en()).contains("Add the scope " + object.scope()));
        assertThat(snapshot.reconciliation().rows().stream()
                        .filter(row -> row.state() == ReconciliationReport.State.INCOMPLETE)
                        .map(row -> row.subject().en()))
                .containsExactly(object.label().en());
        sandbox.failWith(Faults.none());
        assertWhole(PortalTruth.of(sandbox, object), file());
        // The scope is given: what nothing has asked for so far must come, though nothing of it has changed.
        Snapshot updated = connect(sandbox, ReadingMode.LIST).update(EVERYTHING, file());
        assertUndisturbed(updated);
    }

    @Test
    void withoutTheScopeOfDealsNothingIsBegun() {
        sandbox.failWith(Faults.none().withMissingScopes("deals"));
        assertThatThrownBy(() -> extract(ReadingMode.LIST))
                .hasMessageContaining("Add the scope crm.objects.deals.read");
        sandbox.failWith(Faults.none());
        assertUndisturbed(extract(ReadingMode.LIST));
    }

    /** Taken away at any moment: of the kind itself there is a part at most, of the rest all; and the gap says which kind. */
    @ParameterizedTest
    @CsvSource({"leads, 5", "leads, 30", "leads, 48", "contacts, 70", "quotes, 70", "invoices, 70", "owners, 1"})
    void aScopeThatIsTakenAwayInTheMiddleIsToldAndMadeUpForLater(String object, int count) {
        after(count, "scope.missing=" + object);
        Snapshot snapshot = one(sandbox).extract(EVERYTHING, file());
        allWell();
        assertThat(snapshot.isComplete()).isTrue();
        Set<String> held = PortalTruth.in(file());
        Set<String> missing = new TreeSet<>(truth);
        missing.removeAll(held);
        Set<String> rest = new TreeSet<>(missing);
        rest.removeIf(fact -> fact.contains(" " + object + " "));
        // What only leads lead to is not reached without them.
        assertThat(rest)
                .allMatch(fact ->
                        object.equals("leads") && (fact.contains(" contacts ") || fact.contains(" companies ")));
        if (!missing.isEmpty() || object.equals("owners")) {
            assertThat(snapshot.gaps())
                    .isNotEmpty()
                    .allSatisfy(gap -> assertThat(gap.en()).contains("Add the scope crm.objects." + object + ".read"));
        }
        assertUndisturbed(connect(sandbox, ReadingMode.LIST).update(EVERYTHING, file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "unknown", "empty"})
    void aProductThatThePortalLacksIsToldByItsName(String answer) {
        sandbox.failWith(Faults.of("product.missing=quotes", "product.answer=" + answer));
        Snapshot snapshot = extract(ReadingMode.LIST);
        sandbox.failWith(Faults.none());
        assertWhole(PortalTruth.of(sandbox, PortalObject.QUOTES), file());
        if (answer.equals("empty")) {
            // The portal says that it has none, and so does the report.
            assertThat(snapshot.reconciliation().rows())
                    .filteredOn(row -> row.subject().en().equals("quotes"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.total()).isZero());
        } else {
            assertThat(snapshot.gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.en())
                            .containsAnyOf("This portal has no quotes:", "This account has no access to quotes"));
        }
    }

    /** The day's quota ends in the middle: the run says when to go on, and goes on the day after. */
    @Test
    void aDailyQuotaThatIsUsedUpEndsTheRunUntilTheNextDay() {
        try (Sandbox limited =
                Sandbox.start(COMPANY.withRate(RateProfile.PRO).withFaults(Faults.of("rate.daily=60")))) {
            assertThatThrownBy(() -> one(limited).extract(EVERYTHING, file()))
                    .isInstanceOfSatisfying(
                            HubSpotException.class,
                            e -> assertThat(e.resumeAfter()).isPresent())
                    .hasMessageContaining("daily limit of requests is used up");
            limited.advance(Duration.ofDays(1));
            limited.switchOff("rate.daily");
            assertThat(one(limited).extract(EVERYTHING, file()).digest()).isEqualTo(undisturbed);
        }
    }

    /** A day that began with nearly all of its quota used: it ends by the portal's clock and midnight, whatever ours shows. */
    @Test
    void aDayThatBeganWithItsQuotaUsedEndsTheRunUntilThePortalsMidnight() {
        try (Sandbox limited =
                Sandbox.start(COMPANY.withRate(RateProfile.PRO).withFaults(Faults.of("rate.quotaUsed=0.9999")))) {
            HubSpot hubSpot = one(limited);
            assertThat(hubSpot.plan(EVERYTHING).toString())
                    .containsPattern("; only [0-9]{2} are left today, so it will go on tomorrow");
            assertThatThrownBy(() -> hubSpot.extract(EVERYTHING, file()))
                    .isInstanceOfSatisfying(
                            HubSpotException.class,
                            e -> assertThat(e.resumeAfter()).contains(Instant.parse("2026-10-01T00:00:00Z")))
                    .hasMessageContaining("Run it again after the next midnight in the account's time zone,"
                            + " 2026-10-01 00:00 (UTC). Nothing that was read is lost");
            Snapshot left = Snapshot.open(file());
            assertThat(left.isComplete()).isFalse();
            assertThat(left.reconciliation().sentences())
                    .anyMatch(sentence -> sentence.en().contains("The extraction is not complete"));
            assertThat(PortalTruth.in(file())).isNotEmpty();
            assertThat(difference(PortalTruth.in(file()), truth)).isEmpty();
            assertThatThrownBy(() -> one(limited)).hasMessageContaining("daily limit of requests is used up");
            // The switch stays: what was used before the first day is of no concern to the next.
            limited.advance(Duration.ofDays(1));
            long before = limited.requestCount();
            assertUndisturbed(one(limited).extract(EVERYTHING, file()));
            assertThat(limited.requestCount() - before)
                    .as("what was read the day before is not read again")
                    .isLessThan(requests);
        }
    }

    /** A fifth of the searches that the plan allows: refused more often than not, and in the end all there. */
    @ParameterizedTest
    @EnumSource(
            value = ReadingMode.class,
            names = {"LIST", "SEARCH", "SHARDED_LIST"})
    void fewerSearchesThanThePlanAllowsCostTimeAndNothingElse(ReadingMode how) {
        try (Sandbox slow = Sandbox.start(COMPANY.withRate(RateProfile.PRO)
                .withTime(SimulatedTime.times(40))
                .withFaults(Faults.of("rate.search=1")))) {
            HubSpot hubSpot = HubSpot.connect(AccessToken.of(slow.token()), options(slow, how), times(40));
            Snapshot snapshot = hubSpot.extract(EVERYTHING, file());
            assertUndisturbed(snapshot);
            assertThat((long) snapshot.sql("SELECT refused FROM run").value(0, "refused"))
                    .isPositive();
            Snapshot updated = hubSpot.update(EVERYTHING, file());
            assertThat(updated.isComplete()).isTrue();
            assertThat(updated.gaps()).isEmpty();
            assertWhole(truth, file());
        }
    }

    /** Time as it passes for a client and a portal that both live so many times as fast. */
    private static Waiting times(int speed) {
        return new Waiting() {
            @Override
            public long nanoTime() {
                return System.nanoTime() * speed;
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos / speed);
            }

            @Override
            public double chance() {
                return 0;
            }
        };
    }
}
