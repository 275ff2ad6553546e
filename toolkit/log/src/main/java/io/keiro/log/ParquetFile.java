package io.keiro.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The embedded DuckDB, which reads and writes Parquet; nothing of it stays behind, and it fetches nothing. */
final class ParquetFile {

    private ParquetFile() {}

    static Connection connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        // Rows are fetched piece by piece; a result is never held as a whole.
        settings.setProperty("jdbc_stream_results", "true");
        try {
            return DriverManager.getConnection("jdbc:duckdb:", settings);
        } catch (UnsatisfiedLinkError e) {
            throw new SQLException("the embedded DuckDB does not run on this computer: " + e.getMessage(), e);
        }
    }

    /** A path as SQL text; DuckDB takes {@code * ? [} in a path for wildcards. */
    static String pattern(Path path) {
        return text(path.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static String name(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    /** DuckDB writes whole paragraphs; the first line says what is wrong. */
    static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
    }
}
