package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** P11: fields that are empty when a deal enters the stage at which they are due, and amounts that differ from the quote. */
final class FieldProbe extends Probe {

    private static final double TOLERANCE = 0.01;

    private final Map<DataField, Gauge> complete = new EnumMap<>(DataField.class);
    private final Gauge backfill = Gauge.median("days_until_filled", "days");
    private final Gauge wrong = Gauge.share("wrong_amount_rate");
    private final List<String> defective = new ArrayList<>();

    FieldProbe(Company company, Ids ids) {
        super(Problem.POOR_DATA_QUALITY, company, ids);
        for (DataField field : DataField.values()) {
            complete.put(
                    field,
                    Gauge.share("completeness[" + field.property() + ", "
                            + field.dueAt().label().english() + "]"));
        }
    }

    @Override
    void add(DealStory story) {
        boolean within = contains(story);
        boolean defect = false;
        for (FieldStory field : story.fields()) {
            if (field.due() > now()) {
                continue;
            }
            boolean filled = field.filled() <= field.due();
            complete.get(field.field()).add(within, filled);
            if (field.field() == company().segments().field() && !filled) {
                if (field.filled() <= now()) {
                    backfill.add(within, (field.filled() - field.due()) / DAY);
                }
                if (within) {
                    list("emptyAtEntry", story);
                    defect = true;
                }
            }
        }
        boolean quoted = story.quotes().stream().anyMatch(quote -> quote.published() <= now());
        if (quoted) {
            double difference =
                    Math.abs(story.changes().amountAt(now()) - story.traits().amount());
            boolean off = difference > TOLERANCE * story.traits().amount();
            wrong.add(within, off);
            if (within && off) {
                list("wrongAmount", story);
                defect = true;
            }
        }
        if (defect) {
            defective.add(dealId(story));
        }
    }

    @Override
    List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        complete.values().forEach(gauge -> readings.add(gauge.reading()));
        readings.add(backfill.reading());
        readings.add(wrong.reading());
        return readings;
    }

    @Override
    List<String> affected() {
        return defective;
    }
}
