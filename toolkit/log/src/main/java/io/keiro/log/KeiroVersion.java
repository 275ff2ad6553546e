package io.keiro.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the toolkit, as the build wrote it down. */
public final class KeiroVersion {

    private KeiroVersion() {}

    /** The version that is loaded, for example 0.1.0. */
    public static String loaded() {
        try (InputStream in = KeiroVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("the toolkit's version cannot be read from its jar: " + e, e);
        }
    }
}
