package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A deal while its events are being read: the last value of an attribute counts, and closing events tell the outcome if nothing else does. */
final class DealDraft {

    private final String id;
    private final Map<String, String> values = new LinkedHashMap<>();
    private Instant created;
    private Outcome closed = Outcome.OPEN;

    DealDraft(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void put(String attribute, String value) {
        if (value != null && !value.isBlank()) {
            values.put(attribute, value);
        }
    }

    String take(String attribute) {
        return values.remove(attribute);
    }

    List<String> currencies() {
        String currency = values.get(Columns.CURRENCY);
        return currency == null ? List.of() : List.of(currency);
    }

    void see(BusinessEvent event) {
        if (event.activity().equals(Activity.OPPORTUNITY_CREATED.id()) && created == null) {
            created = event.time();
        } else if (event.activity().equals(Activity.CLOSED_WON.id())) {
            closed = Outcome.WON;
        } else if (event.activity().equals(Activity.CLOSED_LOST.id())) {
            closed = Outcome.LOST;
        }
    }

    Deal done(ReadingNotes notes, ZoneId zone) {
        String outcome = take(Columns.OUTCOME);
        if (outcome != null && Outcomes.of(outcome).isEmpty()) {
            notes.count(
                    Phrase.of(
                            "values of " + Columns.OUTCOME + " are neither won, lost nor open; closing events decide",
                            "受注・失注・進行中のいずれでもないためクローズのイベントで判断する " + Columns.OUTCOME + " の値"),
                    outcome);
        }
        String amount = take(Columns.AMOUNT);
        OptionalDouble number = Amounts.amount(amount);
        if (amount != null && number.isEmpty()) {
            notes.count(
                    Phrase.of(
                            "values of " + Columns.AMOUNT + " are no amounts and count as unknown",
                            "金額として読めないため不明として扱う " + Columns.AMOUNT + " の値"),
                    amount);
        }
        String closeDate = take(Columns.CLOSE_DATE);
        LocalDate day =
                Moments.read(closeDate, zone).map(moment -> moment.day(zone)).orElse(null);
        if (closeDate != null && day == null) {
            notes.count(
                    Phrase.of(
                            "values of " + Columns.CLOSE_DATE + " are no dates and count as unknown",
                            "日付として読めないため不明として扱う " + Columns.CLOSE_DATE + " の値"),
                    closeDate);
        }
        return new Deal(
                id,
                created,
                Outcomes.of(outcome).orElse(closed),
                take(Columns.PIPELINE),
                take(Columns.STAGE),
                number.orElse(Double.NaN),
                day,
                values);
    }
}
