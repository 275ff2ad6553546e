package io.keiro.hubspot;

import io.keiro.log.KeiroVersion;
import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a snapshot. Everything that belongs to one page, its checkpoint included, goes in with one transaction: after a kill the file
 * holds whole pages and says where to go on. Used by one thread.
 */
final class Store implements AutoCloseable {

    /** A journal of this size is folded into the file; more would make reopening after a kill slow. */
    private static final long LARGEST_JOURNAL = 64L << 20;

    private static final int PAGES_BETWEEN_LOOKS = 20;

    /** Fewer take a third of a second, which the end of every run would cost; the mapping that wants them lays them out itself. */
    private static final long RECORDS_TO_LAY_OUT = 20_000;

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
            return RECORDS_TO_LAY_OUT;
        }
    }

    private final Path file;
    private final Connection connection;
    private final Seam seam;
    private final Map<String, Rows> open = new LinkedHashMap<>();
    private long transactions;
    private final StoredSoFar soFar;
    private Set<String> forgotten;
    private int pages;

    private Store(Path file, Connection connection, Seam seam) {
        this.seam = seam;
        this.file = file;
        this.connection = connection;
        this.soFar = new StoredSoFar(file, connection, this::flush);
    }

    static Store open(Path file) {
        return open(file, Seam.NONE);
    }

    static Store open(Path file, Seam seam) {
        return new Store(file, StoreFile.openForWriting(file), seam);
    }

    /** Writes where the file still takes anything; what goes wrong has been told already. */
    void writeIfPossible(Page page) {
        try {
            write(page);
        } catch (HubSpotException e) {
            // The failure that made this necessary is the one to be heard.
        }
    }

    /** The watermark of the run before another. */
    Instant watermarkBefore(int number) {
        return soFar.watermarkBefore(number);
    }

    /** Writes all of it or nothing. */
    void write(Page page) {
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

    /** What the file holds already. */
    StoredSoFar soFar() {
        return soFar;
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

    // ---- the run

    /** The run that this file holds, or null in a fresh file. */
    RunInfo run() {
        try {
            return StoreReader.run(connection);
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        }
    }

    /** Opens the file for a run: a new one, or the one that was interrupted. */
    void begin(RunInfo run) {
        RunInfo present = run();
        if (present != null && present.number() == run.number()) {
            return;
        }
        write(() -> {
            dropLayout();
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
                KeiroVersion.loaded(),
                0L,
                0L
            }));
        });
    }

    /** The run is over: its checkpoints have served, and what it read is laid out for the mapping if it is much. */
    void finish(int number, Instant when) {
        if (isLarge()) {
            layOutAnd(() -> end(number, when));
        } else {
            write(() -> end(number, when));
        }
    }

    /** True if what a run has read is laid out for the mapping when it is over. */
    boolean isLarge() {
        return soFar.records() >= seam.recordsToLayOut();
    }

    /** Lays out the records for the mapping again, after they were changed without a run. */
    void layOut() {
        layOutAnd(() -> {});
    }

    /** Where memory is too short for the layout, there is none: the mapping makes its own, or says what it needs. */
    private void layOutAnd(Page rest) {
        try {
            StoreFile.onAllCores(
                    connection,
                    () -> write(() -> {
                        flush();
                        ColumnTables.store(connection, PropertyMapJson.read(run().propertyMap()));
                        rest.write();
                    }));
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        } catch (HubSpotException e) {
            if (!StoreFailure.isForLackOfMemory(e)) {
                throw e;
            }
            write(rest);
        }
    }

    private void end(int number, Instant when) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE run SET finished = ? WHERE number = ?")) {
            update.setObject(1, LocalDateTime.ofInstant(when, ZoneOffset.UTC));
            update.setInt(2, number);
            update.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM checkpoint");
            statement.execute("DELETE FROM touched");
            statement.execute("DELETE FROM link_part");
        }
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

    /** What was laid out for the mapping is right no more. True if anything was. */
    boolean dropLayout() throws SQLException {
        return ColumnTables.drop(connection);
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

    private Rows rows(String table) throws SQLException {
        Rows rows = open.get(table);
        if (rows == null) {
            rows = new Rows(connection, table);
            open.put(table, rows);
        }
        return rows;
    }

    /** Puts in what was added, so that questions and statements see it. */
    private void flush() throws SQLException {
        for (Rows rows : open.values()) {
            rows.flush();
        }
    }

    void checkpoint(String step, long number, String position, boolean done) throws SQLException {
        add("checkpoint", List.<Object[]>of(new Object[] {step, number, position, done}));
    }

    /** Records with their histories; one that is already there is replaced, one that was merged into another goes. */
    void records(PortalObject object, Collection<RawRecord> records) throws SQLException {
        IdSet live = soFar.known(object, false);
        IdSet archived = soFar.known(object, true);
        IdSet vanished = soFar.vanished(object);
        Map<String, RawRecord> distinct = new LinkedHashMap<>();
        for (RawRecord raw : records) {
            if (!isForgotten(object, raw.id())) {
                distinct.put(raw.id(), raw);
            }
        }
        List<String> again = new ArrayList<>();
        List<Object[]> aliases = new ArrayList<>();
        for (RawRecord raw : distinct.values()) {
            if (live.contains(raw.id()) || archived.contains(raw.id()) || vanished.contains(raw.id())) {
                again.add(raw.id());
            }
            (raw.archived() ? archived : live).add(raw.id());
            for (String old : raw.mergedIds()) {
                if (!old.equals(raw.id()) && !old.isBlank()) {
                    aliases.add(new Object[] {object.type(), old, raw.id()});
                }
            }
        }
        if (!again.isEmpty()) {
            remove(object, again);
        }
        add("alias", aliases);
        Rows record = rows("record");
        Rows history = rows("history");
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
            for (Map.Entry<String, List<HistoryRow>> property : raw.history().entrySet()) {
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

    /** Further properties of a record that is there already, as a JSON object. */
    void addProperties(PortalObject object, String id, String json) throws SQLException {
        execute("UPDATE record SET properties = CAST(json_merge_patch(properties, " + StoredSoFar.quoted(json)
                + ") AS VARCHAR) WHERE object = '" + object.type() + "' AND id = " + StoredSoFar.quoted(id));
    }

    /** Takes records out, with their histories. */
    void remove(PortalObject object, Collection<String> ids) throws SQLException {
        String list = ids.stream().map(StoredSoFar::quoted).collect(Collectors.joining(","));
        for (String table : List.of("record", "history")) {
            execute("DELETE FROM " + table + " WHERE object = '" + object.type() + "' AND id IN (" + list + ")");
        }
    }

    /** Marks records that the portal has no more. */
    void vanish(PortalObject object, Collection<String> ids, Instant when) throws SQLException {
        String list = ids.stream().map(StoredSoFar::quoted).collect(Collectors.joining(","));
        String moment = "TIMESTAMP '" + LocalDateTime.ofInstant(when, ZoneOffset.UTC) + "'";
        execute("UPDATE record SET vanished = " + moment + " WHERE object = '" + object.type() + "' AND id IN (" + list
                + ")");
        soFar.forget();
    }

    /** Marks of records that must not come back. */
    private boolean isForgotten(PortalObject object, String id) {
        if (forgotten == null) {
            forgotten = new HashSet<>(soFar.forgotten());
        }
        return !forgotten.isEmpty() && forgotten.contains(Forgetting.mark(object, id));
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
