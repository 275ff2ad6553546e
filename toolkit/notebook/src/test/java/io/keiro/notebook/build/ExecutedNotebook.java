package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A notebook that was run: every code cell shows something, and nothing is an error. */
record ExecutedNotebook(NotebookFile file) {

    static ExecutedNotebook read(Path path) {
        assertThat(path).exists();
        return new ExecutedNotebook(NotebookFile.read(path));
    }

    void assertWhole() {
        for (JsonNode cell : file.document().path("cells")) {
            if (!cell.path("cell_type").asString().equals("code")) {
                continue;
            }
            String where =
                    file.path().getFileName() + ", cell " + cell.path("id").asString();
            assertThat(cell.path("outputs")).as(where + " shows something").isNotEmpty();
            for (JsonNode output : cell.path("outputs")) {
                assertThat(output.path("output_type").asString())
                        .as(where + ": " + output)
                        .isIn("execute_result", "display_data");
                assertThat(output.path("data").has("text/plain"))
                        .as(where + " says in words what it shows")
                        .isTrue();
            }
        }
    }
}
