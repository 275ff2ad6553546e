package io.keiro.hubspot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The columns that the mapping reads, as a run of many records leaves them in the file: they go when the records change. */
final class StoredColumns {

    /** Fewer take a third of a second, which the end of every run would cost; the mapping that wants them lays them out itself. */
    static final long FEWEST_RECORDS = 20_000;

    private final Store store;
    private final Path file;
    private final Connection connection;
    private final long fewest;

    /**
     * @param fewest so many records are laid out when a run ends
     */
    StoredColumns(Store store, Path file, Connection connection, long fewest) {
        this.store = store;
        this.file = file;
        this.connection = connection;
        this.fewest = fewest;
    }

    /** True if what a run has read is laid out for the mapping when it is over. */
    boolean areWorthwhile() {
        return store.soFar().records() >= fewest;
    }

    /** What was laid out for the mapping is right no more. True if anything was. */
    boolean drop() throws SQLException {
        return ColumnTables.drop(connection);
    }

    /** Lays out the records for the mapping again, after they were changed without a run. */
    void layOut() {
        layOutAnd(() -> {});
    }

    /**
     * Lays out the records for the mapping and writes what belongs to it. Where memory is too short for the layout, there is none: the
     * mapping makes its own, or says what it needs.
     */
    void layOutAnd(Store.Page rest) {
        try {
            StoreFile.onAllCores(
                    connection,
                    () -> store.write(() -> {
                        store.flush();
                        ColumnTables.store(
                                connection,
                                PropertyMapJson.read(store.runs().latest().propertyMap()));
                        rest.write();
                    }));
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        } catch (HubSpotException e) {
            if (!StoreFailure.isForLackOfMemory(e)) {
                throw e;
            }
            store.write(rest);
        }
    }
}
