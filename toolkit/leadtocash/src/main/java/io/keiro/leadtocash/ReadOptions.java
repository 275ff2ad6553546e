package io.keiro.leadtocash;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a reader cannot find in a file.
 *
 * @param zone zone of times that are written without one
 * @param currency currency of all amounts, "" to take it from the file
 * @param stages what the stages stand for, for files that bring no stage map of their own
 */
public record ReadOptions(ZoneId zone, String currency, Optional<StageMap> stages) {

    public ReadOptions {
        Objects.requireNonNull(zone, "a zone is needed, for example ZoneId.of(\"Asia/Tokyo\")");
        Objects.requireNonNull(currency, "a currency code, or an empty text to take it from the file");
        Objects.requireNonNull(stages, "a stage map, or none");
    }

    /** UTC, the currency of the file, and no stage map. */
    public static ReadOptions defaults() {
        return new ReadOptions(ZoneId.of("UTC"), "", Optional.empty());
    }

    public ReadOptions withZone(ZoneId newZone) {
        return new ReadOptions(newZone, currency, stages);
    }

    public ReadOptions withCurrency(String code) {
        return new ReadOptions(zone, code, stages);
    }

    public ReadOptions withStages(StageMap map) {
        return new ReadOptions(zone, currency, Optional.of(map));
    }
}
