package io.keiro.hubspot;

import java.nio.file.Path;

/**
 * Where snapshots and the pseudonym key lie unless a path is given: {@code .keiro} in the folder that KEIRO_HOME names (the notebooks
 * set it), else in the working folder. Version control ignores that folder.
 */
final class WorkingFolder {

    private WorkingFolder() {}

    private static Path keiro() {
        String home = System.getenv("KEIRO_HOME");
        return Path.of(home == null || home.isBlank() ? "" : home)
                .toAbsolutePath()
                .resolve(".keiro");
    }

    static Path pseudonymKey() {
        return keiro().resolve("pseudonym.key");
    }

    static Path snapshot(String portalId) {
        return keiro().resolve("snapshots").resolve(portalId + ".duckdb");
    }
}
