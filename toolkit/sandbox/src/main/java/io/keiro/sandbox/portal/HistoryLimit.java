package io.keiro.sandbox.portal;

/**
 * How many entries of a property's history a portal keeps; older ones are gone.
 *
 * @param entries on deals, companies, quotes and everything else
 * @param contactEntries on contacts
 */
public record HistoryLimit(int entries, int contactEntries) {

    public HistoryLimit {
        if (entries < 1 || contactEntries < 1) {
            throw new IllegalArgumentException("A history keeps at least one entry, but was asked to keep " + entries
                    + " and, on contacts, " + contactEntries + ".");
        }
    }

    /** 20, and 45 on contacts. */
    public static HistoryLimit asInHubSpot() {
        return new HistoryLimit(20, 45);
    }

    /** {@code none}, one number for all, or two divided by a slash. */
    static HistoryLimit named(String text) {
        if (text.equals("none")) {
            return new HistoryLimit(Integer.MAX_VALUE, Integer.MAX_VALUE);
        }
        String[] parts = text.split("/", 2);
        int entries = Amounts.count(parts[0]);
        return new HistoryLimit(entries, parts.length == 2 ? Amounts.count(parts[1]) : entries);
    }

    int of(ObjectType type) {
        return type == ObjectType.CONTACTS ? contactEntries : entries;
    }

    @Override
    public String toString() {
        if (entries == contactEntries) {
            return entries == Integer.MAX_VALUE ? "none" : Integer.toString(entries);
        }
        return entries + "/" + contactEntries;
    }
}
