package io.keiro.hubspot;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the mapping of a snapshot takes for granted. All are technical limits; none is a promise about a process.
 *
 * @param propertyMap which properties feed which attributes; none for the one that the extraction used
 * @param backdatedAfter a step counts as entered afterwards if it was recorded more than this after it is said to have happened
 * @param bulkRecords so many records of one kind changed in one second by one source other than a person's click make a bulk change
 * @param together changes of pipeline and stage within this time are one change
 * @param issuedIsSent true to count an invoice as sent when it was opened, where nothing else says when it was sent; a portal keeps no
 *     time of sending, so by default nothing is claimed
 */
public record MappingOptions(
        Optional<PropertyMap> propertyMap,
        Duration backdatedAfter,
        int bulkRecords,
        Duration together,
        boolean issuedIsSent) {

    public MappingOptions {
        Objects.requireNonNull(propertyMap, "a property map, or none for that of the extraction");
        requirePositive("backdatedAfter", backdatedAfter, "1 day");
        requirePositive("together", together, "1 second");
        if (bulkRecords < 2) {
            throw new IllegalArgumentException("bulkRecords is " + bulkRecords
                    + "; a bulk change has 2 records or more, and 50 unless said otherwise");
        }
    }

    private static void requirePositive(String name, Duration value, String usual) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; give a time above zero, such as " + usual + ", which is usual");
        }
    }

    /** The property map of the extraction, a day, 50 records, a second. */
    public static MappingOptions defaults() {
        return new MappingOptions(Optional.empty(), Duration.ofDays(1), 50, Duration.ofSeconds(1), false);
    }

    public MappingOptions withPropertyMap(PropertyMap map) {
        return new MappingOptions(Optional.of(map), backdatedAfter, bulkRecords, together, issuedIsSent);
    }

    public MappingOptions withBackdatedAfter(Duration limit) {
        return new MappingOptions(propertyMap, limit, bulkRecords, together, issuedIsSent);
    }

    public MappingOptions withBulkRecords(int records) {
        return new MappingOptions(propertyMap, backdatedAfter, records, together, issuedIsSent);
    }

    public MappingOptions withTogether(Duration limit) {
        return new MappingOptions(propertyMap, backdatedAfter, bulkRecords, limit, issuedIsSent);
    }

    public MappingOptions withIssuedIsSent() {
        return new MappingOptions(propertyMap, backdatedAfter, bulkRecords, together, true);
    }
}
