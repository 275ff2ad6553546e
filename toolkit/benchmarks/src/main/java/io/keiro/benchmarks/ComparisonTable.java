package io.keiro.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The comparison as Markdown and as JSON. */
final class ComparisonTable {

    private ComparisonTable() {}

    static String markdown(List<Compared> results, String machine) {
        StringBuilder text = new StringBuilder(machine).append("\n\n");
        text.append("| work | log | ")
                .append(Arrays.stream(Tool.values()).map(Tool::label).collect(Collectors.joining(" | ")))
                .append(" | reached | aim | |\n|---|---|")
                .append("---:|".repeat(Tool.values().length))
                .append("---|---|---|\n");
        for (Compared result : results) {
            Comparison line = result.line();
            text.append("| ").append(line.title());
            boolean cold = line.start() == Comparison.Start.COLD && line.input() != Comparison.Input.NOTHING;
            text.append(cold ? ", cold" : "").append(" | ").append(line.input().file());
            for (Tool tool : Tool.values()) {
                text.append(" | ").append(cell(result, tool));
            }
            text.append(" | ")
                    .append(result.reachedText())
                    .append(" | ")
                    .append(aim(line))
                    .append(" | ");
            text.append(verdict(result)).append(" |\n");
        }
        return text.toString();
    }

    private static String cell(Compared result, Tool tool) {
        Double value = result.seconds().get(tool);
        if (value == null) {
            return "";
        }
        Comparison.Aim aim = result.line().aim();
        boolean time = aim == null || !aim.than().isEmpty() || aim.unit().equals("s");
        return time ? time(value) : Compared.figure(value);
    }

    private static String time(double seconds) {
        return seconds >= 1
                ? String.format(Locale.ROOT, "%.2f s", seconds)
                : String.format(Locale.ROOT, seconds >= 0.1 ? "%.0f ms" : "%.2f ms", seconds * 1000);
    }

    private static String aim(Comparison line) {
        Comparison.Aim aim = line.aim();
        if (aim == null) {
            return "";
        }
        return "≤ " + aim.most() + " " + aim.unit()
                + (aim.than().isEmpty()
                        ? ""
                        : " " + aim.than().stream().map(Tool::label).collect(Collectors.joining(", ")));
    }

    private static String verdict(Compared result) {
        List<String> words = new ArrayList<>();
        result.isReached().ifPresent(reached -> words.add(reached ? "reached" : "**missed**"));
        if (!result.agrees()) {
            words.add("answers differ: "
                    + result.checks().entrySet().stream()
                            .map(check -> check.getKey().label() + " " + check.getValue())
                            .collect(Collectors.joining(", ")));
        }
        if (!result.remark().isEmpty()) {
            words.add(result.remark());
        }
        return String.join("; ", words);
    }

    static String json(List<Compared> results, String machine) {
        StringBuilder text =
                new StringBuilder("{\"machine\": ").append(quoted(machine)).append(", \"lines\": [");
        for (int i = 0; i < results.size(); i++) {
            Compared result = results.get(i);
            text.append(i == 0 ? "\n" : ",\n")
                    .append("  {\"name\": ")
                    .append(quoted(result.line().name()));
            text.append(", \"values\": {")
                    .append(result.seconds().entrySet().stream()
                            .map(value -> quoted(value.getKey().label()) + ": " + value.getValue())
                            .collect(Collectors.joining(", ")))
                    .append("}, \"checks\": {")
                    .append(result.checks().entrySet().stream()
                            .map(check -> quoted(check.getKey().label()) + ": " + quoted(check.getValue()))
                            .collect(Collectors.joining(", ")))
                    .append("}, \"reached\": ")
                    .append(Double.isNaN(result.reached()) ? "null" : String.valueOf(result.reached()))
                    .append(", \"aim\": ")
                    .append(
                            result.line().aim() == null
                                    ? "null"
                                    : String.valueOf(result.line().aim().most()))
                    .append(", \"remark\": ")
                    .append(quoted(result.remark()))
                    .append('}');
        }
        return text.append("\n]}\n").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** What is measured on: the figures belong to it alone. */
    static String machine(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
    }
}
