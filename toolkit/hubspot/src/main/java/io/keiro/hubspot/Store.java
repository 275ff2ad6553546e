package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Where tests make writing fail, look at what is written, and have the journal folded early. */
    interface Seam {

        Seam NONE = transaction -> {};

        /** Called before a transaction is committed; they are counted from 1. */
        void beforeCommit(long transaction) throws SQLException;

        /** The journal is folded into the file when it is so large. */
        default long largestJournal() {
            return LARGEST_JOURNAL;
        }

        /** So many records are laid out for the mapping when a run ends. */
        default long recordsToLayOut() {
            return StoredColumns.FEWEST_RECORDS;
        }
    }

    private final Path file;
    private final Connection connection;
    private final Seam seam;
    private final Map<String, Rows> open = new LinkedHashMap<>();
    private long transactions;
    private boolean mappingDiscarded;
    private final StoredSoFar soFar;
    private final StoredRuns runs;
    private final StoredRecords records;
    private final StoredColumns columns;
    private int pages;

    private Store(Path file, Connection connection, Seam seam) {
        this.seam = seam;
        this.file = file;
        this.connection = connection;
        this.soFar = new StoredSoFar(file, connection, this::flush);
        this.runs = new StoredRuns(this, file, connection);
        this.records = new StoredRecords(this);
        this.columns = new StoredColumns(this, file, connection, seam.recordsToLayOut());
    }

    static Store open(Path file) {
        return open(file, Seam.NONE);
    }

    static Store open(Path file, Seam seam) {
        return new Store(file, StoreFile.openForWriting(file), seam);
    }

    /** What the file holds already. */
    StoredSoFar soFar() {
        return soFar;
    }

    /** The extractions into the file. */
    StoredRuns runs() {
        return runs;
    }

    /** The records with their histories. */
    StoredRecords records() {
        return records;
    }

    /** What of it is laid out for the mapping. */
    StoredColumns columns() {
        return columns;
    }

    /** Writes all of it or nothing. */
    void write(Page page) {
        discardMapping();
        try {
            connection.setAutoCommit(false);
            try {
                page.write();
                flush();
                seam.beforeCommit(++transactions);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                undo(e);
                throw e;
            }
            connection.setAutoCommit(true);
            foldJournal();
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        }
    }

    /** What was mapped is not of this content from the first change on. */
    private void discardMapping() {
        if (mappingDiscarded) {
            return;
        }
        try {
            KeptMapping.discard(file);
            mappingDiscarded = true;
        } catch (IOException e) {
            throw StoreFailure.cannotWrite(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes where the file still takes anything; what goes wrong has been told already. */
    void writeIfPossible(Page page) {
        try {
            write(page);
        } catch (HubSpotException e) {
            // The failure that made this necessary is the one to be heard.
        }
    }

    private void undo(Exception why) {
        soFar.forget();
        try {
            // What was added and not yet put in would else go in with the next transaction.
            flush();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    /** Folds a large journal into the file. */
    private void foldJournal() throws SQLException {
        if (++pages % PAGES_BETWEEN_LOOKS != 0 || Journal.of(file).size() < seam.largestJournal()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        Journal.of(file).make();
    }

    /** Replaces the content of a small table. */
    void replace(String table, String where, List<Object[]> content) throws SQLException {
        execute("DELETE FROM " + table + (where.isEmpty() ? "" : " WHERE " + where));
        add(table, content);
    }

    void add(String table, Collection<Object[]> content) throws SQLException {
        if (content.isEmpty()) {
            return;
        }
        Rows rows = rows(table);
        for (Object[] row : content) {
            rows.add(row);
        }
    }

    /** Where rows of a table are added one by one. */
    Rows rows(String table) throws SQLException {
        Rows rows = open.get(table);
        if (rows == null) {
            rows = new Rows(connection, table);
            open.put(table, rows);
        }
        return rows;
    }

    /** Puts in what was added, so that questions and statements see it. */
    void flush() throws SQLException {
        for (Rows rows : open.values()) {
            rows.flush();
        }
    }

    void checkpoint(String step, long number, String position, boolean done) throws SQLException {
        add("checkpoint", List.<Object[]>of(new Object[] {step, number, position, done}));
    }

    /** Writes all of it into another file, which is protected before it holds anything. */
    void copyTo(Path target) throws IOException {
        try {
            String own;
            try (Statement statement = connection.createStatement();
                    java.sql.ResultSet name = statement.executeQuery("SELECT current_database()")) {
                name.next();
                own = name.getString(1);
            }
            StoreFile.make(target);
            execute("ATTACH " + StoredSoFar.quoted(target.toAbsolutePath().toString()) + " AS rewritten");
            Journal.of(target).make();
            execute("COPY FROM DATABASE " + TypedViews.quoted(own) + " TO rewritten");
            execute("DETACH rewritten");
            Journal.of(target).dropEmpty();
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        }
    }

    /** Rows for a table that only this connection has; closed by who asks for them. */
    Rows temporaryRows(String table) throws SQLException {
        return new Rows(connection, "temp", table);
    }

    /** Runs a statement that changes rows, and says how many. */
    int change(String sql) throws SQLException {
        flush();
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    void execute(String sql) throws SQLException {
        flush();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void gap(String object, String kind, Phrase sentence) throws SQLException {
        add("gap", List.<Object[]>of(new Object[] {object, kind, sentence.en(), sentence.ja()}));
    }

    @Override
    public void close() {
        for (Rows rows : open.values()) {
            try {
                rows.close();
            } catch (SQLException e) {
                // Nothing waits in it, as every transaction puts its rows in before it ends; the file still has to be
                // let go.
            }
        }
        StoreFile.closeAfterWriting(connection, file);
    }
}
