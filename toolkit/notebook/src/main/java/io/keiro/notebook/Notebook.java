package io.keiro.notebook;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.log.ProgressListener;
import io.keiro.log.Tabular;
import io.keiro.view.ViewOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a notebook asks of the toolkit as a whole. The kernel's start-up script calls {@link #start()}; everything else is for cells:
 *
 * <pre>{@code
 * Notebook.requireVersion("0.1")                                // is everything in place?
 * Notebook.file("data-templates/stage-map.csv")                 // a file of the project, wherever the notebook was copied to
 * Notebook.show(log.report());                                  // an output before the cell's last line
 * Notebook.withProgress(progress -> HubSpot.connect(token, Options.defaults().withProgress(progress)).extract(deals))
 * }</pre>
 */
public final class Notebook {

    private static volatile Session session = Session.NONE;
    private static volatile ViewOptions view = ViewOptions.in(Language.EN);

    private Notebook() {}

    /**
     * Makes every result of the toolkit show itself, and sends what libraries log to a file. Called once by the kernel's start-up
     * script. It never fails and prints nothing: a problem waits for {@link #requireVersion} to be told.
     */
    public static void start() {
        session = Session.start();
    }

    /**
     * One line that says what runs here, with each problem and its remedy.
     *
     * @param version the version that the notebook was written for, such as "0.1" or "0.1.2"
     * @throws NotebookException if another version is loaded
     */
    public static Tabular requireVersion(String version) {
        return VersionLine.of(ToolkitVersion.require(version), session);
    }

    /** Shows a value in the running cell, as if it were the cell's last expression. Without a kernel its sentence is printed. */
    public static void show(Object value) {
        session.show(value);
    }

    /**
     * Changes how values are shown from now on: {@code Notebook.options(o -> o.withRows(50))}. The language stays the notebook's.
     */
    public static void options(UnaryOperator<ViewOptions> change) {
        view = Objects.requireNonNull(change.apply(view), "options needs a function that returns options");
    }

    static ViewOptions viewOptions() {
        return view.with(language());
    }

    /** The language of this notebook: KEIRO_LANG, else its folder's, else the computer's, else English. */
    public static Language language() {
        return NotebookLanguage.current();
    }

    /**
     * A file or folder of the project, named from the project's top: {@code Notebook.file("data-templates/policy.csv")}.
     *
     * @throws NotebookException if it is not there; the message names what the folder holds
     */
    public static Path file(String path) {
        Path home = Settings.home();
        Path file = home.resolve(path).normalize();
        if (Files.exists(file)) {
            return file;
        }
        Path folder = file.getParent();
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        String content = content(folder);
        throw new NotebookException(Phrase.of(
                "There is no file " + path + " in the project folder " + home + ". The folder " + folder + " holds: "
                        + content + ".",
                "プロジェクトのフォルダー " + home + " に " + path + " がありません。フォルダー " + folder + " にあるもの：" + content + "。"));
    }

    private static String content(Path folder) {
        if (folder == null) {
            return "-";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .limit(30)
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            return "-";
        }
    }

    /**
     * Does long work and shows in the cell how far it is: pass the listener on to what takes one. The last line says that it is done, was
     * stopped, or failed and why. Work of less than a second shows nothing. On a terminal the line changes in place.
     */
    public static <R> R withProgress(Function<? super ProgressListener, ? extends R> work) {
        return CellProgress.during(
                session.kernel().map(ProgressOutput::in).orElseGet(ProgressOutput::terminal), language(), work);
    }
}
