package io.keiro.sandbox;

import io.keiro.sandbox.portal.HistoryLimit;

/**
 * How many entries of a property's history the portal keeps; older ones are gone.
 *
 * @param entries on deals, companies, quotes and everything else
 * @param contactEntries on contacts
 */
public record HistoryCap(int entries, int contactEntries) {

    /** @throws IllegalArgumentException if it keeps nothing */
    public HistoryCap {
        new HistoryLimit(entries, contactEntries);
    }

    /** As in HubSpot: 20, and 45 on contacts. */
    public static HistoryCap asInHubSpot() {
        return new HistoryCap(20, 45);
    }

    /** Nothing is ever forgotten. */
    public static HistoryCap none() {
        return new HistoryCap(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    HistoryLimit limit() {
        return new HistoryLimit(entries, contactEntries);
    }
}
