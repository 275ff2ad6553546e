package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that die in the middle of writing, at places that chance has chosen, and go on to the same content. */
class RandomKillTest {

    private static final int DEALS = 420;
    private static final DealQuery QUERY = DealQuery.all().withoutEngagements();

    private static MiniPortal portal;
    private static String truth;
    private static long transactions;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void readUndisturbed() {
        portal = SmallCompany.of(DEALS);
        AtomicLong count = new AtomicLong();
        truth = hubSpot(ReadingMode.SEARCH, transaction -> count.set(transaction))
                .extract(QUERY, shared.resolve("undisturbed.duckdb"))
                .digest();
        transactions = count.get();
    }

    @AfterAll
    static void close() {
        portal.close();
    }

    /** One request at a time, so that the same number of transactions is written in each run. */
    private static HubSpot hubSpot(ReadingMode how, Store.Seam seam) {
        return HubSpot.connect(
                        AccessToken.of(ScriptedPortal.TOKEN),
                        portal.server.options().withReadingMode(how).withMaxInFlight(1),
                        new VirtualTime())
                .withSeam(seam);
    }

    /** Dies when so many transactions are about to be committed, with or without an answer of the file system. */
    private static Store.Seam dying(long at) {
        return transaction -> {
            if (transaction == at) {
                throw new IllegalStateException("killed");
            }
        };
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRunThatDiesAnywhereGoesOnToTheSameContent(int seed) {
        Random random = new Random(seed);
        Path file = folder.resolve("portal.duckdb");
        ReadingMode how = random.nextBoolean() ? ReadingMode.SEARCH : ReadingMode.LIST;
        int deaths = 0;
        for (int life = 0; life < 1 + random.nextInt(3); life++) {
            long at = 1 + random.nextInt((int) transactions);
            try {
                hubSpot(how, dying(at)).extract(QUERY, file);
            } catch (IllegalStateException killed) {
                deaths++;
            }
        }
        Snapshot snapshot = hubSpot(how, Store.Seam.NONE).extract(QUERY, file);
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.digest()).as("after %d deaths", deaths).isEqualTo(truth);
    }

    @Test
    void theKillsDoKill() {
        assertThat(transactions).isGreaterThan(30);
        Path file = folder.resolve("portal.duckdb");
        assertThatThrownBy(() -> hubSpot(ReadingMode.LIST, dying(20)).extract(QUERY, file))
                .hasMessage("killed");
        assertThat(Snapshot.open(file).isComplete()).isFalse();
        assertThat(Snapshot.open(file).digest()).isNotEqualTo(truth);
    }

    static IntStream tenSeeds() {
        return IntStream.rangeClosed(1, 10);
    }

    @ParameterizedTest
    @MethodSource("tenSeeds")
    void anIncrementThatDiesAnywhereGoesOnToTheSameContent(int seed) throws Exception {
        try (MiniPortal changing = SmallCompany.of(60)) {
            Path file = folder.resolve("changing.duckdb");
            HubSpot first = SmallCompany.connect(changing, ReadingMode.LIST);
            first.extract(DealQuery.all(), file);
            IncrementTest.change(changing);
            Random random = new Random(seed);
            for (int life = 0; life < 2; life++) {
                try {
                    SmallCompany.connect(changing, ReadingMode.LIST)
                            .withSeam(dying(1 + random.nextInt(30)))
                            .update(DealQuery.all(), file);
                } catch (IllegalStateException killed) {
                    assertThat(Snapshot.open(file).isComplete()).isTrue();
                }
            }
            Snapshot updated = SmallCompany.connect(changing, ReadingMode.LIST).update(DealQuery.all(), file);
            assertThat(updated.digest()).isEqualTo(SmallCompany.fresh(changing, folder));
            assertThat(Files.exists(folder.resolve("changing.duckdb.update"))).isFalse();
        }
    }
}
