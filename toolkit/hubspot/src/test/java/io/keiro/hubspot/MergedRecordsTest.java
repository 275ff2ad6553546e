package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedRecordsTest {

    @TempDir
    Path folder;

    private static Object[] merged(String old, String survivor) {
        return new Object[] {"deals", old, survivor};
    }

    private static int change(Store store, String sql) {
        int[] changed = new int[1];
        store.write(() -> changed[0] = store.change(sql));
        return changed[0];
    }

    /** A record that was merged again and again leads to the last survivor, however often that was. */
    @Test
    void aLongChainOfMergesLeadsToItsEnd() throws SQLException {
        List<Object[]> chain = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            chain.add(merged("r" + i, "r" + (i + 1)));
        }
        try (Store store = Store.open(folder.resolve("chain.duckdb"))) {
            store.write(() -> store.add("alias", chain));
            MergedRecords.settle(store, Instant.EPOCH);
            assertThat(change(store, "DELETE FROM alias WHERE new_id = 'r100'")).isEqualTo(100);
            assertThat(change(store, "DELETE FROM alias")).isZero();
        }
    }

    /** What cannot be must not keep an extraction from ending. */
    @Test
    void recordsSaidToBeMergedIntoEachOtherEnd() {
        try (Store store = Store.open(folder.resolve("circle.duckdb"))) {
            store.write(() -> store.add("alias", List.of(merged("a", "b"), merged("b", "c"), merged("c", "a"))));
            MergedRecords.settle(store, Instant.EPOCH);
            assertThat(change(store, "DELETE FROM alias")).isEqualTo(3);
        }
    }
}
