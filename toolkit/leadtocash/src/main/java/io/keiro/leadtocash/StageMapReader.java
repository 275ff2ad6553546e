package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the StageMap sheet, row by row; a cell that cannot be understood is answered with what would be valid. */
final class StageMapReader {

    private static final List<String> NEEDED = List.of("Pipeline", "StageName", "Outcome", "ActivityId");
    private static final List<String> OUTCOMES = List.of("open", "won", "lost");

    private StageMapReader() {}

    static StageMap read(TextTable table) {
        table.require(NEEDED);
        List<Stage> stages = new ArrayList<>();
        for (TextTable.Row row : table.rows()) {
            stages.add(stage(row, stages.size()));
        }
        if (stages.isEmpty()) {
            throw new IllegalArgumentException(
                    table.name() + " has a header but no stages; add one row per stage of each pipeline");
        }
        return StageMap.of(table.name(), stages);
    }

    private static Stage stage(TextTable.Row row, int position) {
        String pipeline = row.text("Pipeline");
        if (pipeline == null) {
            throw row.wrong("Pipeline", null, "name the pipeline by its label or id, or write * for every pipeline");
        }
        String label = row.exact("StageName");
        String id = row.exact("StageId");
        if (label == null && id == null) {
            throw row.wrong("StageName", null, "name the stage by its label, its id, or both");
        }
        return new Stage(
                pipeline,
                id == null ? "" : id.strip(),
                label == null ? id.strip() : label.strip(),
                order(row, position),
                probability(row),
                outcome(row),
                activity(row),
                mandatory(row));
    }

    private static int order(TextTable.Row row, int position) {
        String text = row.text("DisplayOrder");
        if (text == null) {
            return position;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw row.wrong("DisplayOrder", text, "write a whole number, 0 for the first stage");
        }
    }

    private static double probability(TextTable.Row row) {
        String text = row.text("Probability");
        double value = text == null ? Double.NaN : Amounts.share(text).orElse(-1);
        if (value < 0 || value > 1) {
            throw row.wrong("Probability", text, "write a share from 0 to 1, such as 0.2 or 20%, or leave it empty");
        }
        return value;
    }

    private static Outcome outcome(TextTable.Row row) {
        String text = row.text("Outcome");
        for (Outcome outcome : Outcome.values()) {
            if (text != null && Columns.word(outcome).equals(Spelling.key(text))) {
                return outcome;
            }
        }
        throw row.wrong("Outcome", text, text == null ? "valid: open, won, lost" : Spelling.choices(text, OUTCOMES));
    }

    private static String activity(TextTable.Row row) {
        String text = row.text("ActivityId");
        if (text == null || Spelling.key(text).equals("none")) {
            return "";
        }
        if (text.equals(StageMapDraft.UNDECIDED)) {
            throw row.wrong(
                    "ActivityId",
                    text,
                    "this row of the draft still waits for a decision: write the activity that entering \""
                            + row.text("StageName") + "\" stands for, or none");
        }
        return Activity.named(text)
                .map(Activity::id)
                .orElseThrow(() -> row.wrong(
                        "ActivityId",
                        text,
                        "leave it empty for a stage that proves no step; "
                                + Spelling.choices(
                                        text,
                                        Arrays.stream(Activity.values())
                                                .filter(a -> !a.isChange())
                                                .map(Activity::id)
                                                .toList())));
    }

    private static boolean mandatory(TextTable.Row row) {
        String text = row.text("Mandatory");
        if (text == null) {
            return false;
        }
        return Flags.of(text).orElseThrow(() -> row.wrong("Mandatory", text, "valid: yes, no"));
    }
}
