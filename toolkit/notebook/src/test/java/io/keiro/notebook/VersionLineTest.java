package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionLineTest {

    @Test
    void theLineNamesToolkitKernelJavaMemoryAndLanguage() {
        String line = Notebook.requireVersion("0.1").sentence().en();

        assertThat(line)
                .startsWith("Keiro 0.1.0 · kernel")
                .contains("Java " + System.getProperty("java.version"), "MB", "language EN");
    }

    @Test
    void withoutProblemsEverythingIsInPlace() {
        VersionLine line = new VersionLine(Phrase.same("Keiro 0.1.0"), List.of());

        assertThat(line.sentence().en()).isEqualTo("Keiro 0.1.0 · everything in place");
        assertThat(line.sentence().ja()).isEqualTo("Keiro 0.1.0 · 準備完了");
        assertThat(line.table().rowCount()).isZero();
    }

    @Test
    void inheritedKernelSettingsAreNamedWithTheirRemedy() {
        List<VersionLine.Problem> problems = Surroundings.problems(
                Session.NONE,
                Map.of(
                        "JJAVA_CLASSPATH",
                        "/missing/*",
                        "JJAVA_STARTUP_SCRIPT",
                        "import x;",
                        "IJAVA_TIMEOUT",
                        "",
                        "PATH",
                        "/bin"));

        assertThat(problems)
                .filteredOn(problem -> problem.what().en().contains("JJAVA_CLASSPATH"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy().en()).contains("start.py, which removes it"));
        assertThat(problems).noneMatch(problem -> problem.what().en().contains("STARTUP_SCRIPT"));
        assertThat(problems).noneMatch(problem -> problem.what().en().contains("IJAVA_TIMEOUT"));
    }

    @Test
    void javaOptionsOfTheCompanyAreReportedAndMayStay() {
        List<VersionLine.Problem> problems =
                Surroundings.problems(Session.NONE, Map.of("JAVA_TOOL_OPTIONS", "-Dhttps.proxyHost=proxy"));

        assertThat(problems)
                .filteredOn(problem -> problem.what().en().contains("JAVA_TOOL_OPTIONS"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy().en()).startsWith("Leave it if your company"));
    }

    @Test
    void aProblemOfTheStartIsTold() {
        Session session = new Session(Optional.empty(), List.of(Phrase.of("no log file", "ログなし")));

        assertThat(VersionLine.of("0.1.0", session).sentence().en())
                .contains("problem")
                .contains("no log file");
    }
}
