package io.keiro.hubspot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a snapshot already holds, so that a run knows what is left to do. */
final class StoredSoFar {

    private final Path file;
    private final Connection connection;
    private final Map<PortalObject, Set<String>> seen = new EnumMap<>(PortalObject.class);

    StoredSoFar(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Forgets what was noted of pages that did not go in after all. */
    void forget() {
        seen.clear();
    }

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

    /** Ids of a kind that links from deals name, in a fixed order. */
    List<String> linked(PortalObject object) {
        return texts("SELECT DISTINCT to_id FROM association WHERE from_object = 'deals' AND to_object = '"
                + object.type() + "' ORDER BY length(to_id), to_id");
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
}
