package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gate Q05: stages in which deals stood and of which the stage map says nothing. A stage that was renamed is the same one, which the id
 * beside the event tells; one that the portal has deleted is a matter of its own, because no map can bring back what it stood for.
 */
final class StageGates {

    private final Map<String, String> keys = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> unmapped = new LinkedHashSet<>();
    private final Set<String> deleted = new LinkedHashSet<>();

    private StageGates(LeadToCash data) {
        for (Stage stage : data.stages()) {
            if (stage.described()) {
                known.add(key(stage.stage()));
                if (!stage.stageId().isEmpty()) {
                    known.add(key(stage.stageId()));
                }
            }
        }
        EventScan events = new EventScan(data);
        events.each(StageGates::isEntry, this::learn);
        events.each(StageGates::isEntry, this::see);
        data.deals().forEach(deal -> {
            if (deal.stage() != null && used.add(deal.stage()) && !isKnown(deal.stage())) {
                unmapped.add(deal.stage());
            }
        });
    }

    static List<GateResult> of(LeadToCash data) {
        StageGates gates = new StageGates(data);
        return List.of(
                GateResult.of(
                        "Q05",
                        Severity.WARNING,
                        Phrase.of("stages that the stage map does not describe", "ステージマップにないステージ"),
                        new Affected(new ArrayList<>(gates.unmapped), gates.used.size()),
                        Phrase.of(
                                "Entering them is no step; add them to the stage map if they stand for one",
                                "これらに入ってもステップになりません。意味がある場合はステージマップに追加してください")),
                GateResult.of(
                        "Q05",
                        Severity.INFO,
                        Phrase.of("stages that the portal has deleted", "ポータルから削除されたステージ"),
                        new Affected(new ArrayList<>(gates.deleted), gates.used.size()),
                        Phrase.of(
                                "Their ids stand for them, and entering them proves no step",
                                "名称が残っていないためIDで表示します。これらに入ってもステップになりません")));
    }

    private static boolean isEntry(EventShape shape) {
        return shape.known() == Activity.STAGE_CHANGED;
    }

    /** Former names of known stages. */
    private void learn(EventChunk chunk, int row) {
        if (chunk.changeTo(row) != null && isKnown(chunk.mark(row, Mark.EVIDENCE_VALUE))) {
            known.add(key(chunk.changeTo(row)));
        }
    }

    private void see(EventChunk chunk, int row) {
        String stage = chunk.changeTo(row);
        if (stage == null) {
            return;
        }
        used.add(stage);
        if (chunk.mark(row, Mark.STAGE_DELETED) != null) {
            deleted.add(stage);
        } else if (!isKnown(stage)) {
            unmapped.add(stage);
        }
    }

    /** Stages are few, and a million events name them. */
    private String key(String stage) {
        return keys.computeIfAbsent(stage, Spelling::key);
    }

    private boolean isKnown(String stage) {
        return stage != null && known.contains(key(stage));
    }
}
