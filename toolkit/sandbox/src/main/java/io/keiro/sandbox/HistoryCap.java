package io.keiro.sandbox;

/**
 * How many entries of a property's history the portal keeps; older ones are gone.
 *
 * @param entries on deals, companies, quotes and everything else
 * @param contactEntries on contacts
 */
public record HistoryCap(int entries, int contactEntries) {

    public HistoryCap {
        if (entries < 1 || contactEntries < 1) {
            throw new IllegalArgumentException("A history keeps at least one entry, but was asked to keep " + entries
                    + " and, on contacts, " + contactEntries + ".");
        }
    }

    /** As in HubSpot: 20, and 45 on contacts. */
    public static HistoryCap asInHubSpot() {
        return new HistoryCap(20, 45);
    }

    /** Nothing is forgotten. */
    public static HistoryCap none() {
        return new HistoryCap(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
