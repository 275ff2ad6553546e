package io.keiro.sandbox;

import io.keiro.sandbox.portal.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline of the deals as the portal shows it. The ids of the usual one are bare numbers that tell nothing and differ from seed to
 * seed. Those of the partners' one are worse: they are HubSpot's own names for other stages, as if somebody had relabelled them. Stage
 * labels are the same in both.
 */
final class DealPipeline {

    private static final Text LABEL = new Text("Sales Pipeline", "営業パイプライン");
    private static final Text PARTNERS = new Text("Partner Pipeline", "パートナーパイプライン");

    /** What "Presentation scheduled" was called at first. */
    private static final Text FORMER = new Text("Demo scheduled", "デモ予定");

    private static final Map<DealStage, String> MISLEADING = Map.of(
            DealStage.APPOINTMENT, "decisionmakerboughtin",
            DealStage.QUALIFIED, "presentationscheduled",
            DealStage.PRESENTATION, "appointmentscheduled",
            DealStage.BOUGHT_IN, "closedlost",
            DealStage.CONTRACT_SENT, "qualifiedtobuy",
            DealStage.WON, "contractsent",
            DealStage.LOST, "closedwon");

    private final Plan plan;
    private final Sandbox.Language language;
    private final boolean partners;

    private DealPipeline(Plan plan, Sandbox.Language language, boolean partners) {
        this.plan = plan;
        this.language = language;
        this.partners = partners;
    }

    static DealPipeline usual(Plan plan, Sandbox.Language language) {
        return new DealPipeline(plan, language, false);
    }

    static DealPipeline ofPartners(Plan plan, Sandbox.Language language) {
        return new DealPipeline(plan, language, true);
    }

    /** When the stage that is gone was taken out. */
    static long retired(Plan plan) {
        return plan.end() - 600 * WorkingTime.DAY;
    }

    /** When a stage got the name that it has today. */
    static long renamed(Plan plan) {
        return plan.end() - 630 * WorkingTime.DAY;
    }

    String id() {
        return Integer.toString(
                70_000_000 + plan.draw(partners ? -2 : -1, Topic.PORTAL).below(20_000_000));
    }

    String label() {
        return (partners ? PARTNERS : LABEL).in(language);
    }

    String stageId(DealStage stage) {
        if (partners && MISLEADING.containsKey(stage)) {
            return MISLEADING.get(stage);
        }
        // Drawn without regard to the order of stages, and apart by the last digit so that no two can be equal.
        int drawn = plan.draw(stage.ordinal(), Topic.PORTAL, 1).below(80_000_000);
        return Integer.toString(100_000_000 + drawn * 10 + stage.ordinal());
    }

    Pipeline pipeline() {
        long made = WorkingTime.of(plan.end() - Plan.SPAN - 90 * WorkingTime.DAY);
        long manager = new Staff(plan, language).userId(Staff.MANAGERS_FROM);
        List<Pipeline.Stage> stages = new ArrayList<>();
        DealStage.CURRENT.forEach(stage -> stages.add(stage(stage, made, manager)));
        if (!partners) {
            stages.add(2, stage(DealStage.RETIRED, made, manager).asDeleted());
            if (plan.dirty()) {
                stages.add(2, stage(DealStage.UNMAPPED, made, manager));
            }
        }
        return new Pipeline(
                id(),
                label(),
                partners ? 1 : 0,
                made,
                stages,
                List.of(new Pipeline.Entry("CREATE", manager, made, label())));
    }

    private Pipeline.Stage stage(DealStage stage, long made, long manager) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("isClosed", Boolean.toString(stage.isClosed()));
        metadata.put("probability", stage.probability());
        String label = stage.label().in(language);
        boolean renamed = stage == DealStage.PRESENTATION && !partners;
        List<Pipeline.Entry> audit = new ArrayList<>();
        audit.add(new Pipeline.Entry("CREATE", manager, made, renamed ? FORMER.in(language) : label, metadata));
        if (renamed) {
            audit.add(new Pipeline.Entry("UPDATE", manager, WorkingTime.of(renamed(plan)), label, metadata));
        }
        if (stage == DealStage.RETIRED) {
            audit.add(new Pipeline.Entry("DELETE", manager, WorkingTime.of(retired(plan)), label, metadata));
        }
        return new Pipeline.Stage(stageId(stage), label, metadata, audit);
    }
}
