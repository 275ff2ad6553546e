package io.keiro.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the comparison was asked for on the command line.
 *
 * @param folder to keep what was made, or null
 */
record CompareArguments(List<Comparison> lines, List<Tool> without, Path folder, Path json, Path markdown) {

    static CompareArguments of(String... arguments) {
        List<Comparison> lines = new ArrayList<>(Comparison.all());
        List<Tool> without = new ArrayList<>();
        Path folder = null;
        Path json = null;
        Path markdown = null;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--only" -> lines.removeIf(line -> !line.name().contains(value));
                case "--without" -> without.add(tool(value));
                case "--folder" -> folder = Path.of(value).toAbsolutePath();
                case "--json" -> json = Path.of(value);
                case "--markdown" -> markdown = Path.of(value);
                default -> throw unknown(arguments[i]);
            }
        }
        if (arguments.length % 2 != 0) {
            throw unknown(arguments[arguments.length - 1]);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no line has such a name; there are "
                    + Comparison.all().stream().map(Comparison::name).toList());
        }
        return new CompareArguments(lines, without, folder, json, markdown);
    }

    private static IllegalArgumentException unknown(String argument) {
        return new IllegalArgumentException(
                "unknown option " + argument + ", or one without a value; there are --only TEXT,"
                        + " --without TOOL, --folder DIR, --json FILE and --markdown FILE");
    }

    private static Tool tool(String label) {
        return Arrays.stream(Tool.values())
                .filter(tool -> tool != Tool.KEIRO && tool.label().equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no tool \"" + label + "\" to leave out; there are "
                                + Arrays.stream(Tool.values())
                                        .filter(t -> t != Tool.KEIRO)
                                        .map(Tool::label)
                                        .toList()));
    }

    boolean allows(Tool tool) {
        return !without.contains(tool);
    }
}
