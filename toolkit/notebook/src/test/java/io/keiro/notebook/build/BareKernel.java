package io.keiro.notebook.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kernel without the toolkit, on the same JDK with the same flags: its own jar alone on the class path, and no start-up script. What
 * it takes to start is the measure for what the toolkit adds.
 */
final class BareKernel {

    private static final String NAME = "bare";

    private final InstalledProject project;

    private BareKernel(InstalledProject project) {
        this.project = project;
    }

    static BareKernel of(InstalledProject project) {
        Path kernels = project.home.resolve(".venv/share/jupyter/kernels");
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode definition = (ObjectNode) json.readTree(kernels.resolve("java/kernel.json"));
        ArrayNode command = (ArrayNode) definition.get("argv");
        for (int i = 1; i < command.size(); i++) {
            if (command.get(i - 1).asString().equals("-cp")) {
                command.set(i, kernels.resolve("java/jjava.jar").toString());
            }
        }
        definition.put("display_name", "Java (bare)").remove("env");
        try {
            Files.createDirectories(kernels.resolve(NAME));
            Files.writeString(kernels.resolve(NAME).resolve("kernel.json"), json.writeValueAsString(definition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BareKernel(project);
    }

    /** Seconds of work on all processors from its start until it is ready, the least of three starts. */
    double work() {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            JsonNode results = project.inKernel(NAME, project.home, Chosen.nothing(), List.of());
            least = Math.min(least, results.path("work").asDouble());
        }
        return least;
    }
}
