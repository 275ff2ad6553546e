package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One extraction from beginning to end: what describes the portal, the deals, the links from deals and from invoices, the linked records.
 * Each step leaves checkpoints; a second call goes on where the first one ended. Links are cut into parts by position, so they wait for
 * the ids that they start from to be complete.
 */
final class Extraction {

    private static final List<PortalObject> RELATED = List.of(
            PortalObject.CONTACTS,
            PortalObject.COMPANIES,
            PortalObject.QUOTES,
            PortalObject.LINE_ITEMS,
            PortalObject.INVOICES,
            PortalObject.PAYMENTS);

    private final PortalReader reader;
    private final Account account;
    private final HubSpot.Options options;
    private final DealQuery query;
    private final Waiting waiting;

    Extraction(PortalReader reader, Account account, HubSpot.Options options, DealQuery query, Waiting waiting) {
        this.reader = reader;
        this.account = account;
        this.options = options;
        this.query = query;
        this.waiting = waiting;
    }

    /** Fills the file, or finds that it is full already. */
    void into(Path file) {
        Pseudonyms pseudonyms = Pseudonyms.of(options.privacy());
        // Asked before the file is made, so that a portal that refuses leaves no empty file behind.
        RunInfo first = Files.exists(file) ? null : newRun(pseudonyms);
        try (Store store = Store.open(file)) {
            RunInfo present = store.run();
            if (present != null) {
                requireSame(present, pseudonyms, file);
                if (present.isFinished()) {
                    alreadyThere(present, store);
                    return;
                }
            }
            RunInfo run = present != null ? present : first != null ? first : newRun(pseudonyms);
            store.begin(run);
            store.write(() -> store.replace("gap", "", List.of()));
            try (Crew crew = new Crew(options.maxInFlight())) {
                ProgressMeter meter = new ProgressMeter(options.progress(), waiting);
                Workbench bench = new Workbench(reader, store, crew, meter, pseudonyms);
                passes(bench, run);
                if (!bench.isIncomplete()) {
                    store.finish(run.number(), Instant.now());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw reader.client().stopped();
            }
        }
    }

    private void passes(Workbench bench, RunInfo run) throws InterruptedException {
        new ReferencePass(bench, query, options.propertyMap()).run();
        StoredSoFar soFar = bench.store.soFar();
        boolean complete = new DealPass(bench, query, pipelineId(bench.store), account.zone()).run();
        List<PortalObject> related = RELATED.stream().filter(query::reads).toList();
        if (complete) {
            complete =
                    new LinkPass(bench, PortalObject.DEALS, run.cutOff()).run(related, soFar.ids(PortalObject.DEALS));
        }
        if (complete && related.containsAll(List.of(PortalObject.INVOICES, PortalObject.PAYMENTS))) {
            new LinkPass(bench, PortalObject.INVOICES, run.cutOff())
                    .run(List.of(PortalObject.PAYMENTS), soFar.linked(PortalObject.INVOICES));
        }
        new RelatedPass(bench).run(related);
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

    private RunInfo newRun(Pseudonyms pseudonyms) {
        Instant now = Instant.now();
        Instant cutOff =
                options.cutOff() != null ? options.cutOff() : reader.clock().orElse(now);
        return new RunInfo(
                1,
                RunInfo.FULL,
                account,
                reader.host(),
                options.apiVersion(),
                query.toString(),
                pseudonyms.fingerprint(),
                options.historyCap(),
                PropertyMapJson.write(options.propertyMap()),
                now,
                cutOff,
                reader.clock().orElse(now),
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
        int deals = store.soFar().known(PortalObject.DEALS).size();
        options.progress()
                .progress(
                        Phrase.of(
                                "Already complete, taken at " + present.cutOff() + "; call refresh for a new one",
                                "抽出済み（" + present.cutOff() + " 時点）。新しく抽出するには refresh を呼んでください"),
                        deals,
                        deals);
    }
}
