package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.List;

/** What runs here, in one line, and what is wrong with it. */
record VersionLine(Phrase line, List<Problem> problems) implements Tabular {

    /** Something that should be put right, and how. */
    record Problem(Phrase what, Phrase remedy) {}

    VersionLine {
        problems = List.copyOf(problems);
    }

    static VersionLine of(String version, Session session) {
        String kernel = session.kernel().map(Kernel::name).orElse("-");
        long memory = Runtime.getRuntime().maxMemory() / (1024 * 1024);
        String facts = "Keiro " + version + " · %s " + kernel + " · Java " + System.getProperty("java.version")
                + " · %s " + memory + " MB · %s";
        return new VersionLine(
                Phrase.of(
                        String.format(facts, "kernel", "memory", "language " + Notebook.language()),
                        String.format(facts, "カーネル", "メモリ", "言語 " + Notebook.language())),
                Surroundings.problems(session, System.getenv()));
    }

    @Override
    public Phrase sentence() {
        return problems.isEmpty()
                ? Phrase.of(line.en() + " · everything in place", line.ja() + " · 準備完了")
                : Phrase.of(
                        line.en() + " · " + problems.size() + (problems.size() == 1 ? " problem: " : " problems: ")
                                + problems.get(0).what().en(),
                        line.ja() + " · 問題" + problems.size() + "件："
                                + problems.get(0).what().ja());
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                line,
                Field.of("Problem", Phrase.of("Problem", "問題"), Kind.TEXT),
                Field.of("Remedy", Phrase.of("Remedy", "対処方法"), Kind.TEXT));
        problems.forEach(problem -> table.row(problem.what(), problem.remedy()));
        return table.build();
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
