package io.keiro.hubspot;

import java.time.Instant;

/**
 * What an extraction is about, as the snapshot keeps it.
 *
 * @param account the portal
 * @param host where it was read
 * @param apiVersion in which dialect
 * @param query which deals, in words
 * @param keyFingerprint which pseudonym key, without revealing it
 * @param historyCap values per property that the portal keeps
 * @param propertyMap the property map in JSON
 * @param started when the extraction began
 * @param cutOff up to when the data is known
 * @param finished when everything was there, or null while something is missing
 */
record RunInfo(
        Account account,
        String host,
        String apiVersion,
        String query,
        String keyFingerprint,
        int historyCap,
        String propertyMap,
        Instant started,
        Instant cutOff,
        Instant finished) {

    boolean isFinished() {
        return finished != null;
    }
}
