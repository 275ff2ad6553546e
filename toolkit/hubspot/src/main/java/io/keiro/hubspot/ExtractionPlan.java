package io.keiro.hubspot;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What an extraction would take: requests, time and share of the daily quota. Kinds that are read through links count with all their
 * records in the portal, so the numbers are upper bounds where many of them belong to no deal. Time is requests through the rate at which
 * they may leave at the chosen pace; searches have an allowance of their own and run beside the others.
 */
public final class ExtractionPlan implements Tabular {

    private static final int ARCHIVE_REQUESTS_AT_LEAST = 1;

    /**
     * One step: what describes the portal, or a kind with its links. A step for a kind, so that the plan, which a person reads before
     * deciding, is shown whole.
     *
     * @param step what is read
     * @param records how many the portal counts, or -1 if unknown or if it does not say
     * @param requests requests that count against the limits of all kinds but the search, those for links among them
     * @param links requests for the links from these records to others
     * @param searches requests to the search, which has a limit of its own
     */
    public record Row(Phrase step, long records, long requests, long links, long searches) {}

    private final Account account;
    private final List<Row> rows;
    private final double requestsASecond;
    private final double searchesASecond;
    private final long daily;
    private final long dailyLeft;

    private ExtractionPlan(
            Account account,
            List<Row> rows,
            double requestsASecond,
            double searchesASecond,
            long daily,
            long dailyLeft) {
        this.account = account;
        this.rows = List.copyOf(rows);
        this.requestsASecond = requestsASecond;
        this.searchesASecond = searchesASecond;
        this.daily = daily;
        this.dailyLeft = dailyLeft;
    }

    static ExtractionPlan of(PortalReader reader, Account account, HubSpot.Options options, DealQuery query) {
        List<Row> rows = new ArrayList<>();
        long[] counts = new long[PortalObject.values().length];
        int kinds = 0;
        long pipelines = 0;
        for (PortalObject object : PortalObject.values()) {
            counts[object.ordinal()] = query.touches(object) ? count(reader, object) : 0;
            kinds += query.reads(object) ? 1 : 0;
            pipelines += query.reads(object) && object.hasPipelines() ? 1 + audits(reader, object) : 0;
        }
        rows.add(new Row(
                Phrase.of("Account, owners, pipelines, properties", "アカウント、担当者、パイプライン、プロパティ"),
                -1,
                4L + kinds + pipelines,
                0,
                0));
        for (PortalObject object : PortalObject.values()) {
            if (query.reads(object)) {
                long pairs = object.linkedTo().stream()
                        .filter(to -> query.links(object, to) && counts[to.ordinal()] >= 0)
                        .count();
                rows.add(records(object, counts[object.ordinal()], pairs, options));
            }
        }
        Pace.Usage usage = reader.client().usage();
        return new ExtractionPlan(
                account,
                rows,
                reader.client().requestsPerTenSeconds() / 10.0 * options.paceShare(),
                reader.client().searchesPerSecond() * options.paceShare(),
                usage.daily(),
                usage.dailyLeft());
    }

    private static Row records(PortalObject object, long count, long pairs, HubSpot.Options options) {
        long links = pairs * pages(count, LinkErrand.INPUTS);
        long requests =
                pages(count, object.batchSize()) + (object.hasArchive() && count >= 0 ? ARCHIVE_REQUESTS_AT_LEAST : 0);
        boolean searched = object.isReadWhole()
                && count >= 0
                && WalkPlan.chosen(options.readingMode(), count) == ReadingMode.SEARCH;
        return new Row(
                object.label(),
                count,
                requests + links,
                links,
                searched ? pages(count, PortalReader.IDS_A_SEARCH) + 4 : count < 0 ? 0 : 1);
    }

    /** Requests for so many records; at least one, because an empty page must be asked for too. */
    private static long pages(long records, int size) {
        return records < 0 ? 0 : Math.max(1, (records + size - 1) / size);
    }

    /** One request for the change log of each pipeline and of each stage that has changed since it was made. */
    private static long audits(PortalReader reader, PortalObject object) {
        long audits = 0;
        try {
            for (JsonNode pipeline : reader.pipelines(object).path("results")) {
                audits += ChangeLog.ofPipeline(object, pipeline).isUnchanged() ? 0 : 1;
                for (JsonNode stage : pipeline.path("stages")) {
                    audits += ChangeLog.ofStage(object, "", stage).isUnchanged() ? 0 : 1;
                }
            }
        } catch (ObjectClosed | PortalSilent e) {
            return audits;
        }
        return audits;
    }

    private static long count(PortalReader reader, PortalObject object) {
        try {
            return reader.count(object);
        } catch (ObjectClosed | PortalSilent e) {
            return -1;
        }
    }

    public List<Row> rows() {
        return rows;
    }

    /** Requests in all, those to the search apart. */
    public long requests() {
        return rows.stream().mapToLong(Row::requests).sum();
    }

    public long searches() {
        return rows.stream().mapToLong(Row::searches).sum();
    }

    /** How long they take at the chosen pace, if the portal answers as fast as it is asked. */
    public Duration time() {
        double seconds = Math.max(time(requests()), searches() / searchesASecond);
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private double time(long requests) {
        return requests / requestsASecond;
    }

    /** Requests through those that the account may send in a day; NaN where the portal does not say, as for OAuth apps. */
    public double shareOfDay() {
        return daily <= 0 ? Double.NaN : (double) (requests() + searches()) / daily;
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Plan of the extraction", "抽出計画"),
                Field.of("Step", Phrase.of("Step", "手順"), Kind.TEXT),
                Field.of("Records", Phrase.of("Records", "レコード数"), Kind.COUNT),
                Field.of("Requests", Phrase.of("Requests", "リクエスト数"), Kind.COUNT),
                Field.of("Links", Phrase.of("Of these for links", "うち関連付け"), Kind.COUNT),
                Field.of("Searches", Phrase.of("Searches", "検索数"), Kind.COUNT),
                Field.of("Time", Phrase.of("Time", "所要時間"), Kind.DURATION),
                Field.of("ShareOfDay", Phrase.of("Share of the daily quota", "1日の上限に占める割合"), Kind.SHARE));
        for (Row row : rows) {
            table.row(
                    row.step(),
                    row.records() < 0 ? null : (Object) row.records(),
                    row.requests(),
                    row.links(),
                    row.searches(),
                    Duration.ofMillis(
                            Math.round(Math.max(time(row.requests()), row.searches() / searchesASecond) * 1000)),
                    daily <= 0 ? null : (Object) ((double) (row.requests() + row.searches()) / daily));
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        String number = String.format(Locale.ROOT, "%,d", requests() + searches());
        long seconds = Math.max(1, time().toSeconds());
        String en = seconds < 120 ? seconds + " s" : seconds / 60 + " min";
        String ja = seconds < 120 ? seconds + "秒" : seconds / 60 + "分";
        String share = daily <= 0 ? "" : share(100 * shareOfDay());
        boolean tooMany = dailyLeft >= 0 && requests() + searches() > dailyLeft;
        return Phrase.of(
                "Portal " + account.portalId() + ": at most " + number + " requests, about " + en
                        + (share.isEmpty() ? "" : ", " + share + "% of the daily quota")
                        + (tooMany ? "; only " + dailyLeft + " are left today, so it will go on tomorrow" : ""),
                "ポータル " + account.portalId() + "：リクエストは最大" + number + "件、約" + ja
                        + (share.isEmpty() ? "" : "、1日の上限の" + share + "%")
                        + (tooMany ? "。本日の残りは" + dailyLeft + "件のため、続きは翌日になります" : ""));
    }

    private static String share(double percent) {
        return percent < 0.1 ? "<0.1" : String.format(Locale.ROOT, "%.1f", percent);
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
