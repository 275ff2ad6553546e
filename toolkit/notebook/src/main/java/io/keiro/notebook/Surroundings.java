package io.keiro.notebook;

import io.keiro.log.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is wrong around the toolkit: inherited settings, too little memory, a project folder that has moved. */
final class Surroundings {

    private static final long LEAST_MEMORY_MB = 900;

    /** Set by our own kernel definition. */
    private static final Set<String> OURS = Set.of("JJAVA_STARTUP_SCRIPT", "IJAVA_STARTUP_SCRIPT");

    private Surroundings() {}

    static List<VersionLine.Problem> problems(Session session, Map<String, String> environment) {
        List<VersionLine.Problem> problems = new ArrayList<>();
        session.problems()
                .forEach(problem -> problems.add(new VersionLine.Problem(
                        problem,
                        Phrase.of("python3 kernel-setup/start.py check", "python3 kernel-setup/start.py check"))));
        inherited(environment, problems);
        memory(Runtime.getRuntime().maxMemory() / (1024 * 1024), problems);
        home(Settings.home(), problems);
        return problems;
    }

    private static void inherited(Map<String, String> environment, List<VersionLine.Problem> problems) {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            boolean ofKernel = name.startsWith("JJAVA_") || name.startsWith("IJAVA_");
            boolean ofJava = name.equals("JAVA_TOOL_OPTIONS") || name.equals("JDK_JAVA_OPTIONS");
            if ((ofKernel || ofJava)
                    && !OURS.contains(name)
                    && !variable.getValue().isBlank()) {
                names.add(name);
            }
        }
        for (String name : names) {
            boolean ofJava = name.startsWith("J") && name.endsWith("_OPTIONS") && !name.startsWith("JJAVA");
            problems.add(new VersionLine.Problem(
                    Phrase.of(
                            "The environment variable " + name + " is set and changes how "
                                    + (ofJava ? "Java" : "the kernel") + " behaves.",
                            "環境変数 " + name + " が設定されており、" + (ofJava ? "Java" : "カーネル") + "の動作に影響します。"),
                    ofJava
                            ? Phrase.of(
                                    "Leave it if your company sets a proxy or trust store with it; otherwise remove it.",
                                    "会社のプロキシや証明書の設定であればそのままで構いません。それ以外は削除してください。")
                            : Phrase.of(
                                    "Start Jupyter with python3 kernel-setup/start.py, which removes it, or unset it.",
                                    "python3 kernel-setup/start.py で起動すると取り除かれます。または変数を削除してください。")));
        }
    }

    private static void memory(long megabytes, List<VersionLine.Problem> problems) {
        if (megabytes < LEAST_MEMORY_MB) {
            problems.add(new VersionLine.Problem(
                    Phrase.of(
                            "The kernel may use only " + megabytes + " MB of memory.",
                            "カーネルが使えるメモリは " + megabytes + " MB だけです。"),
                    Phrase.of(
                            "Start with python3 kernel-setup/start.py --memory 2g or more.",
                            "python3 kernel-setup/start.py --memory 2g 以上で起動してください。")));
        }
    }

    private static void home(Path home, List<VersionLine.Problem> problems) {
        if (!Files.isDirectory(home.resolve("data-templates"))) {
            problems.add(new VersionLine.Problem(
                    Phrase.of(
                            "The project folder " + home
                                    + " has no data-templates, so files of the project are not found.",
                            "プロジェクトのフォルダー " + home + " に data-templates がないため、付属ファイルが見つかりません。"),
                    Phrase.of(
                            "Run python3 kernel-setup/start.py in the project folder; it writes the kernel's paths anew.",
                            "プロジェクトのフォルダーで python3 kernel-setup/start.py を実行してください。カーネルのパスが更新されます。")));
        }
    }
}
