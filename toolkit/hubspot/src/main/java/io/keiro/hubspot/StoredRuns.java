package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The extractions into a snapshot, a row each: how one begins, what is noted of it, and how it ends. */
final class StoredRuns {

    private final Store store;
    private final Path file;
    private final Connection connection;

    StoredRuns(Store store, Path file, Connection connection) {
        this.store = store;
        this.file = file;
        this.connection = connection;
    }

    /** The run that the file holds, or null in a fresh file. */
    RunInfo latest() {
        try {
            return RunInfo.latest(connection);
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        }
    }

    /** Opens the file for a run: a new one, or the one that was interrupted. */
    void begin(RunInfo run) {
        RunInfo present = latest();
        if (present != null && present.number() == run.number()) {
            return;
        }
        store.write(() -> {
            store.columns().drop();
            store.add("run", List.<Object[]>of(run.row()));
        });
    }

    /** The run is over: its checkpoints have served, and what it read is laid out for the mapping if it is much. */
    void finish(int number, Instant when) {
        if (store.columns().areWorthwhile()) {
            store.columns().layOutAnd(() -> end(number, when));
        } else {
            store.write(() -> end(number, when));
        }
    }

    private void end(int number, Instant when) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE run SET finished = ? WHERE number = ?")) {
            update.setObject(1, LocalDateTime.ofInstant(when, ZoneOffset.UTC));
            update.setInt(2, number);
            update.executeUpdate();
        }
        for (String table : List.of("checkpoint", "touched", "link_part")) {
            store.execute("DELETE FROM " + table);
        }
    }

    /** Adds to the run's count of requests, those refused at the limit apart. */
    void requests(int number, long sent, long refused) throws SQLException {
        store.execute("UPDATE run SET requests = coalesce(requests, 0) + " + sent
                + ", refused = coalesce(refused, 0) + " + refused + " WHERE number = " + number);
    }

    void log(int number, Phrase sentence) throws SQLException {
        store.add("run_log", List.<Object[]>of(new Object[] {number, Instant.now(), sentence.en(), sentence.ja()}));
    }
}
