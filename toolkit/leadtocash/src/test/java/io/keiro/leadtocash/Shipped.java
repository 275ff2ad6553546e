package io.keiro.leadtocash;

import java.nio.file.Path;

/** Where the shipped files and, beside the checkout, the shared test data lie. */
final class Shipped {

    private static final Path HOME = Path.of(System.getProperty("keiro.home"));

    private Shipped() {}

    static Path template(String name) {
        return HOME.resolve("data-templates").resolve(name);
    }

    static Path shared(String path) {
        return HOME.resolve("../shared").resolve(path).normalize();
    }
}
