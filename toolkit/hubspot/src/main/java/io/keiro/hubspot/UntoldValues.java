package io.keiro.hubspot;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Whether the history of a property is told where it has a value: a value was set at some time, so without any row of history when it
 * came is not known. Of the live records of a kind; one question, asked while reading and by the report.
 *
 * @param values records with a value of the property
 * @param untold those among them without any history of it
 */
record UntoldValues(long values, long untold) {

    static String question(PortalObject object, String property) {
        return "SELECT count(*), count(*) FILTER (id NOT IN (SELECT id FROM history WHERE object = '" + object.type()
                + "' AND property = '" + property + "')) FROM record WHERE object = '" + object.type()
                + "' AND NOT archived AND vanished IS NULL AND json_extract_string(properties, '$.\"" + property
                + "\"') <> ''";
    }

    /** The answer, which is one row. */
    static UntoldValues of(ResultSet row) throws SQLException {
        return new UntoldValues(row.getLong(1), row.getLong(2));
    }
}
