package io.keiro.view;

import io.keiro.log.DataTable.Kind;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A value of a table as people read it: numbers with separators, durations in the unit that fits, days as their language writes them. */
final class CellText {

    private static final DateTimeFormatter MOMENT_EN = moment("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MOMENT_JA = moment("yyyy/MM/dd HH:mm:ss");
    private static final DateTimeFormatter DAY_JA = DateTimeFormatter.ofPattern("yyyy/MM/dd(E)", Locale.JAPANESE);

    private CellText() {}

    private static DateTimeFormatter moment(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** A value that does not fit its column's kind is shown as it prints: a wrong table must still be readable. */
    static String of(Kind kind, Object value, Language language) {
        if (value == null) {
            return Figures.MISSING;
        }
        if (value instanceof Phrase phrase) {
            return phrase.in(language);
        }
        if (value instanceof Quantity quantity) {
            return new Unit(quantity.unit()).value(quantity.value(), language);
        }
        if (value instanceof Number number) {
            return number(kind, number);
        }
        if (value instanceof Duration span) {
            return Figures.duration(span.toMillis() / 1000.0, language);
        }
        if (value instanceof Instant moment) {
            return (language == Language.JA ? MOMENT_JA : MOMENT_EN).format(moment);
        }
        if (value instanceof LocalDate day) {
            return language == Language.JA ? DAY_JA.format(day) : day.toString();
        }
        if (value instanceof Boolean yes) {
            return Phrase.of(yes ? "yes" : "no", yes ? "はい" : "いいえ").in(language);
        }
        return value.toString();
    }

    private static String number(Kind kind, Number number) {
        double value = number.doubleValue();
        return switch (kind) {
            case COUNT -> Double.isNaN(value) ? Figures.MISSING : Figures.count(number.longValue());
            case SHARE -> Figures.share(value);
            case MONEY -> money(value);
            case NUMBER -> Figures.number(value);
            case TEXT, DURATION, INSTANT, DATE, BOOLEAN -> number.toString();
        };
    }

    /** Cents only matter where the amount is small. */
    private static String money(double value) {
        boolean cents = Math.abs(value) < 1_000 && value != Math.rint(value);
        return Double.isFinite(value) ? Figures.fixed(value, cents ? 2 : 0) : Figures.MISSING;
    }
}
