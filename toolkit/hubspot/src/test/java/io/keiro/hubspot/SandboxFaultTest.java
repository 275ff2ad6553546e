package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.sandbox.Faults;
import io.keiro.sandbox.Sandbox;
import io.keiro.sandbox.SimulatedTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extraction while answers are refused, cut or late, the disk is full, the run dies, or another one is under way. */
class SandboxFaultTest extends SandboxFaults {

    /** Positions that change the way in which a portal answers, and nothing of what it says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SEARCH       | fault.status=429:0.1",
                "SEARCH       | fault.status=500:0.02,502:0.02,503:0.02,504:0.01,521:0.01,523:0.01,524:0.01",
                "SHARDED_LIST | fault.status=408:0.03,409:0.03,423:0.04",
                "LIST         | fault.drop=0.1",
                "SEARCH       | fault.truncateBody=0.1",
                "SEARCH       | fault.stall=0.1:30s",
                "LIST         | list.repeat=0.5",
                "LIST         | list.shuffle=on",
                "SHARDED_LIST | list.shuffle=on",
                "SHARDED_LIST | list.afterAsKey=off",
                "LIST         | list.associations=1",
                "SEARCH       | search.early=off",
                "SEARCH       | search.length=body",
                "SEARCH       | search.lag=1h search.lagSpread=1h",
                "LIST         | urlLimit=900",
                "SEARCH       | bodyLimit=700",
                "SEARCH       | assoc.idAsText=on",
                "LIST         | unset=omit",
                "SEARCH       | time.offsets=0.5",
                "SEARCH       | rate.associations=own",
                "SEARCH       | rate.retryAfter=2 fault.status=429:0.1",
                "SEARCH       | list.repeat=0.3 list.shuffle=on fault.drop=0.02 fault.truncateBody=0.02"
                        + " fault.status=429:0.03,502:0.03 unset=omit assoc.idAsText=on search.lag=30s"
            })
    void aDisturbanceChangesNothing(ReadingMode how, String faults) {
        sandbox.failWith(Faults.of(faults.split(" ")));
        Snapshot snapshot = extract(how);
        sandbox.failWith(Faults.none());
        assertUndisturbed(snapshot);
    }

    /** Bodies that come in drops, slower than the client waits: the time of these is real. */
    @Test
    void slowBodiesAreAskedForAgain() {
        try (Sandbox slow = Sandbox.start(
                COMPANY.withTime(SimulatedTime.real()).withFaults(Faults.of("fault.slowBody=0.05:20s")))) {
            HubSpot hubSpot = connect(slow, options(slow, ReadingMode.SEARCH).withTimeout(Duration.ofSeconds(1)));
            Snapshot snapshot = hubSpot.extract(EVERYTHING, file());
            assertThat(snapshot.digest()).isEqualTo(undisturbed);
            assertThat(slow.requestCount()).isGreaterThan(requests);
        }
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 5);
    }

    /** Five times five deaths at places that chance has chosen; a run that is over before its time begins anew. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRunThatDiesAgainAndAgainGoesOnToTheSameContent(int seed) {
        Random random = new Random(seed);
        int run = 0;
        for (int deaths = 0; deaths < 5; ) {
            long at = 1 + random.nextLong(transactions);
            HubSpot dying = one(sandbox).withSeam(transaction -> {
                if (transaction == at) {
                    throw new IllegalStateException("killed");
                }
            });
            try {
                assertUndisturbed(dying.extract(EVERYTHING, folder.resolve(run + ".duckdb")));
                run++;
            } catch (IllegalStateException killed) {
                deaths++;
            }
        }
        assertUndisturbed(one(sandbox).extract(EVERYTHING, folder.resolve(run + ".duckdb")));
    }

    /** A disk that is full at any commit: whole pages stay, and the rest comes when there is room. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.6, 0.8})
    void aFullDiskEndsTheRunAndLosesNothing(double share) {
        long at = Math.max(2, Math.round(transactions * share));
        HubSpot hubSpot = one(sandbox).withSeam(transaction -> {
            if (transaction >= at) {
                throw new SQLException("IO Error: Could not write file: No space left on device");
            }
        });
        assertThatThrownBy(() -> hubSpot.extract(EVERYTHING, file()))
                .hasMessageContaining("No space left on device. Check the disk space");
        assertUndisturbed(extract(ReadingMode.LIST));
    }

    @Test
    void aSecondExtractionAtTheSameTimeIsRefusedWithASentence() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        sandbox.record(exchange -> {
            if (exchange.target().contains("/deals?")) {
                begun.countDown();
                try {
                    refused.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        AtomicReference<Snapshot> whole = new AtomicReference<>();
        HubSpot first = connect(sandbox, ReadingMode.LIST);
        Thread running = new Thread(() -> whole.set(first.extract(EVERYTHING, file())));
        running.start();
        try {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            HubSpot second = connect(sandbox, ReadingMode.LIST);
            for (int way = 0; way < 3; way++) {
                int one = way;
                assertThatThrownBy(() -> {
                            switch (one) {
                                case 0 -> second.extract(EVERYTHING, file());
                                case 1 -> second.update(EVERYTHING, file());
                                default -> first.extract(EVERYTHING, file());
                            }
                        })
                        .isInstanceOf(HubSpotException.class)
                        .hasMessageContaining("is in use by another extraction or program");
            }
        } finally {
            refused.countDown();
        }
        running.join(60_000);
        assertUndisturbed(whole.get());
    }

    /** An increment with a tenth of all answers refused or cut, of a portal that lives on. */
    @Test
    void anIncrementIsDisturbedAsLittleAsAFullRun() {
        try (Sandbox living = Sandbox.start(COMPANY.withSeed(11))) {
            connect(living, ReadingMode.LIST).extract(EVERYTHING, file());
            living.switchOn("live.mutate=3");
            living.advance(Duration.ofSeconds(10));
            PortalTruth.of(living);
            living.failWith(Faults.of("fault.status=429:0.04,503:0.04", "fault.truncateBody=0.04"));
            HubSpot thorough = connect(living, options(living, ReadingMode.LIST).withRefreshEvery(1));
            thorough.update(EVERYTHING, file());
            living.failWith(Faults.none());
            assertWhole(PortalTruth.of(living), file());
        }
    }

    /** Trouble that lasts: the run ends with a sentence or a gap, nothing that is there is untrue, and the next run brings the rest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fault.status=522:0.4",
                "fault.status=525:0.5:quotes",
                "fault.status=477:0.05",
                "fault.status=503:1:quotes",
                "fault.status=503:1:deals/list",
                "fault.status=503:1:owners",
                "fault.drop=1:invoices/batch",
                "fault.truncateBody=1:associations"
            })
    void troubleThatLastsIsToldAndMadeUpForLater(String fault) {
        sandbox.failWith(Faults.of(fault));
        try {
            assertThat(extract(ReadingMode.LIST).isComplete()).isFalse();
        } catch (HubSpotException told) {
            assertThat(told).hasMessageContaining("Nothing that was read is lost; run it again to go on from here.");
        }
        sandbox.failWith(Faults.none());
        Snapshot left = Snapshot.open(file());
        assertThat(left.reconciliation().sentences())
                .anyMatch(sentence -> sentence.en().contains("The extraction is not complete"));
        assertThat(difference(PortalTruth.in(file()), truth)).isEmpty();
        assertUndisturbed(extract(ReadingMode.LIST));
    }
}
