package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** All cells of every notebook run a second time in the same kernel and show the same. */
class RunTwiceIT {

    /** What may differ: how long something took. */
    private static final Pattern TIMES = Pattern.compile("Done in [^:]*|Read in [\\d,]+ ms");

    @Test
    void aSecondPassShowsTheSame() {
        InstalledProject project = InstalledProject.get();
        Path work = project.home.resolve("twice");
        Chosen settings = Chosen.in(work).with("KEIRO_LANG", "en").with("KEIRO_DEALS", 300);
        for (NotebookFile notebook : NotebookFile.shipped("en").toList()) {
            List<NotebookFile.Cell> cells = notebook.code().stream()
                    .filter(cell -> !cell.tags().contains("live"))
                    .toList();
            List<String> twice =
                    new ArrayList<>(cells.stream().map(NotebookFile.Cell::text).toList());
            twice.addAll(List.copyOf(twice));

            JsonNode results = project.inKernel(project.home.resolve("notebooks/en"), settings, twice)
                    .path("cells");

            for (int i = 0; i < cells.size(); i++) {
                String where = notebook.name() + ", cell " + cells.get(i).id();
                List<String> first = shown(results.get(i).path("outputs"), where);
                List<String> second = shown(results.get(i + cells.size()).path("outputs"), where);
                assertThat(second).as(where + ", second pass").isEqualTo(first);
            }
        }
    }

    /** What stays in the notebook: results, and of an output that changes in place its last state. */
    private static List<String> shown(JsonNode outputs, String where) {
        List<String> shown = new ArrayList<>();
        for (JsonNode output : outputs) {
            String type = output.path("type").asString();
            assertThat(type).as(where + ": " + output).isIn("execute_result", "display_data", "update_display_data");
            boolean progress = !output.path("id").isNull();
            if (!progress) {
                shown.add(TIMES.matcher(output.path("data").toString()).replaceAll("(time)"));
            }
        }
        return shown;
    }
}
