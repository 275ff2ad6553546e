package io.keiro.leadtocash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads the tables that lie in the jar: copies of shipped templates and the texts of the dictionary. */
final class ShippedTables {

    private ShippedTables() {}

    static TextTable read(String name) {
        try (InputStream shipped = ShippedTables.class.getResourceAsStream(name)) {
            if (shipped == null) {
                throw new IllegalStateException(name + " is missing from the toolkit; build it again");
            }
            Path copy = Files.createTempFile("keiro-", "-" + name);
            try {
                Files.copy(shipped, copy, StandardCopyOption.REPLACE_EXISTING);
                return TextTable.named(name, copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the toolkit: " + e.getMessage(), e);
        }
    }
}
