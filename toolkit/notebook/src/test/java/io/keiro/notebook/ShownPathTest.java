package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShownPathTest {

    private static final Path HOME = Path.of("").toAbsolutePath();

    private static String shown(Path path) {
        return ShownPath.from(HOME.resolve("work/en"), path).toString().replace('\\', '/');
    }

    @Test
    void nearFoldersAreNamedFromTheNotebook() {
        assertThat(shown(HOME.resolve("work/out/report.xlsx"))).isEqualTo("../out/report.xlsx");
        assertThat(shown(HOME.resolve("work/en/map.svg"))).isEqualTo("map.svg");
    }

    @Test
    void farFoldersKeepTheirWholePath() {
        Path far = HOME.getRoot().resolve("x").resolve("report.xlsx");
        assertThat(ShownPath.from(HOME.resolve("work/en"), far)).isEqualTo(far);
    }

    @Test
    void theFolderItselfKeepsItsName() {
        assertThat(ShownPath.from(HOME, HOME)).isEqualTo(HOME);
    }

    @Test
    void whatIsShownLeadsToTheSameFile() {
        Path file = HOME.resolve("../out/report.xlsx");
        assertThat(ShownPath.of(file).toAbsolutePath().normalize())
                .isEqualTo(file.toAbsolutePath().normalize());
    }
}
