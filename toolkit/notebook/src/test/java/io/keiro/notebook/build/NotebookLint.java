package io.keiro.notebook.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/** The rules for cells of shipped notebooks; each violation names file, cell, rule and remedy. */
final class NotebookLint {

    /** What is wrong, where, and what to do. */
    record Violation(String rule, String file, String cell, String remedy) {
        @Override
        public String toString() {
            return file + ", cell " + cell + ": " + rule + " " + remedy;
        }
    }

    private static final int MOST_LINES = 10;
    private static final int MOST_STATEMENTS = 4;
    private static final Set<String> TAGS = Set.of("live", "slow", "exercise", "solution", "hint", "raises-exception");

    private static final Pattern EXIT = Pattern.compile("\\bSystem\\s*\\.\\s*exit\\b|\\bRuntime\\b.*\\bhalt\\b");
    private static final Pattern THREADS = Pattern.compile(
            "\\bnew\\s+Thread\\b|\\bThread\\s*\\.\\s*(ofVirtual|ofPlatform|startVirtualThread)\\b|\\bExecutors\\b"
                    + "|\\bCompletableFuture\\b|\\bForkJoinPool\\b|\\bnew\\s+Timer\\b|\\.parallel(Stream)?\\(");
    private static final Pattern LOOP = Pattern.compile("\\b(for|while)\\s*\\(|\\bdo\\s*\\{|\\.forEach\\s*\\(");
    private static final Pattern PRINT =
            Pattern.compile("\\bSystem\\s*\\.\\s*(out|err)\\b|\\bprintln\\b|\\bprintf\\s*\\(");
    private static final Pattern KERNEL = Pattern.compile(
            "\\bkernel\\s*\\(|\\bgetKernelInstance\\b|\\borg\\s*\\.\\s*dflib\\b|\\bio\\s*\\.\\s*github\\s*\\.\\s*spencerpark\\b");
    private static final Pattern MAGIC = Pattern.compile("(?m)^\\s*%");
    private static final Pattern DISPLAY = Pattern.compile("(?<![.\\w])(display|render|updateDisplay)\\s*\\(");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SENTENCE = Pattern.compile("\\S+\\s+\\S+\\s+\\S+");
    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7F]");
    private static final Pattern PRIVATE =
            Pattern.compile("(?i)\\bpat-[a-z]{2}\\d-[0-9a-f]|https?://|\\bwww\\.|[\\w.+-]+@[\\w-]+\\.[a-z]{2,}"
                    + "|(?<![\\w.])/(home|Users|root|tmp|opt|var|mnt)/|\\b[A-Z]:\\\\");

    private static final Pattern VAR = Pattern.compile("(final\\s+)?var\\s");
    private static final Pattern IMPORT = Pattern.compile("import\\s");
    private static final Pattern TYPE = Pattern.compile(
            "(?:(?:public|private|static|final|sealed|abstract|strictfp)\\s+)*(?:record|class|interface|enum|@interface)\\s+(\\w+)");
    private static final Pattern METHOD = Pattern.compile(
            "(?s)(?:@\\w+\\s+)*(?:(?:public|private|static|final|synchronized)\\s+)*(?:<[^>]+>\\s*)?[\\w.<>\\[\\], ?]+\\s+\\w+\\s*"
                    + "\\([^()]*\\)\\s*(?:throws\\s[\\w., ]+)?\\{");
    private static final Pattern STATEMENT =
            Pattern.compile("(if|for|while|do|try|switch|synchronized|new|return|throw|assert|else)\\b");

    /** Only takes code apart; nothing is ever run in it. */
    private static final SourceCodeAnalysis ANALYSIS =
            JShell.builder().executionEngine("local").build().sourceCodeAnalysis();

    private final List<Violation> violations = new ArrayList<>();

    static List<Violation> of(NotebookFile notebook) {
        NotebookLint lint = new NotebookLint();
        lint.check(notebook);
        return lint.violations;
    }

    private void check(NotebookFile notebook) {
        Set<String> usedBefore = new HashSet<>();
        NotebookFile.Cell before = null;
        for (NotebookFile.Cell cell : notebook.cells()) {
            BiConsumer<String, String> wrong =
                    (rule, remedy) -> violations.add(new Violation(rule, notebook.name(), cell.id(), remedy));
            privacy(cell, wrong);
            tags(cell, wrong);
            if (cell.isCode()) {
                if (before == null || before.isCode()) {
                    wrong.accept("N12", "a code cell follows a text cell: say before it what it does");
                }
                List<String> snippets = snippets(cell.text());
                declarations(snippets, usedBefore, wrong);
                shape(cell, snippets, wrong);
                words(cell.text(), wrong);
                Matcher names = Pattern.compile("\\w+").matcher(cell.text());
                names.results().forEach(name -> usedBefore.add(name.group()));
            }
            before = cell;
        }
        outputs(notebook);
    }

    /** The cell's top-level declarations, statements and expressions. */
    static List<String> snippets(String code) {
        List<String> snippets = new ArrayList<>();
        String rest = code;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo info = ANALYSIS.analyzeCompletion(rest);
            snippets.add((info.source() == null ? rest : info.source()).strip());
            rest = info.source() == null ? "" : info.remaining();
        }
        return snippets;
    }

    /**
     * Judged by their spelling: without the toolkit's imports the analysis takes what it cannot resolve for an error, whatever kind of
     * snippet it is.
     */
    private static void declarations(List<String> snippets, Set<String> usedBefore, BiConsumer<String, String> wrong) {
        for (String snippet : snippets) {
            Matcher type = TYPE.matcher(snippet);
            if (VAR.matcher(snippet).lookingAt()) {
                wrong.accept(
                        "N1",
                        "write the type in place of var: a variable declared again resets every var that uses it");
            } else if (IMPORT.matcher(snippet).lookingAt()) {
                wrong.accept("N2", "no import in a cell; the start-up script imports what notebooks need");
            } else if (type.lookingAt()) {
                if (snippets.size() > 1 || usedBefore.contains(type.group(1))) {
                    wrong.accept("N4", "a type stands alone in its cell, before its first use: " + type.group(1));
                }
            } else if (LOOP.matcher(snippet).lookingAt()) {
                wrong.accept("N5", "put a loop inside { } or into one fluent call");
            } else if (METHOD.matcher(snippet).lookingAt()
                    && !STATEMENT.matcher(snippet).lookingAt()) {
                wrong.accept("N3", "no method in a guided notebook; give the toolkit one, or write it in place");
            }
        }
    }

    private static void shape(NotebookFile.Cell cell, List<String> snippets, BiConsumer<String, String> wrong) {
        long lines = cell.text().strip().lines().count();
        if (lines > MOST_LINES || snippets.size() > MOST_STATEMENTS) {
            wrong.accept(
                    "N5",
                    "at most " + MOST_LINES + " lines and " + MOST_STATEMENTS + " statements; it has " + lines + " and "
                            + snippets.size() + ": split the cell");
        }
        boolean declaresType =
                snippets.stream().anyMatch(snippet -> TYPE.matcher(snippet).lookingAt());
        boolean fails = cell.tags().contains("raises-exception");
        if (!declaresType && !fails && cell.text().strip().endsWith(";")) {
            wrong.accept("N8", "end with the result, without a semicolon, so that the cell shows something");
        }
    }

    private static void words(String code, BiConsumer<String, String> wrong) {
        String bare = TEXT.matcher(code).replaceAll("\"\"");
        if (EXIT.matcher(bare).find()) {
            wrong.accept("N6", "no System.exit: it ends the kernel");
        }
        if (THREADS.matcher(bare).find()) {
            wrong.accept("N6", "no threads: their output lands in another cell");
        }
        if (LOOP.matcher(bare).find() && PRINT.matcher(bare).find()) {
            wrong.accept("N6", "no printing in a loop: each line is a message; show one table");
        }
        if (KERNEL.matcher(bare).find() || MAGIC.matcher(code).find()) {
            wrong.accept(
                    "N7", "no call of the kernel itself and no magic: the same notebook runs on both kernels, offline");
        }
        if (DISPLAY.matcher(bare).find() || PRINT.matcher(bare).find()) {
            wrong.accept("N8", "show values in mid-cell with Notebook.show(value)");
        }
        if (BEYOND_ASCII.matcher(code).find()) {
            wrong.accept(
                    "N9", "code and comments are English; texts for people belong to text cells or to the toolkit");
        }
        TEXT.matcher(code)
                .results()
                .map(match -> match.group().substring(1, match.group().length() - 1))
                .filter(text -> SENTENCE.matcher(text).find())
                .forEach(text -> wrong.accept(
                        "N9", "no label, verdict or hint in code (\"" + text + "\"): both languages share it"));
    }

    private static void privacy(NotebookFile.Cell cell, BiConsumer<String, String> wrong) {
        Matcher found = PRIVATE.matcher(cell.text());
        if (found.find()) {
            wrong.accept(
                    "N10",
                    "no token, address or absolute path (\"" + found.group()
                            + "\"); use Notebook.file and the environment");
        }
    }

    private static void tags(NotebookFile.Cell cell, BiConsumer<String, String> wrong) {
        for (String tag : cell.tags()) {
            if (!TAGS.contains(tag)) {
                wrong.accept("N13", "the tag \"" + tag + "\" means nothing to the runners; valid are " + TAGS);
            }
        }
    }

    private void outputs(NotebookFile notebook) {
        if (notebook.document() == null) {
            return;
        }
        for (var cell : notebook.document().path("cells")) {
            boolean counted =
                    cell.has("execution_count") && !cell.path("execution_count").isNull();
            if (counted
                    || !cell.path("outputs").isEmpty()
                    || cell.path("metadata").has("execution")) {
                violations.add(new Violation(
                        "N11",
                        notebook.name(),
                        cell.path("id").asString(),
                        "no outputs and no execution counts in git: python3 kernel-setup/start.py clean"));
            }
        }
    }
}
