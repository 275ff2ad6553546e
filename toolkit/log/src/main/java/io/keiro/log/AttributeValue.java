package io.keiro.log;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;

/**
 * A Java value as a value of a column: whole numbers, decimals, truth values and moments keep their type, local times are read in a zone,
 * everything else is text. A whole number too large for 64 bits is text, because a decimal would lose its last digits.
 */
final class AttributeValue {

    private AttributeValue() {}

    static void set(GrowingColumn column, int row, Object value, ZoneId zone) {
        if (value instanceof String text) {
            column.text(row, text);
        } else if (value != null) {
            other(column, row, value, zone);
        }
    }

    /** Apart, because nearly all values are texts, and a loop over them is small without the rest. */
    private static void other(GrowingColumn column, int row, Object value, ZoneId zone) {
        if (value instanceof Optional<?> optional) {
            set(column, row, optional.orElse(null), zone);
        } else if (value instanceof ZonedDateTime time) {
            moment(column, row, time.toOffsetDateTime());
        } else if (value instanceof OffsetDateTime time) {
            moment(column, row, time);
        } else if (value instanceof LocalDateTime time) {
            moment(column, row, time.atZone(zone).toOffsetDateTime());
        } else if (value instanceof LocalDate day) {
            moment(column, row, day.atStartOfDay(zone).toOffsetDateTime());
        } else if (value instanceof Date date) {
            column.value(row, Instant.ofEpochMilli(date.getTime()));
        } else if (value instanceof BigInteger number) {
            column.value(row, number.bitLength() < Long.SIZE ? (Object) number.longValue() : number.toString());
        } else if (value instanceof Float number) {
            column.value(row, Double.valueOf(number.toString()));
        } else {
            column.value(row, value);
        }
    }

    private static void moment(GrowingColumn column, int row, OffsetDateTime time) {
        column.instant(row, time.toInstant().toEpochMilli(), time.getOffset().getTotalSeconds());
    }
}
