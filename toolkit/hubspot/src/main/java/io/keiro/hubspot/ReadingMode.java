package io.keiro.hubspot;

/** How the records of a kind are found that is read whole. */
public enum ReadingMode {
    /** Small portals by {@link #LIST}, large ones by {@link #SEARCH}. */
    BY_SIZE,
    /** One cursor through the portal's list, histories included: complete by construction, and the reference for the others. */
    LIST,
    /**
     * Ids by the search, from several sides at once, on its own allowance; the records in batches, many at a time. Meanwhile the list
     * brings whole records from the first one on, where no record is to be left out. What the search's index does not show yet is found
     * at the end of the list.
     */
    SEARCH,
    /**
     * The list cut into stretches of ids that are walked at the same time. It relies on cursors being ids, which HubSpot does not promise:
     * a guard checks every page, and the first contradiction falls back to {@link #SEARCH}.
     */
    SHARDED_LIST
}
