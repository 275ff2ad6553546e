package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One extraction from beginning to end: what describes the portal, then a full run or an increment. Each page leaves a checkpoint; a
 * second call goes on where the first one ended.
 */
final class Extraction {

    private static final String CLOSED_BEFORE = "closed before";

    private final PortalReader reader;
    private final Account account;
    private final HubSpot.Options options;
    private final DealQuery query;
    private final Waiting waiting;
    private final Store.Seam seam;

    Extraction(
            PortalReader reader,
            Account account,
            HubSpot.Options options,
            DealQuery query,
            Waiting waiting,
            Store.Seam seam) {
        this.seam = seam;
        this.reader = reader;
        this.account = account;
        this.options = options;
        this.query = query;
        this.waiting = waiting;
    }

    /** Fills the file, or finds that it is full already. */
    void into(Path file) {
        run(file, false);
    }

    /** Brings a complete snapshot up to date, or goes on with what was begun. */
    void update(Path file) {
        run(file, true);
    }

    private void run(Path file, boolean update) {
        Pseudonyms pseudonyms = Pseudonyms.of(options.privacy());
        if (Files.exists(file)) {
            open(file, update, pseudonyms, null);
            return;
        }
        // Asked before the file is made, so that a portal that refuses leaves no empty file behind.
        alone(file, () -> open(file, update, pseudonyms, newRun(1, RunInfo.FULL, pseudonyms)));
    }

    /** Works while no other extraction of this portal does. */
    private void alone(Path file, Runnable work) {
        PortalLock lock = PortalLock.take(reader.host(), account.portalId(), file);
        try {
            work.run();
        } finally {
            lock.close();
        }
    }

    /**
     * @param first the run to begin with, or null if the file is there
     */
    private void open(Path file, boolean update, Pseudonyms pseudonyms, RunInfo first) {
        try (Store store = Store.open(file, seam)) {
            RunInfo present = store.runs().latest();
            if (present != null) {
                requireSame(present, pseudonyms, file);
                if (present.isFinished() && !update) {
                    alreadyThere(present, store);
                    return;
                }
            }
            if (first != null) {
                work(store, first, pseudonyms);
                return;
            }
            alone(file, () -> {
                RunInfo run = present == null
                        ? newRun(1, RunInfo.FULL, pseudonyms)
                        : present.isFinished() ? newRun(present.number() + 1, RunInfo.INCREMENT, pseudonyms) : present;
                work(store, run, pseudonyms);
            });
        }
    }

    private void work(Store store, RunInfo run, Pseudonyms pseudonyms) {
        store.runs().begin(run);
        store.write(() -> {
            // Of what was closed so far, nothing tells what changed since: it is read as if for the first time.
            if (store.soFar().hasClosed()) {
                store.checkpoint(CLOSED_BEFORE, 1, "", true);
            }
            store.replace("gap", "", List.of());
        });
        long sent = reader.client().sent();
        long refused = reader.client().atTheLimit();
        try (Crew crew = new Crew(options.maxInFlight())) {
            ProgressMeter meter = new ProgressMeter(options.progress(), waiting, this::remark);
            Workbench bench = new Workbench(reader, store, crew, meter, pseudonyms, query, run);
            passes(bench, run);
            new StageDatePass(bench).run();
            UntoldHistories.check(store);
            if (!bench.isIncomplete()) {
                end(store, run, meter);
            }
        } catch (InterruptedException | ColumnTables.Stopped e) {
            Thread.currentThread().interrupt();
            throw reader.client().stopped();
        } finally {
            reader.client().rest();
            long newlySent = reader.client().sent() - sent;
            long newlyRefused = reader.client().atTheLimit() - refused;
            store.writeIfPossible(() -> store.runs().requests(run.number(), newlySent, newlyRefused));
        }
    }

    private static void end(Store store, RunInfo run, ProgressMeter meter) {
        if (!store.columns().areWorthwhile()) {
            store.runs().finish(run.number(), Instant.now());
            return;
        }
        meter.begin(Phrase.of("Laying out the records for the data set", "データセット用のレコード整理"), 0, -1);
        store.runs().finish(run.number(), Instant.now());
        meter.advance(store.soFar().records());
        meter.end();
    }

    /** The share of the limit that is in use, or how long the portal makes us wait. */
    private Phrase remark() {
        Pace.Usage usage = reader.client().usage();
        if (usage.waitSeconds() > 0) {
            return Phrase.of(
                    "waiting " + usage.waitSeconds() + " s for the portal's request limit",
                    "ポータルのリクエスト上限のため" + usage.waitSeconds() + "秒待機");
        }
        int percent = (int) Math.round(usage.share() * 100);
        return percent == 0
                ? Phrase.same("")
                : Phrase.of(percent + "% of the request limit", "リクエスト上限の" + percent + "%");
    }

    private void passes(Workbench bench, RunInfo run) throws InterruptedException {
        new ReferencePass(bench, query, options.propertyMap(), options.readingMode()).run();
        bench.pipeline(pipelineId(bench.store));
        if (run.kind().equals(RunInfo.FULL)) {
            new FullRun(bench, options.readingMode()).run();
        } else {
            int increment = run.number() - 1;
            new IncrementRun(
                            bench,
                            bench.store.soFar().watermarkBefore(run.number()),
                            increment % options.refreshEvery() == 0
                                    || bench.store.soFar().isDone(CLOSED_BEFORE),
                            options.settling(),
                            waiting)
                    .run();
        }
    }

    /** The id of the wanted pipeline, which may be given by its label; null for all. */
    private String pipelineId(Store store) {
        if (query.pipeline() == null) {
            return null;
        }
        List<String> labels = new ArrayList<>();
        for (String[] pipeline : store.soFar().pipelines()) {
            if (query.pipeline().equals(pipeline[0]) || query.pipeline().equalsIgnoreCase(pipeline[1])) {
                return pipeline[0];
            }
            labels.add(pipeline[1]);
        }
        throw new HubSpotException(Phrase.of(
                "Portal " + account.portalId() + " has no deal pipeline \"" + query.pipeline() + "\"; it has "
                        + String.join(", ", labels) + ".",
                "ポータル " + account.portalId() + " に商談パイプライン「" + query.pipeline() + "」はありません。あるのは "
                        + String.join("、", labels) + " です。"));
    }

    private RunInfo newRun(int number, String kind, Pseudonyms pseudonyms) {
        Instant now = Instant.now();
        Instant clock = reader.clock().orElse(now);
        Instant cutOff = options.cutOff() != null ? options.cutOff() : clock;
        return new RunInfo(
                number,
                kind,
                account,
                reader.host(),
                options.apiVersion(),
                query.toString(),
                pseudonyms.fingerprint(),
                options.historyCap(),
                PropertyMapJson.write(options.propertyMap()),
                now,
                cutOff,
                clock,
                null);
    }

    private void requireSame(RunInfo present, Pseudonyms pseudonyms, Path file) {
        Phrase difference = null;
        if (!present.account().portalId().equals(account.portalId())) {
            difference = Phrase.of(
                    "of portal " + present.account().portalId() + ", and this is portal " + account.portalId(),
                    "はポータル " + present.account().portalId() + " のもので、接続先はポータル " + account.portalId() + " です");
        } else if (!present.query().equals(query.toString())) {
            difference = Phrase.of(
                    "of \"" + present.query() + "\", and asked for is \"" + query + "\"",
                    "は「" + present.query() + "」の抽出で、今回の指定は「" + query + "」です");
        } else if (!present.keyFingerprint().equals(pseudonyms.fingerprint())) {
            difference = Phrase.of("with names treated under another key or setting", "の仮名化の鍵または設定が異なります");
        } else if (!present.propertyMap().equals(PropertyMapJson.write(options.propertyMap()))) {
            difference = Phrase.of("with another property map", "のプロパティマップが異なります");
        }
        if (difference != null) {
            throw new OtherSnapshot(Phrase.of(
                    "The file " + file + " holds a snapshot " + difference.en()
                            + ". Name another file, or call refresh to replace the snapshot once the new one is complete.",
                    "ファイル " + file + " のスナップショット" + difference.ja()
                            + "。別のファイルを指定するか、refresh を呼んでください（新しい抽出が完了した時点で置き換えます）。"));
        }
    }

    private void alreadyThere(RunInfo present, Store store) {
        long deals = store.soFar().count(PortalObject.DEALS);
        options.progress()
                .progress(
                        Phrase.of(
                                "Already complete, taken at " + present.cutOff() + "; call refresh for a new one",
                                "抽出済み（" + present.cutOff() + " 時点）。新しく抽出するには refresh を呼んでください"),
                        deals,
                        deals);
    }
}
