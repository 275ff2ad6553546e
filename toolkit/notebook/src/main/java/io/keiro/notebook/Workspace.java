package io.keiro.notebook;

import io.keiro.leadtocash.DataTemplate;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Policy;
import io.keiro.leadtocash.StageMap;
import io.keiro.leadtocash.StageMapDraft;
import io.keiro.log.DataTable;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.Finding;
import io.keiro.view.WrittenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The folder where each step leaves what the next one needs, so that every notebook can be opened alone. What is missing is answered with
 * the notebook to run first.
 *
 * <pre>{@code
 * Workspace workspace = Workspace.open();
 * LeadToCash data = workspace.data();                     // left by step 3
 * workspace.save(SalesCycle.of(data));                    // for steps 5 and 6
 * Report.write(workspace.output("report.xlsx"), SalesCycle.of(data))
 * }</pre>
 */
public final class Workspace implements Tabular {

    private final HandOvers folder;
    private final Path outputs;

    private Workspace(Path folder, Path outputs) {
        this.folder = new HandOvers(folder);
        this.outputs = outputs;
    }

    /**
     * The workspace of these notebooks: the folder that KEIRO_WORK names, else {@code data} beside the notebook's folder; files for
     * people go to the folder that KEIRO_OUT names, else {@code out} beside the workspace.
     */
    public static Workspace open() {
        Path beside = Settings.notebookFolder().toAbsolutePath();
        Path parent = beside.getParent() == null ? beside : beside.getParent();
        Path work = Settings.find("KEIRO_WORK").map(Path::of).orElse(parent.resolve("data"));
        return in(work, Settings.find("KEIRO_OUT").map(Path::of).orElse(work.resolveSibling("out")));
    }

    static Workspace in(Path work, Path outputs) {
        return new Workspace(
                work.toAbsolutePath().normalize(), outputs.toAbsolutePath().normalize());
    }

    /** Step 1: writes the Excel template, ready to fill, with its dictionary in this language. */
    public WrittenFile writeTemplate(Language language) {
        return Template.write(
                output("lead-to-cash-template.xlsx"), DataTemplate.sheets(language, stageMap(), policy()), language);
    }

    /**
     * The same template filled with a data set: one row per event of a deal, with its invoices and payments. {@code LeadToCash.read} takes
     * it, and so does every tool that reads an event log from Excel.
     *
     * @throws io.keiro.leadtocash.DataSetException if there are more events than a workbook should hold
     */
    public WrittenFile writeTemplate(Language language, LeadToCash data) {
        return Template.write(
                output("lead-to-cash-filled.xlsx"),
                DataTemplate.filled(data, language, stageMap(), policy()),
                language);
    }

    /** Step 3: the data set, for the steps after it. */
    public Tabular save(LeadToCash data) {
        return folder.save(data);
    }

    /** The data set that step 3 saved. */
    public LeadToCash data() {
        return folder.data();
    }

    /** Step 4: findings, for the steps after it; they take the place of all findings saved before. */
    public Tabular save(Finding... findings) {
        return folder.save(present(findings));
    }

    /** A cell that failed leaves the finding that it should have made without a value. */
    private static List<Finding> present(Finding... findings) {
        for (int i = 0; i < findings.length; i++) {
            if (findings[i] == null) {
                throw new NotebookException(Phrase.of(
                        "Finding " + (i + 1) + " of " + findings.length
                                + " has no value: the cell that makes it has not been run, or failed. Run the cells"
                                + " above from the first one that shows an error, then this one again.",
                        findings.length + "件のうち" + (i + 1)
                                + "件目の発見事項に値がありません。それを作るセルが未実行か、失敗しています。エラーのある最初のセルから上のセルを実行し、その後このセルを再実行してください。"));
            }
        }
        return List.of(findings);
    }

    /** The findings that step 4 saved: one row each, with verdict, main number and coverage. */
    public SavedFindings findings() {
        return folder.findings();
    }

    /**
     * Step 5: the actions that the findings suggest, as a CSV file beside the data with columns for owner, date and state. What people
     * wrote there is kept; new suggestions are added.
     */
    public Tabular actions() {
        return ActionList.update(folder.file("actions.csv"), findings());
    }

    /** Step 5: writes down today's measures, once. A baseline that is there already stays as it is. */
    public Tabular freezeBaseline() {
        return Baseline.freeze(folder.file("baseline.csv"), findings());
    }

    /** Sets the present baseline aside and freezes today's measures in its place. */
    public Tabular replaceBaseline() {
        Baseline.setAside(folder.file("baseline.csv"));
        return freezeBaseline();
    }

    /** Step 6: the measures of the latest findings beside those of the baseline, with the interval of each change. */
    public Tabular compareWithBaseline() {
        return BeforeAfter.of(folder.baseline(), findings());
    }

    /** Step 6, with the sandbox: the problems that were planted beside those that were found. */
    public Tabular answerKey() {
        return folder.answerKey();
    }

    /** Where to write a file for people, for example {@code workspace.output("report.xlsx")}; as seen from the notebook if that is shorter. */
    public Path output(String name) {
        return ShownPath.of(outputs.resolve(name));
    }

    /** The folder of the workspace. */
    public Path folder() {
        return folder.path();
    }

    /** The stage map: the workspace's own {@code stage-map.csv} if there is one, else the shipped one. */
    public StageMap stageMap() {
        Path own = folder.file("stage-map.csv");
        return StageMap.read(Files.exists(own) ? own : Notebook.file("data-templates/stage-map.csv"));
    }

    /** Limits, targets and calendar: the workspace's own {@code policy.csv} if there is one, else the shipped one. */
    public Policy policy() {
        Path own = folder.file("policy.csv");
        return Policy.read(Files.exists(own) ? own : Notebook.file("data-templates/policy.csv"));
    }

    /** Step 3: the draft with all its columns, to be completed and saved as {@code stage-map.csv}. */
    Path writeDraft(StageMapDraft draft) {
        Path file = folder.file("stage-map-draft.csv");
        draft.write(file);
        return ShownPath.of(file);
    }

    FinanceReview finance(LeadToCash data, List<Path> ofTheSource, UnaryOperator<String> customers) {
        List<Path> own = FinanceReview.exportsIn(folder.path());
        return FinanceReview.of(
                data, own.isEmpty() ? ofTheSource : own, customers, folder.file("finance-decisions.csv"));
    }

    Path snapshotFolder() {
        return folder.file("snapshot");
    }

    /** Step 2 is done: this is what it left. */
    void mark(Extracted extracted) {
        folder.mark(extracted);
    }

    /** What step 2 left, if it came from this source. */
    Extracted extractedFrom(String identity, Phrase source) {
        return folder.extractedFrom(identity, source);
    }

    @Override
    public DataTable table() {
        return folder.table();
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                "Workspace " + ShownPath.of(folder.path()) + "; files for people in " + ShownPath.of(outputs),
                "ワークスペース " + ShownPath.of(folder.path()) + "（出力ファイルは " + ShownPath.of(outputs) + "）");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
