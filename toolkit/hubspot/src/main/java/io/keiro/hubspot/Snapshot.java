package io.keiro.hubspot;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.StageMap;
import io.keiro.leadtocash.StageMapDraft;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.ProgressListener;
import io.keiro.log.Tabular;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was extracted from a portal, as one DuckDB file on disk. It stays readable when an extraction was interrupted; then it is not
 * complete, and the next {@code extract} goes on. The file is opened for each question and closed again; any number of programs may read it at
 * the same time, and an extraction into it waits for none of them: it says that the file is in use.
 */
public final class Snapshot implements Tabular {

    /** Mapping takes about twice the size of the file. */
    private static final int HEAP_FOR_FILE = 3;

    private final Path file;
    private final RunInfo run;
    private final List<Phrase> gaps;
    private volatile DataTable summary;

    private Snapshot(Path file, RunInfo run, List<Phrase> gaps) {
        this.file = file;
        this.run = run;
        this.gaps = List.copyOf(gaps);
    }

    /**
     * Fills a new snapshot with tables that a connector wrote: a folder of CSV files named like deal, deal_property_history, deal_stage,
     * deal_pipeline, deal_pipeline_stage, company, contact, owner, engagement_meeting, deal_contact, merged_deal and so on, with or
     * without {@code _data} at the end. Tables that are not there are gaps; tables that say nothing about Lead-to-Cash are not read.
     *
     * @throws HubSpotException if the folder holds no deals, or the file is there already
     */
    public static Snapshot fromTables(Path folder, Path file) {
        return fromTables(folder, file, TableOptions.defaults());
    }

    /** Fills a new snapshot with a connector's tables, with what these do not tell. */
    public static Snapshot fromTables(Path folder, Path file, TableOptions options) {
        ConnectorTables.into(folder, file, options);
        return open(file);
    }

    /**
     * Opens a snapshot that was extracted before.
     *
     * @throws HubSpotException if there is none at this path, if it is no snapshot, or if another program is writing it
     */
    public static Snapshot open(Path file) {
        try (StoreReader store = StoreReader.open(file)) {
            RunInfo run = store.run();
            if (run == null) {
                throw new HubSpotException(Phrase.of(
                        "The snapshot " + file
                                + " is empty: its extraction ended before the first page. Extract again into it.",
                        "スナップショット " + file + " は空です。最初のページの前に抽出が終わりました。もう一度抽出してください。"));
            }
            return new Snapshot(
                    file,
                    run,
                    store.gaps().stream()
                            .map(gap -> Phrase.of(gap.en(), gap.ja()))
                            .toList());
        }
    }

    private static DataTable summary(Map<String, long[]> counts, List<StoreReader.GapRow> gaps) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Snapshot", "スナップショット"),
                Field.of("Object", Phrase.of("Object", "オブジェクト"), Kind.TEXT),
                Field.of("Records", Phrase.of("Records", "レコード数"), Kind.COUNT),
                Field.of("HistoryRows", Phrase.of("History rows", "履歴の行数"), Kind.COUNT),
                Field.of("CutHistories", Phrase.of("Histories at the portal's cap", "上限に達した履歴"), Kind.COUNT),
                Field.of("NotFound", Phrase.of("Linked but gone", "関連先の消失"), Kind.COUNT),
                Field.of("Gap", Phrase.of("Gap", "欠落"), Kind.TEXT));
        for (PortalObject object : PortalObject.values()) {
            Phrase gap = gapOf(object.type(), gaps);
            long[] count = counts.get(object.type());
            if (count != null || gap != null) {
                long[] known = count == null ? new long[4] : count;
                table.row(object.label(), known[0], known[1], known[2], known[3], gap);
            }
        }
        for (String other : List.of("pipelines", "owners")) {
            Phrase gap = gapOf(other, gaps);
            if (gap != null) {
                table.row(other, null, null, null, null, gap);
            }
        }
        return table.build();
    }

    private static Phrase gapOf(String object, List<StoreReader.GapRow> gaps) {
        return gaps.stream()
                .filter(gap -> gap.object().equals(object))
                .findFirst()
                .map(gap -> Phrase.of(gap.en(), gap.ja()))
                .orElse(null);
    }

    public Path file() {
        return file;
    }

    /** The portal it came from: number, type, time zone and currency. */
    public Account account() {
        return run.account();
    }

    /** Up to when the portal is known: its own clock at the start of the extraction. */
    public Instant cutOff() {
        return run.cutOff();
    }

    /** True if everything that the query asks for and the token may read is there. */
    public boolean isComplete() {
        return run.isFinished();
    }

    /** One row per kind of object: records, history rows, histories at the portal's cap, linked records that are gone, gap. */
    public DataTable summary() {
        DataTable known = summary;
        if (known == null) {
            try (StoreReader store = StoreReader.open(file)) {
                known = summary(store.counts(run.historyCap()), store.gaps());
            }
            summary = known;
        }
        return known;
    }

    /** What is here against what the portal says it has, and what that means for which analysis. */
    public ReconciliationReport reconciliation() {
        try (StoreReader store = StoreReader.open(file)) {
            return ReconciliationReport.of(store, run);
        }
    }

    /** What could not be read, one sentence each, with the remedy. */
    public List<Phrase> gaps() {
        return gaps;
    }

    /**
     * The Lead-to-Cash data set, with the property map that the extraction used. A stage without a row in the stage map stays a stage
     * change and is named among the gaps.
     */
    public LeadToCash toLeadToCash(StageMap stageMap) {
        return toLeadToCash(stageMap, MappingOptions.defaults());
    }

    /** The Lead-to-Cash data set with another property map; properties that were not extracted are named among the gaps. */
    public LeadToCash toLeadToCash(StageMap stageMap, PropertyMap propertyMap) {
        return toLeadToCash(stageMap, MappingOptions.defaults().withPropertyMap(propertyMap));
    }

    /**
     * The Lead-to-Cash data set with other limits or another property map.
     *
     * <p>The last one is kept in a file beside the snapshot ({@code .mapped}), which only you can read: mapped again in the same way, also in
     * another program, it is there in a fraction of the time. It goes with the first change of the snapshot, and may be deleted.
     */
    public LeadToCash toLeadToCash(StageMap stageMap, MappingOptions options) {
        MappingOptions known = options.propertyMap().isPresent()
                ? options
                : options.withPropertyMap(PropertyMapJson.read(run.propertyMap()));
        KeptMapping kept = new KeptMapping(file, run, stageMap, known);
        return kept.read().orElseGet(() -> {
            try (StoreReader store = StoreReader.open(file)) {
                LeadToCash data = new Mapping(store, run, stageMap, known).data();
                kept.write(data);
                return data;
            }
        });
    }

    /**
     * Maps for a later program, if the snapshot is complete and there is memory enough here; where there is not, that program maps for
     * itself, or says what it needs.
     */
    void mapAhead(StageMap stageMap, ProgressListener progress) {
        long room = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
        try {
            if (!isComplete() || room >= 0 && Files.size(file) > room / HEAP_FOR_FILE) {
                return;
            }
        } catch (IOException e) {
            return;
        }
        Phrase step = Phrase.of("Mapping to the data set", "データセットへの変換");
        progress.remark(Phrase.same(""));
        progress.progress(step, 0, -1);
        int events = toLeadToCash(stageMap).events().size();
        progress.progress(step, events, events);
    }

    /**
     * A first stage map for this portal, from its own metadata, the words of the labels and what its deals did, with a question for a
     * person wherever that is not enough.
     */
    public StageMapDraft stageMapDraft() {
        try (StoreReader store = StoreReader.open(file)) {
            return StageMap.draft(StageCensus.of(store));
        }
    }

    /** The deal pipelines with their stages as the portal describes them: what a stage map must cover. */
    public DataTable pipelines() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Pipelines", "パイプライン"),
                Field.of("Pipeline", Phrase.of("Pipeline", "パイプライン"), Kind.TEXT),
                Field.of("PipelineId", Phrase.of("Pipeline id", "パイプラインID"), Kind.TEXT),
                Field.of("StageId", Phrase.of("Stage id", "ステージID"), Kind.TEXT),
                Field.of("StageName", Phrase.of("Stage", "ステージ"), Kind.TEXT),
                Field.of("DisplayOrder", Phrase.of("Order", "表示順"), Kind.COUNT),
                Field.of("Probability", Phrase.of("Probability", "確度"), Kind.SHARE),
                Field.of("Closed", Phrase.of("Closed", "クローズ"), Kind.BOOLEAN));
        try (StoreReader store = StoreReader.open(file)) {
            for (StoreReader.PipelineRow pipeline : store.pipelines()) {
                for (StoreReader.StageRow stage : store.stages()) {
                    if (stage.pipelineId().equals(pipeline.id())) {
                        table.row(
                                pipeline.label(),
                                pipeline.id(),
                                stage.id(),
                                stage.label(),
                                stage.displayOrder(),
                                Double.isNaN(stage.probability()) ? null : (Object) stage.probability(),
                                stage.closed());
                    }
                }
            }
        }
        return table.build();
    }

    /**
     * The answer to a question in DuckDB's SQL, for example {@code SELECT dealstage, count(*) FROM deals GROUP BY ALL}. There is a view of
     * each kind of record with a typed column for each property that was read ({@code deals}, {@code contacts}, …); the tables
     * {@code record}, {@code history}, {@code association}, {@code stage} and the others hold the texts. Reads only, at most a million rows.
     *
     * @throws HubSpotException with the engine's reason if the question cannot be answered, or if it is none
     */
    public DataTable sql(String query) {
        return SnapshotSql.of(file, query);
    }

    /**
     * A fingerprint of the content: SHA-256 in hexadecimal over all rows in a fixed order, without the times of the runs. Two snapshots of
     * the same portal in the same state, under the same key, have the same one, however they were read.
     */
    public String digest() {
        return SnapshotDigest.of(file);
    }

    /** Writes each table and each typed view as a Parquet file into a folder, readable by you only, and names the files. */
    public List<Path> writeParquet(Path folder) {
        return SnapshotFiles.parquet(file, folder);
    }

    /**
     * Takes a record out of the snapshot with its history and links, for a request to erase. It does not come back with later extractions
     * into this file. Exports that were made before still hold it.
     */
    public Snapshot forget(PortalObject object, String id) {
        SnapshotFiles.forget(file, object, id);
        return open(file);
    }

    /**
     * How the portal's properties changed from run to run, and values that are not of their property's type: those are missing in the
     * typed views, and kept as text in {@code record}.
     */
    public DataTable drift() {
        return Drift.of(file);
    }

    @Override
    public DataTable table() {
        return summary();
    }

    @Override
    public Phrase sentence() {
        long records = 0;
        for (int i = 0; i < summary().rowCount(); i++) {
            Object count = summary().value(i, "Records");
            records += count == null ? 0 : (long) count;
        }
        String number = String.format(java.util.Locale.ROOT, "%,d", records);
        String portal = run.account().portalId();
        String gapsEn = gaps.isEmpty() ? "no gaps" : gaps.size() + (gaps.size() == 1 ? " gap" : " gaps");
        String gapsJa = gaps.isEmpty() ? "欠落なし" : "欠落" + gaps.size() + "件";
        return Phrase.of(
                "Snapshot of portal " + portal + " as of " + run.cutOff() + ": " + number + " records, " + gapsEn
                        + (isComplete() ? "" : "; not complete, extract again to go on"),
                "ポータル " + portal + " の " + run.cutOff() + " 時点のスナップショット：" + number + "レコード、" + gapsJa
                        + (isComplete() ? "" : "（未完了。もう一度抽出すると続きから再開）"));
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
