package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a snapshot. Everything that belongs to one page, its checkpoint included, goes in with one transaction: after a kill the file
 * holds whole pages and says where to go on. Used by one thread.
 */
final class Store implements AutoCloseable {

    /** A journal of this size is folded into the file; more would make reopening after a kill slow. */
    private static final long LARGEST_JOURNAL = 64L << 20;

    private static final int PAGES_BETWEEN_LOOKS = 20;

    /** What a page writes. */
    interface Page {
        void write() throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final Map<PortalObject, Set<String>> seen = new EnumMap<>(PortalObject.class);
    private int pages;

    private Store(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
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
                connection.rollback();
                seen.clear();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
            foldJournal();
        } catch (SQLException e) {
            throw StoreFile.broken(file, e);
        }
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
            statement.execute("UPDATE layout SET version = version");
        }
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

    void begin(RunInfo run) {
        // A file that was left and opened again has a journal of the system's usual rights once the first row goes in.
        write(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE layout SET version = version");
            }
        });
        StoreFile.protectJournal(file);
        if (run() != null) {
            return;
        }
        write(() -> {
            try (Rows rows = new Rows(connection, "run")) {
                Account account = run.account();
                rows.add(
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
                        run.finished());
            }
        });
    }

    void finish(Instant when) {
        write(() -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE run SET finished = ?")) {
                update.setObject(1, java.time.LocalDateTime.ofInstant(when, java.time.ZoneOffset.UTC));
                update.executeUpdate();
            }
        });
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
        Set<String> known = known(object);
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
                raw.properties().forEach(properties::put);
                record.add(
                        object.type(), raw.id(), raw.created(), raw.updated(), raw.archived(), properties.toString());
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

    // ---- what is there already

    /** Ids of the records of a kind; kept at hand, because every page asks. */
    Set<String> known(PortalObject object) {
        return seen.computeIfAbsent(
                object, kind -> new HashSet<>(texts("SELECT id FROM record WHERE object = '" + kind.type() + "'")));
    }

    /** Ids of a kind that links name and that are neither read nor known to be gone; in a fixed order. */
    List<String> wanted(PortalObject object) {
        return texts("SELECT DISTINCT to_id FROM association WHERE to_object = '" + object.type() + "'"
                + " AND to_id NOT IN (SELECT id FROM record WHERE object = '" + object.type() + "')"
                + " AND to_id NOT IN (SELECT id FROM missing WHERE object = '" + object.type() + "')"
                + " AND to_id NOT IN (SELECT old_id FROM alias WHERE object = '" + object.type() + "')"
                + " ORDER BY length(to_id), to_id");
    }

    /** Ids of the stored records in a fixed order. */
    List<String> ids(PortalObject object) {
        return texts("SELECT id FROM record WHERE object = '" + object.type() + "' ORDER BY length(id), id");
    }

    /** True if a step, or one numbered part of it, is done. */
    boolean isDone(String step, long number) {
        return !texts("SELECT step FROM checkpoint WHERE step = '" + step + "' AND number = " + number + " AND done")
                .isEmpty();
    }

    /** Number and position of the last checkpoint of a step, or null before its first. */
    Position position(String step) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT number, position, done FROM checkpoint WHERE step = '"
                        + step + "' ORDER BY number DESC LIMIT 1")) {
            return row.next() ? new Position(row.getLong(1), row.getString(2), row.getBoolean(3)) : null;
        } catch (SQLException e) {
            throw StoreFile.broken(file, e);
        }
    }

    record Position(long number, String after, boolean done) {}

    /** Id and label of each pipeline. */
    List<String[]> pipelines() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, label FROM pipeline ORDER BY display_order, id")) {
            List<String[]> pipelines = new ArrayList<>();
            while (rows.next()) {
                pipelines.add(new String[] {rows.getString(1), rows.getString(2)});
            }
            return pipelines;
        } catch (SQLException e) {
            throw StoreFile.broken(file, e);
        }
    }

    private List<String> texts(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw StoreFile.broken(file, e);
        }
    }

    @Override
    public void close() {
        StoreFile.closeAfterWriting(connection, file);
    }
}
