package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The stages of a data set, exactly as the portal spells them, as rows of {@code stages.csv}; the columns are those of a stage map, and
 * one that says of which stages it says nothing.
 */
final class StageRows {

    private static final List<String> COLUMNS = List.of(
            "Pipeline", "StageId", "StageName", "DisplayOrder", "Probability", "Outcome", "ActivityId", "Mandatory");

    /** Missing in folders that were written before there was such a column: all were taken as described. */
    private static final String DESCRIBED = "Described";

    private StageRows() {}

    static DataTable table(LeadToCash data) {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.add(DESCRIBED);
        RecordFile file = RecordFile.of("stages", columns);
        for (Stage stage : data.stages()) {
            file.row(
                    Map.of(),
                    stage.pipeline(),
                    stage.stageId(),
                    stage.stage(),
                    Integer.toString(stage.displayOrder()),
                    Cells.number(stage.probability()),
                    Columns.word(stage.outcome()),
                    stage.activity(),
                    stage.mandatory() ? "yes" : "no",
                    stage.described() ? "yes" : "no");
        }
        return file.table();
    }

    static void read(TextTable table, LeadToCash.Builder data) {
        table.require(COLUMNS);
        for (TextTable.Row row : table.rows()) {
            data.stage(new Stage(
                    Cells.text(row.exact("Pipeline")),
                    Cells.text(row.exact("StageId")),
                    Cells.needed(row, "StageName"),
                    (int) Cells.number(row, "DisplayOrder"),
                    Cells.number(row, "Probability"),
                    Cells.constant(row, "Outcome", Outcome.class),
                    Cells.text(row.exact("ActivityId")),
                    "yes".equals(row.exact("Mandatory")),
                    !"no".equals(row.exact(DESCRIBED))));
        }
    }
}
