package io.keiro.leadtocash;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The stages that really occur in a data set, by pipeline: current stages of the deals and both sides of every stage change. */
final class StageNames {

    private StageNames() {}

    static Map<String, Set<String>> of(LeadToCash data) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        Map<String, String> pipelines = new LinkedHashMap<>();
        for (Deal deal : data.deals()) {
            String pipeline = deal.pipeline() == null ? "" : deal.pipeline();
            pipelines.put(deal.id(), pipeline);
            add(names, pipeline, deal.stage());
        }
        for (BusinessEvent event : data.events()) {
            if (event.activity().equals(Activity.STAGE_CHANGED.id())) {
                String pipeline = event.attributes()
                        .getOrDefault(Columns.PIPELINE, pipelines.getOrDefault(event.object(ObjectKind.DEAL), ""));
                add(names, pipeline, event.changeFrom());
                add(names, pipeline, event.changeTo());
            }
        }
        return names;
    }

    private static void add(Map<String, Set<String>> names, String pipeline, String stage) {
        if (stage != null && !stage.isBlank()) {
            names.computeIfAbsent(pipeline, p -> new LinkedHashSet<>()).add(stage);
        }
    }
}
