package io.keiro.sandbox;

import io.keiro.sandbox.portal.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pipeline of the deals as the portal shows it. Ids are bare numbers that tell nothing and differ from seed to seed. */
final class DealPipeline {

    private static final Text LABEL = new Text("Sales Pipeline", "営業パイプライン");

    private final Plan plan;
    private final Sandbox.Language language;

    DealPipeline(Plan plan, Sandbox.Language language) {
        this.plan = plan;
        this.language = language;
    }

    String id() {
        return Integer.toString(70_000_000 + plan.draw(-1, Topic.PORTAL).below(20_000_000));
    }

    String stageId(DealStage stage) {
        // Drawn without regard to the order of stages, and apart by the last digit so that no two can be equal.
        int drawn = plan.draw(stage.ordinal(), Topic.PORTAL, 1).below(80_000_000);
        return Integer.toString(100_000_000 + drawn * 10 + stage.ordinal());
    }

    Pipeline pipeline() {
        long made = WorkingTime.of(plan.end() - Plan.SPAN - 90 * WorkingTime.DAY);
        long manager = new Staff(plan, language).userId(Staff.MANAGERS_FROM);
        List<Pipeline.Stage> stages = java.util.Arrays.stream(DealStage.values())
                .map(stage -> stage(stage, made, manager))
                .toList();
        String label = LABEL.in(language);
        return new Pipeline(id(), label, 0, made, stages, List.of(new Pipeline.Entry("CREATE", manager, made, label)));
    }

    private Pipeline.Stage stage(DealStage stage, long made, long manager) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("isClosed", Boolean.toString(stage.isClosed()));
        metadata.put("probability", stage.probability());
        String label = stage.label().in(language);
        return new Pipeline.Stage(
                stageId(stage), label, metadata, List.of(new Pipeline.Entry("CREATE", manager, made, label)));
    }
}
