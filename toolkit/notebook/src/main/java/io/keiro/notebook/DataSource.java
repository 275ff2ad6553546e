package io.keiro.notebook;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.log.Tabular;

/**
 * Where the data comes from: the sandbox company, a HubSpot portal, or a file. The cells of the notebooks are the same for all three;
 * the choice is made when the notebooks are started (KEIRO_SOURCE).
 *
 * <pre>{@code
 * DataSource source = DataSource.selected();
 * source.extract(workspace);
 * LeadToCash data = source.leadToCash(workspace);
 * }</pre>
 */
public sealed interface DataSource extends Tabular permits PortalSource, FileSource {

    /**
     * The source that KEIRO_SOURCE names: {@code sandbox} (also if nothing is set; KEIRO_DEALS and KEIRO_SEED choose the company),
     * {@code hubspot} (token in HUBSPOT_TOKEN, or in the file that HUBSPOT_TOKEN_FILE names), or a file or folder.
     *
     * @throws NotebookException if the setting names nothing that exists
     */
    static DataSource selected() {
        return SourceChoice.current();
    }

    /** What can be read: one row per kind of object. */
    Tabular readiness();

    /** What the extraction will take, before anything is fetched: requests, time, share of the portal's daily quota. */
    Tabular plan();

    /**
     * Puts the raw facts into the workspace, where the later steps find them. An interrupted extraction goes on where it stopped.
     *
     * @return what is there now, with counts and gaps
     */
    Tabular extract(Workspace workspace);

    /**
     * What {@link #extract} left against what the source says it has: counts, cut histories, closed objects, and what each means for the
     * analyses.
     *
     * @throws NotebookException if nothing was extracted yet, or from another source
     */
    Tabular reconciliation(Workspace workspace);

    /**
     * What the stages seem to stand for, with a question for a person wherever the source's own words are not enough.
     *
     * @throws NotebookException if nothing was extracted yet, or from another source
     */
    Tabular stageMapDraft(Workspace workspace);

    /**
     * Matches the accounting system's export to the deals: the files of the workspace that begin with {@code finance} or
     * {@code deliveries} (CSV or Excel), else those that the source itself left. What a person decided before counts.
     */
    FinanceReview finance(Workspace workspace, LeadToCash data);

    /**
     * Builds the Lead-to-Cash data set from what {@link #extract} left in the workspace, with the workspace's stage map.
     *
     * @throws NotebookException if nothing was extracted yet, or from another source
     */
    LeadToCash leadToCash(Workspace workspace);
}
