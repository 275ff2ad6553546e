package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.time.Instant;

/**
 * What an extraction is about, as the snapshot keeps it.
 *
 * @param number counted from 1 over all extractions into the file
 * @param kind {@link #FULL} or {@link #INCREMENT}
 * @param account the portal
 * @param host where it was read
 * @param apiVersion in which dialect
 * @param query which deals, in words
 * @param keyFingerprint which pseudonym key, without revealing it
 * @param historyCap values per property that the portal keeps
 * @param propertyMap the property map in JSON
 * @param started when the extraction began
 * @param cutOff up to when the data is known
 * @param watermark the portal's own clock at the start; the next increment asks for what changed since
 * @param finished when everything was there, or null while something is missing
 */
record RunInfo(
        int number,
        String kind,
        Account account,
        String host,
        String apiVersion,
        String query,
        String keyFingerprint,
        int historyCap,
        String propertyMap,
        Instant started,
        Instant cutOff,
        Instant watermark,
        Instant finished) {

    static final String FULL = "full";
    static final String INCREMENT = "increment";

    /** What is said of a run that has no end yet, without a full stop. */
    static final Phrase UNFINISHED = Phrase.of(
            "The extraction is not complete; extract again to go on where it stopped",
            "抽出は完了していません。もう一度抽出すると続きから再開します");

    boolean isFinished() {
        return finished != null;
    }
}
