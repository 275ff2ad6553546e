package io.keiro.hubspot;

import io.keiro.hubspot.ReconciliationReport.Row;
import io.keiro.hubspot.ReconciliationReport.State;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records in a snapshot against the portal's own totals, a row per kind, with the reason of a difference. */
final class RecordCounts {

    static final String LIVE = "NOT archived AND vanished IS NULL";

    /** What one kind was counted to be; the total is -1 where the portal was not asked. */
    private record Counted(long held, long total, long archived, long vanished, long merged, long historyRows) {
        long fewer() {
            return total < 0 ? 0 : total - held;
        }
    }

    private final StoreReader store;
    private final Map<String, StoreReader.GapRow> gaps = new HashMap<>();

    RecordCounts(StoreReader store) {
        this.store = store;
        store.gaps()
                .forEach(gap -> gaps.merge(
                        gap.object(),
                        gap,
                        (one, other) -> new StoreReader.GapRow(
                                one.object(), one.en() + " " + other.en(), one.ja() + other.ja())));
    }

    private Map<String, Long> count(String query) {
        Map<String, Long> counts = new HashMap<>();
        store.list(query, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /** Live records by kind. */
    Map<String, Long> held() {
        return count("SELECT object, count(*) FROM record WHERE " + LIVE + " GROUP BY object");
    }

    /** A row per kind that is there or should be, and one for owners and pipelines where they could not be read. */
    List<Row> rows() {
        Map<String, Long> held = held();
        Map<String, Long> archived =
                count("SELECT object, count(*) FROM record WHERE archived AND vanished IS NULL GROUP BY object");
        Map<String, Long> vanished =
                count("SELECT object, count(*) FROM record WHERE vanished IS NOT NULL GROUP BY object");
        Map<String, Long> merged = count("SELECT object, count(DISTINCT old_id) FROM alias GROUP BY object");
        Map<String, Long> histories = count("SELECT object, count(*) FROM history GROUP BY object");
        Map<String, Long> traced = count("SELECT object, count(*) FROM record WHERE " + LIVE
                + " AND (object, id) IN (SELECT object, id FROM history) GROUP BY object");
        Map<String, Long> totals =
                count("SELECT object, arg_max(total, run) FROM portal_count WHERE total >= 0 GROUP BY object");
        List<Row> rows = new ArrayList<>();
        for (PortalObject object : PortalObject.values()) {
            String type = object.type();
            if (!held.containsKey(type) && !gaps.containsKey(type) && !totals.containsKey(type)) {
                continue;
            }
            long live = held.getOrDefault(type, 0L);
            Counted counted = new Counted(
                    live,
                    totals.getOrDefault(type, -1L),
                    archived.getOrDefault(type, 0L),
                    vanished.getOrDefault(type, 0L),
                    merged.getOrDefault(type, 0L),
                    histories.getOrDefault(type, 0L));
            boolean hasHistory = !object.historyProperties().isEmpty() && live > 0;
            double coverage = hasHistory ? (double) traced.getOrDefault(type, 0L) / live : Double.NaN;
            Judged judged = gaps.containsKey(type)
                    ? new Judged(State.INCOMPLETE, told(gaps.get(type)))
                    : judged(object, counted, held.containsKey("leads"));
            rows.add(row(object.label(), counted, coverage, judged, AffectedAnalyses.of(type)));
        }
        for (String other : List.of("owners", "pipelines")) {
            if (gaps.containsKey(other)) {
                rows.add(row(
                        Phrase.of(other, other.equals("owners") ? "担当者" : "パイプライン"),
                        new Counted(0, -1, 0, 0, 0, 0),
                        Double.NaN,
                        new Judged(State.INCOMPLETE, told(gaps.get(other))),
                        AffectedAnalyses.of(other)));
            }
        }
        return rows;
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** Whether a line needs attention, and why. */
    private record Judged(State state, Phrase note) {}

    private static Judged judged(PortalObject object, Counted n, boolean leadsAreRead) {
        long fewer = n.fewer();
        String count = number(Math.abs(fewer));
        if (n.total() < 0) {
            return new Judged(
                    State.COMPLETE, Phrase.of("the portal told no total to compare with", "比較できる総数をポータルから得られません"));
        }
        if (fewer == 0) {
            return new Judged(State.COMPLETE, Phrase.of("as many as the portal counts", "ポータルの件数と一致"));
        }
        if (fewer < 0) {
            return new Judged(
                    State.EXPLAINED,
                    Phrase.of(
                            count + " more than the portal counted: made, restored or counted late while it was read",
                            "ポータルの件数より" + count + "件多い：抽出中の作成・復元、または集計の遅れ"));
        }
        if (!object.isReadWhole()) {
            return unlinked(object, count, leadsAreRead);
        }
        if (fewer <= n.vanished() + n.merged()) {
            return new Judged(
                    State.EXPLAINED,
                    Phrase.of(
                            count + " fewer than the portal counted: merged into others or deleted while it was read",
                            "ポータルの件数より" + count + "件少ない：抽出中の統合または削除"));
        }
        return new Judged(
                State.INCOMPLETE,
                Phrase.of(
                        count + " fewer than the portal counts, and nothing explains it; update the snapshot and look"
                                + " again.",
                        "ポータルの件数より" + count + "件少なく、理由が不明です。スナップショットを更新して再確認してください。"));
    }

    /** What nothing of Lead-to-Cash leads to is left in the portal on purpose; what that means depends on the kind. */
    private static Judged unlinked(PortalObject object, String count, boolean leadsAreRead) {
        if (object == PortalObject.INVOICES || object == PortalObject.PAYMENTS) {
            return new Judged(
                    State.INCOMPLETE,
                    Phrase.of(
                            count + " more in the portal are linked to no deal, order or quote and were not read:"
                                    + " collection and receivables do not see them. Link them in the portal, or bring them by"
                                    + " a finance file.",
                            "ポータルの残り" + count + "件は商談・注文・見積書のいずれにも関連付けがなく、取得していません。回収と売掛金の分析に含まれません。"
                                    + "ポータルで関連付けるか、会計ファイルで補ってください。"));
        }
        if (object == PortalObject.LINE_ITEMS) {
            return new Judged(
                    State.COMPLETE,
                    Phrase.of(
                            "all those of deals; " + count
                                    + " more in the portal are copies on quotes, or belong to no deal",
                            "商談の商品項目はすべて取得。ポータルの残り" + count + "件は見積書上の写し、または商談に属さないものです"));
        }
        boolean leadless = object == PortalObject.CONTACTS && !leadsAreRead;
        return new Judged(
                State.COMPLETE,
                Phrase.of(
                        "all that links lead to; " + count + " more in the portal belong to no deal or lead"
                                + (leadless ? ", so leads that never became a deal are not seen" : ""),
                        "関連付けのあるものはすべて取得。ポータルの残り" + count + "件は商談にもリードにも関連していません"
                                + (leadless ? "（商談にならなかったリードは含まれません）" : "")));
    }

    private static Phrase told(StoreReader.GapRow gap) {
        return Phrase.of(gap.en(), gap.ja());
    }

    private static Row row(Phrase subject, Counted n, double coverage, Judged judged, Phrase affects) {
        return new Row(
                subject,
                n.held(),
                n.total(),
                n.archived(),
                n.vanished(),
                n.merged(),
                n.historyRows(),
                coverage,
                judged.state(),
                judged.note(),
                affects);
    }
}
