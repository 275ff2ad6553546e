package io.keiro.hubspot;

import io.keiro.log.KeiroVersion;
import io.keiro.log.Phrase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What an extraction is about, as the snapshot keeps it.
 *
 * @param number counted from 1 over all extractions into the file
 * @param kind {@link #FULL} or {@link #INCREMENT}
 * @param account the portal
 * @param host where it was read
 * @param apiVersion in which dialect
 * @param query which deals, in words
 * @param keyFingerprint which pseudonym key, without revealing it
 * @param historyCap values per property that the portal keeps
 * @param propertyMap the property map in JSON
 * @param started when the extraction began
 * @param cutOff up to when the data is known
 * @param watermark the portal's own clock at the start; the next increment asks for what changed since
 * @param finished when everything was there, or null while something is missing
 */
record RunInfo(
        int number,
        String kind,
        Account account,
        String host,
        String apiVersion,
        String query,
        String keyFingerprint,
        int historyCap,
        String propertyMap,
        Instant started,
        Instant cutOff,
        Instant watermark,
        Instant finished) {

    static final String FULL = "full";
    static final String INCREMENT = "increment";

    /** What is said of a run that has no end yet, without a full stop. */
    static final Phrase UNFINISHED = Phrase.of(
            "The extraction is not complete; extract again to go on where it stopped",
            "抽出は完了していません。もう一度抽出すると続きから再開します");

    /** The latest run of a file, or null before its first page. */
    static RunInfo latest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT *, epoch_ms(started) AS s, epoch_ms(cut_off) AS c, epoch_ms(finished) AS f,"
                                + " epoch_ms(watermark) AS w FROM run ORDER BY number DESC LIMIT 1")) {
            if (!row.next()) {
                return null;
            }
            Account account = new Account(
                    row.getString("portal_id"),
                    row.getString("account_type"),
                    ZoneId.of(row.getString("zone")),
                    row.getString("currency"),
                    List.of(),
                    "");
            return new RunInfo(
                    row.getInt("number"),
                    row.getString("kind"),
                    account,
                    row.getString("host"),
                    row.getString("api_version"),
                    row.getString("query"),
                    row.getString("key_fingerprint"),
                    row.getInt("history_cap"),
                    row.getString("property_map"),
                    StoreReader.instant(row, "s"),
                    StoreReader.instant(row, "c"),
                    StoreReader.instant(row, "w"),
                    StoreReader.instant(row, "f"));
        }
    }

    /** As a row of the table "run", in the order of its columns; no request is counted yet. */
    Object[] row() {
        return new Object[] {
            account.portalId(),
            account.type(),
            account.zone().getId(),
            account.currency(),
            host,
            apiVersion,
            query,
            keyFingerprint,
            historyCap,
            propertyMap,
            started,
            cutOff,
            finished,
            number,
            kind,
            watermark,
            KeiroVersion.loaded(),
            0L,
            0L
        };
    }

    boolean isFinished() {
        return finished != null;
    }
}
