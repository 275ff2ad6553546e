package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads when deals entered their stages, by the properties that a portal computes for it, of those deals whose history of stages is cut,
 * begins late or is missing: for these alone the dates tell something new. A hundred deals make one request.
 */
final class StageDatePass {

    private static final int DEALS_A_REQUEST = 100;

    private final Workbench bench;

    StageDatePass(Workbench bench) {
        this.bench = bench;
    }

    void run() throws InterruptedException {
        List<String> names = names();
        List<String> ids = names.isEmpty() ? List.of() : wanted();
        if (ids.isEmpty()) {
            return;
        }
        PropertyPlan plan = new PropertyPlan(names, List.of());
        List<Errand> errands = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += DEALS_A_REQUEST) {
            errands.add(new Dates(plan, List.copyOf(ids.subList(from, Math.min(ids.size(), from + DEALS_A_REQUEST)))));
        }
        bench.meter.begin(
                Phrase.of("Dates of stage entries where the history is cut", "履歴が欠けた商談のステージ到達日"), 0, ids.size());
        bench.dispatch(errands);
        bench.meter.end();
    }

    /** In an increment only what it has read anew: of the rest it is known what the portal tells. */
    private List<String> wanted() {
        // Names that are a guess are asked for only where something is lost for sure.
        boolean listed = !listed().isEmpty();
        List<String> lost = bench.store.soFar().dealsWithLostStages(bench.run().historyCap(), listed);
        if (bench.run().kind().equals(RunInfo.FULL) || lost.isEmpty()) {
            return lost;
        }
        Set<String> touched = new HashSet<>(bench.store.soFar().touched(PortalObject.DEALS));
        return lost.stream().filter(touched::contains).toList();
    }

    /** The names that the portal lists; where it lists none, those that its stages lead one to expect: unknown ones are ignored. */
    private List<String> names() {
        List<String> listed = listed();
        return listed.isEmpty()
                ? bench.store.soFar().dealStages().stream()
                        .map(id -> StageDates.PREFIX + StageDates.plain(id))
                        .distinct()
                        .toList()
                : listed;
    }

    private List<String> listed() {
        return bench.store.soFar().properties(PortalObject.DEALS, StageDates.PREFIX);
    }

    private final class Dates implements Errand {
        private final PropertyPlan plan;
        private final List<String> ids;

        private Dates(PropertyPlan plan, List<String> ids) {
            this.plan = plan;
            this.ids = ids;
        }

        @Override
        public Object fetch() {
            try {
                return bench.reader.batch(PortalObject.DEALS, plan, ids, false).path("results");
            } catch (PortalSilent | ObjectClosed failure) {
                return failure;
            }
        }

        @Override
        public List<Errand> store(Object fetched) throws SQLException {
            if (fetched instanceof ObjectClosed closed) {
                throw closed;
            }
            if (fetched instanceof PortalSilent silence) {
                bench.silent(PortalObject.DEALS, silence);
                return List.of();
            }
            bench.answered();
            for (JsonNode deal : (JsonNode) fetched) {
                String id = Json.textOrEmpty(deal, "id");
                ObjectNode dates = Json.object();
                for (String name : plan.properties()) {
                    String date = Json.text(deal.path("properties"), name);
                    if (date != null && !date.isBlank()) {
                        dates.put(name, date);
                    }
                }
                if (!dates.isEmpty()) {
                    bench.store.records().addProperties(PortalObject.DEALS, id, dates.toString());
                }
            }
            bench.meter.advance(ids.size());
            return List.of();
        }
    }
}
