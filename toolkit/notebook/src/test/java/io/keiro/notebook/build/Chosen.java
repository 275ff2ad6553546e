package io.keiro.notebook.build;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of one run of notebooks in this JVM, taken back at its end. */
final class Chosen {

    /** What runs with the settings. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final Map<String, String> settings = new LinkedHashMap<>();

    /** Nothing but what the environment says. */
    static Chosen nothing() {
        return new Chosen();
    }

    /** A workspace and a place for outputs below a folder. */
    static Chosen in(Path folder) {
        return new Chosen()
                .with("KEIRO_HOME", Checkout.HOME)
                .with("KEIRO_WORK", folder.resolve("data"))
                .with("KEIRO_OUT", folder.resolve("out"));
    }

    Chosen with(String name, Object value) {
        settings.put(name, value.toString());
        return this;
    }

    Map<String, String> all() {
        return Map.copyOf(settings);
    }

    void during(Work work) throws Exception {
        Map<String, String> before = new HashMap<>();
        settings.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            work.run();
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }
}
