package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds what the snapshot has against what the portal counts, finds what differs, and says what cannot be explained. */
final class Reconciliation {

    private final Workbench bench;
    private final Passes passes;

    Reconciliation(Workbench bench, Passes passes) {
        this.bench = bench;
        this.passes = passes;
    }

    /** Per kind that is read whole: where the numbers differ, every id is looked at. */
    void run(List<PortalObject> objects) throws InterruptedException {
        var totals = passes.counts(objects);
        for (PortalObject object : objects) {
            long total = totals.get(object);
            long held = bench.store.soFar().count(object);
            if (total >= 0 && total < held && !object.hasArchive()) {
                departed(object, held / PortalReader.IDS_A_SEARCH);
                held = bench.store.soFar().count(object);
            }
            if (total >= 0 && total != held) {
                census(object);
                held = bench.store.soFar().count(object);
            }
            note(object, total, held);
        }
    }

    private void note(PortalObject object, long total, long held) {
        bench.store.write(() -> {
            counted(object, total, held);
            if (total > held) {
                bench.store.gap(
                        object.type(),
                        "count",
                        Phrase.of(
                                "The portal counts " + total + " "
                                        + object.label().en() + " and the snapshot holds " + held
                                        + "; " + (total - held)
                                        + " were deleted or merged while it was read, or the portal's count lags behind."
                                        + " The next update looks again.",
                                "ポータルの" + object.label().ja() + "は" + total + "件、スナップショットは" + held + "件です。差の"
                                        + (total - held) + "件は抽出中の削除・統合、またはポータル側の集計の遅れです。"
                                        + "次回の更新で再確認します。"));
            }
        });
    }

    /** Notes the portal's totals of these kinds, which were read completely by their nature; they are for the report only. */
    void totals(List<PortalObject> objects) throws InterruptedException {
        var totals = passes.counts(objects);
        bench.store.write(() -> {
            for (PortalObject object : objects) {
                counted(object, totals.get(object), bench.store.soFar().count(object));
            }
        });
    }

    /** One row for a kind and run, also in a run that was interrupted and goes on. */
    private void counted(PortalObject object, long total, long held) throws SQLException {
        int run = bench.run().number();
        bench.store.replace(
                "portal_count",
                "run = " + run + " AND object = '" + object.type() + "'",
                List.<Object[]>of(new Object[] {run, object.type(), total, held}));
    }

    /**
     * Takes out what the portal's list of deleted records names. Deleted records of these kinds are not kept, so the list is asked only
     * when some are gone, and no further than looking at every id would take.
     */
    private void departed(PortalObject object, long mostPages) {
        IdSet live = bench.store.soFar().known(object, false);
        List<String> gone = new ArrayList<>();
        String after = "";
        try {
            for (long page = 0; page == 0 || (page < mostPages && !after.isEmpty()); page++) {
                JsonNode answer = bench.reader.page(object, PropertyPlan.NOTHING, after, true);
                for (JsonNode result : answer.path("results")) {
                    String id = Json.textOrEmpty(result, "id");
                    if (live.contains(id)) {
                        gone.add(id);
                    }
                }
                after = PortalReader.next(answer);
            }
        } catch (ObjectClosed | PortalSilent e) {
            // Looking at every id finds them too.
            return;
        }
        bench.store.write(() -> vanished(object, gone));
    }

    /** Walks all ids: reads those that are missing, and looks for those that the portal no longer shows. */
    private void census(PortalObject object) throws InterruptedException {
        Set<String> absent = new LinkedHashSet<>(bench.store.soFar().ids(object));
        String above = "";
        List<String> unknown = new ArrayList<>();
        while (true) {
            JsonNode answer = bench.reader.search(object, bench.terms(object).between(above, ""), false);
            for (JsonNode result : answer.path("results")) {
                String id = Json.textOrEmpty(result, "id");
                if (!absent.remove(id)) {
                    unknown.add(id);
                }
                above = above.isEmpty() || RecordId.isBefore(above, id) ? id : above;
            }
            if (PortalReader.next(answer).isEmpty()) {
                break;
            }
        }
        List<Errand> errands = new ArrayList<>();
        errands.addAll(BatchErrand.of(bench, object, unknown, false, (ids, found) -> List.of()));
        errands.addAll(BatchErrand.of(
                bench, object, List.copyOf(absent), false, (ids, found) -> vanished(object, found.gone())));
        bench.dispatch(errands);
        LinkPass links = new LinkPass(bench, object, "links of found", true);
        IdSet known = bench.store.soFar().known(object, false);
        bench.dispatch(links.of(unknown.stream().filter(known::contains).toList()));
    }

    private List<Errand> vanished(PortalObject object, List<String> ids) throws SQLException {
        if (!ids.isEmpty()) {
            bench.store.records().vanish(object, ids, bench.run().cutOff());
        }
        return List.of();
    }

    /** Deleted records that the portal no longer lists: restored, or gone for good. */
    void archived() throws InterruptedException {
        List<Errand> errands = new ArrayList<>();
        for (PortalObject object : passes.open()) {
            if (object.hasArchive()) {
                List<String> unlisted = bench.store.soFar().archivedBut(object, object.type() + " archive");
                errands.addAll(
                        BatchErrand.of(bench, object, unlisted, false, (ids, found) -> vanished(object, found.gone())));
            }
        }
        bench.dispatch(errands);
    }

    /** Records that nothing leads to any more are none of this snapshot's. */
    void unlinked() {
        bench.store.write(() -> {
            for (PortalObject object : passes.readThroughLinks()) {
                List<String> ids = bench.store.soFar().unlinked(object);
                if (!ids.isEmpty()) {
                    bench.store.records().remove(object, ids);
                    // What only they lead to is none of it either; those kinds come later in this order.
                    CurrentLinks.end(bench.store, object, ids, bench.run().cutOff());
                    Phrase sentence = Phrase.of(
                            ids.size() + " " + object.label().en() + " are no longer linked and were taken out.",
                            object.label().ja() + ids.size() + "件は関連付けがなくなったため除きました。");
                    bench.store.runs().log(bench.run().number(), sentence);
                }
            }
            bench.store.execute(
                    "DELETE FROM alias WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.object = alias.object"
                            + " AND r.id = alias.new_id AND r.vanished IS NULL)");
            bench.store.execute("DELETE FROM missing WHERE NOT EXISTS (SELECT 1 FROM association a"
                    + " WHERE a.to_object = missing.object AND a.to_id = missing.id)");
        });
    }
}
