package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a snapshot. Everything that belongs to one page, its checkpoint included, goes in with one transaction: after a kill the file
 * holds whole pages and says where to go on. Used by one thread.
 */
final class Store implements AutoCloseable {

    /** What made the snapshot. */
    private static final String TOOLKIT = "0.1.0";

    /** A journal of this size is folded into the file; more would make reopening after a kill slow. */
    private static final long LARGEST_JOURNAL = 64L << 20;

    private static final int PAGES_BETWEEN_LOOKS = 20;

    /** What a page writes. */
    interface Page {
        void write() throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final StoredSoFar soFar;
    private int pages;

    private Store(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.soFar = new StoredSoFar(file, connection);
    }

    static Store open(Path file) {
        return new Store(file, StoreFile.openForWriting(file));
    }

    /** Writes all of it or nothing. */
    void write(Page page) {
        try {
            connection.setAutoCommit(false);
            try {
                page.write();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                undo(e);
                throw e;
            }
            connection.setAutoCommit(true);
            foldJournal();
        } catch (SQLException e) {
            throw StoreFile.broken(file, e);
        }
    }

    private void undo(Exception why) {
        soFar.forget();
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    /** What the file holds already. */
    StoredSoFar soFar() {
        return soFar;
    }

    /**
     * Folds a large journal into the file. The next journal is born with the system's usual rights, so a harmless row comes first and the
     * rights are narrowed before anything else goes in.
     */
    private void foldJournal() throws SQLException {
        if (++pages % PAGES_BETWEEN_LOOKS != 0 || journalSize() < LARGEST_JOURNAL) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        touchLayout();
        StoreFile.protectJournal(file);
    }

    private long journalSize() {
        try {
            Path journal = StoreFile.journal(file);
            return Files.exists(journal) ? Files.size(journal) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- the run

    /** The run that this file holds, or null in a fresh file. */
    RunInfo run() {
        try {
            return StoreReader.run(connection);
        } catch (SQLException e) {
            throw StoreFile.broken(file, e);
        }
    }

    /** Opens the file for a run: a new one, or the one that was interrupted. */
    void begin(RunInfo run) {
        // A file that was left and opened again has a journal of the system's usual rights once the first row goes in.
        write(() -> touchLayout());
        StoreFile.protectJournal(file);
        RunInfo present = run();
        if (present != null && present.number() == run.number()) {
            return;
        }
        write(() -> {
            Account account = run.account();
            add("run", List.<Object[]>of(new Object[] {
                account.portalId(),
                account.type(),
                account.zone().getId(),
                account.currency(),
                run.host(),
                run.apiVersion(),
                run.query(),
                run.keyFingerprint(),
                run.historyCap(),
                run.propertyMap(),
                run.started(),
                run.cutOff(),
                run.finished(),
                run.number(),
                run.kind(),
                run.watermark(),
                TOOLKIT,
                0L,
                0L
            }));
        });
    }

    private void touchLayout() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE layout SET version = version");
        }
    }

    /** The run is over: its checkpoints have served. */
    void finish(int number, Instant when) {
        write(() -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE run SET finished = ? WHERE number = ?")) {
                update.setObject(1, LocalDateTime.ofInstant(when, ZoneOffset.UTC));
                update.setInt(2, number);
                update.executeUpdate();
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM checkpoint");
                statement.execute("DELETE FROM touched");
            }
        });
    }

    /** Adds to the run's count of requests, those refused at the limit apart. */
    void requests(int number, long sent, long refused) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE run SET requests = coalesce(requests, 0) + " + sent
                    + ", refused = coalesce(refused, 0) + " + refused + " WHERE number = " + number);
        }
    }

    void log(int number, Phrase sentence) throws SQLException {
        add("run_log", List.<Object[]>of(new Object[] {number, Instant.now(), sentence.en(), sentence.ja()}));
    }

    // ---- inside a page

    /** Replaces the content of a small table. */
    void replace(String table, String where, List<Object[]> content) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM " + table + (where.isEmpty() ? "" : " WHERE " + where));
        }
        add(table, content);
    }

    void add(String table, Collection<Object[]> content) throws SQLException {
        try (Rows rows = new Rows(connection, table)) {
            for (Object[] row : content) {
                rows.add(row);
            }
        }
    }

    void checkpoint(String step, long number, String position, boolean done) throws SQLException {
        add("checkpoint", List.<Object[]>of(new Object[] {step, number, position, done}));
    }

    /** Records with their histories; one that is already there is replaced. */
    void records(PortalObject object, Collection<RawRecord> records) throws SQLException {
        Set<String> known = soFar.known(object);
        Map<String, RawRecord> distinct = new LinkedHashMap<>();
        records.forEach(raw -> distinct.put(raw.id(), raw));
        List<String> again =
                distinct.keySet().stream().filter(id -> !known.add(id)).toList();
        if (!again.isEmpty()) {
            remove(object, again);
        }
        try (Rows record = new Rows(connection, "record");
                Rows history = new Rows(connection, "history")) {
            for (RawRecord raw : distinct.values()) {
                var properties = Json.object();
                new TreeMap<>(raw.properties()).forEach(properties::put);
                record.add(
                        object.type(),
                        raw.id(),
                        raw.created(),
                        raw.updated(),
                        raw.archived(),
                        properties.toString(),
                        raw.archivedAt(),
                        null);
                for (Map.Entry<String, List<HistoryRow>> property :
                        raw.history().entrySet()) {
                    for (HistoryRow row : property.getValue()) {
                        history.add(
                                object.type(),
                                raw.id(),
                                property.getKey(),
                                row.moment(),
                                row.value(),
                                row.sourceType(),
                                row.sourceId(),
                                row.sourceLabel(),
                                row.userId());
                    }
                }
            }
        }
    }

    private void remove(PortalObject object, List<String> ids) throws SQLException {
        for (String table : List.of("record", "history")) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE object = ? AND id = ?")) {
                for (String id : ids) {
                    delete.setString(1, object.type());
                    delete.setString(2, id);
                    delete.executeUpdate();
                }
            }
        }
    }

    void gap(String object, String kind, Phrase sentence) throws SQLException {
        add("gap", List.<Object[]>of(new Object[] {object, kind, sentence.en(), sentence.ja()}));
    }

    @Override
    public void close() {
        StoreFile.closeAfterWriting(connection, file);
    }
}
