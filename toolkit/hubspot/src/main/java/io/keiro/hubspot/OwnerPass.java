package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the owners, those who left included, and gives each a label of its own. */
final class OwnerPass {

    private static final int SHORT_LABEL = 4;
    private static final int LONG_LABEL = 8;

    private final Workbench bench;
    private final List<JsonNode> owners = new ArrayList<>();
    private ObjectClosed closed;

    OwnerPass(Workbench bench) {
        this.bench = bench;
    }

    /** Both passes at the same time: those at work and those who left. */
    List<Errand> errands() {
        return List.of(new Pass(false), new Pass(true));
    }

    private final class Pass implements Errand {
        private final boolean archived;

        private Pass(boolean archived) {
            this.archived = archived;
        }

        @Override
        public Object fetch() {
            List<JsonNode> found = new ArrayList<>();
            try {
                bench.reader.owners(archived, page -> page.forEach(found::add));
                return found;
            } catch (ObjectClosed refusal) {
                return refusal;
            }
        }

        @SuppressWarnings("unchecked")
        @Override
        public List<Errand> store(Object fetched) {
            if (fetched instanceof ObjectClosed refusal) {
                closed = refusal;
            } else {
                owners.addAll((List<JsonNode>) fetched);
            }
            return List.of();
        }
    }

    void finish() {
        bench.store.write(() -> {
            if (closed == null) {
                storeOwners(owners);
                return;
            }
            bench.store.replace("owner", "", List.of());
            bench.store.gap(
                    "owners",
                    "closed",
                    Phrase.of(
                            closed.phrase().en() + " Missing: names and teams of reps.",
                            closed.phrase().ja() + "欠けるもの：担当者名とチーム。"));
        });
        bench.meter.advance(1);
    }

    /** One row per owner. Reps get short labels; where two would be alike, the one who joined later gets a longer one. */
    private void storeOwners(List<JsonNode> owners) throws SQLException {
        owners.sort(Comparator.comparing(
                        (JsonNode owner) -> Json.textOrEmpty(owner, "id").length())
                .thenComparing(owner -> Json.textOrEmpty(owner, "id")));
        Set<String> ids = new HashSet<>();
        Set<String> labels = new LinkedHashSet<>();
        List<Object[]> rows = new ArrayList<>();
        for (JsonNode owner : owners) {
            if (!ids.add(Json.textOrEmpty(owner, "id"))) {
                continue;
            }
            String id = bench.pseudonyms.owner(Json.textOrEmpty(owner, "id"));
            String userId = Json.text(owner, "userId");
            userId = userId == null ? Json.text(owner, "userIdIncludingInactive") : userId;
            rows.add(new Object[] {
                id,
                userId == null ? null : bench.pseudonyms.user(userId),
                label(owner, id, labels),
                Json.text(owner, "type"),
                team(owner.path("teams")),
                Json.isTrue(owner, "archived")
            });
        }
        bench.store.replace("owner", "", rows);
    }

    private String label(JsonNode owner, String id, Set<String> taken) {
        if (bench.pseudonyms.keepNames()) {
            String name = (Json.textOrEmpty(owner, "firstName") + " " + Json.textOrEmpty(owner, "lastName")).strip();
            String label = name.isEmpty() ? Json.textOrEmpty(owner, "email") : name;
            label = label.isEmpty() ? "Owner " + id : label;
            return taken.add(label) ? label : label + " (" + id + ")";
        }
        String kind = Json.textOrEmpty(owner, "type").equals("QUEUE") ? "Queue " : "Rep ";
        String hash = id.toUpperCase(Locale.ROOT);
        String label = kind + hash.substring(0, SHORT_LABEL);
        if (!taken.add(label)) {
            label = kind + hash.substring(0, LONG_LABEL);
            taken.add(label);
        }
        return label;
    }

    /** The primary team, else the first. */
    private static String team(JsonNode teams) {
        String first = null;
        for (JsonNode team : teams) {
            if (Json.isTrue(team, "primary")) {
                return Json.text(team, "name");
            }
            first = first == null ? Json.text(team, "name") : first;
        }
        return first;
    }
}
