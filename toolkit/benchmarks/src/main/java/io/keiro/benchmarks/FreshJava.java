package io.keiro.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/**
 * Runs a program in a Java of its own, with the memory of this one. Where {@code start.py} has set the project up, it gets DuckDB as a kernel
 * does, with its library unpacked beside it ({@code .keiro/duckdb-*}); elsewhere each unpacks its own first.
 */
final class FreshJava {

    private FreshJava() {}

    /** What the program prints, which must be something. */
    static String line(Class<?> program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .forEach(command::add);
        command.addAll(List.of("-cp", classPath(Path.of(".keiro")), program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0 || line.isEmpty()) {
            throw new IllegalStateException("the fresh Java ended with " + process.exitValue() + ": " + line);
        }
        return line;
    }

    /** The class path of this Java, with DuckDB's jar replaced by the one that set-up made for the kernels, if it has. */
    private static String classPath(Path setUp) throws IOException {
        List<String> entries =
                new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        for (ListIterator<String> each = entries.listIterator(); each.hasNext(); ) {
            Path jar = Path.of(each.next());
            if (jar.getFileName().toString().startsWith("duckdb_jdbc-") && Files.isDirectory(setUp)) {
                try (DirectoryStream<Path> made = Files.newDirectoryStream(setUp, "duckdb-*")) {
                    for (Path folder : made) {
                        Path unpacked = folder.resolve(jar.getFileName());
                        if (Files.exists(unpacked)) {
                            each.set(unpacked.toAbsolutePath().toString());
                        }
                    }
                }
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
