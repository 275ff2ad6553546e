package io.keiro.hubspot;

import java.util.Collection;
import java.util.Locale;

/**
 * The properties in which a portal keeps when a deal entered each stage. Their names are made of the stage's id, whose hyphens become
 * underscores, with a number at the end where the result would not be unique.
 */
final class StageDates {

    static final String PREFIX = "hs_v2_date_entered_";

    private StageDates() {}

    /** An id as it stands in a property's name. */
    static String plain(String stageId) {
        return stageId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    /** The stage that a property is about, or null. */
    static String stage(String property, Collection<String> stageIds) {
        if (!property.startsWith(PREFIX)) {
            return null;
        }
        String tail = plain(property.substring(PREFIX.length()));
        String longest = null;
        for (String id : stageIds) {
            String plain = plain(id);
            boolean same = tail.equals(plain);
            boolean numbered = tail.startsWith(plain + "_")
                    && tail.substring(plain.length() + 1).matches("\\d+");
            if ((same || numbered) && (longest == null || id.length() > longest.length())) {
                longest = id;
            }
        }
        return longest;
    }
}
