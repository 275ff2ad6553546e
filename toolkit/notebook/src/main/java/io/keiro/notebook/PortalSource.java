package io.keiro.notebook;

import io.keiro.hubspot.DealQuery;
import io.keiro.hubspot.HubSpot;
import io.keiro.hubspot.Snapshot;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.StageMapDraft;
import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A portal as the source: extracted into a snapshot file, from which the data set is built without asking the portal again. */
final class PortalSource implements DataSource {

    /** A complete snapshot of a living portal is kept for this long before the next extraction brings it up to date. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final Portal portal;

    PortalSource(Portal portal) {
        this.portal = portal;
    }

    @Override
    public Tabular readiness() {
        return Spoken.of(() -> portal.connect(options -> options).readiness());
    }

    @Override
    public Tabular plan() {
        return Spoken.of(() -> portal.connect(options -> options).plan(DealQuery.all()));
    }

    @Override
    public Tabular extract(Workspace workspace) {
        Path file = workspace.snapshotFolder().resolve(portal.identity() + ".duckdb");
        return Spoken.of(() -> {
            Snapshot snapshot = Notebook.withProgress(progress -> {
                HubSpot hubSpot =
                        portal.connect(options -> mappingFor(workspace, options).withProgress(progress));
                return isOld(file) ? hubSpot.update(DealQuery.all(), file) : hubSpot.extract(DealQuery.all(), file);
            });
            portal.describe(workspace.snapshotFolder());
            workspace.mark(new Extracted(portal.identity(), portal.sentence(), file));
            return snapshot;
        });
    }

    /** With what the next step asks for first; a stage map that cannot be read is told there. */
    private static HubSpot.Options mappingFor(Workspace workspace, HubSpot.Options options) {
        try {
            return options.withStageMap(workspace.stageMap());
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return options;
        }
    }

    /** A complete snapshot of a portal that goes on working is brought up to date, an unfinished one continued. */
    private boolean isOld(Path file) {
        if (!portal.changes() || !Files.exists(file)) {
            return false;
        }
        Snapshot present = Snapshot.open(file);
        return present.isComplete() && present.cutOff().isBefore(Instant.now().minus(FRESH));
    }

    @Override
    public Tabular reconciliation(Workspace workspace) {
        return Spoken.of(() -> snapshot(workspace).reconciliation());
    }

    @Override
    public Tabular stageMapDraft(Workspace workspace) {
        return Spoken.of(() -> {
            StageMapDraft draft = snapshot(workspace).stageMapDraft();
            Path file = workspace.writeDraft(draft);
            return Remark.of(
                    Phrase.of(
                            draft.sentence().en() + "; the whole draft is in " + file,
                            draft.sentence().ja() + "。下書きの全体は " + file),
                    draft.table());
        });
    }

    /** A snapshot shows pseudonyms of customers by default, so the export's names become the same ones. */
    @Override
    public FinanceReview finance(Workspace workspace, LeadToCash data) {
        return Spoken.of(() -> workspace.finance(
                data,
                portal.exports(workspace.snapshotFolder()),
                HubSpot.Options.defaults().privacy().customerNames()));
    }

    private Snapshot snapshot(Workspace workspace) {
        return Snapshot.open(
                workspace.extractedFrom(portal.identity(), portal.sentence()).file());
    }

    @Override
    public LeadToCash leadToCash(Workspace workspace) {
        return Spoken.of(() -> snapshot(workspace).toLeadToCash(workspace.stageMap()));
    }

    @Override
    public DataTable table() {
        return Facts.table(Phrase.of("Data source", "データソース"), portal.facts());
    }

    @Override
    public Phrase sentence() {
        return portal.sentence();
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
