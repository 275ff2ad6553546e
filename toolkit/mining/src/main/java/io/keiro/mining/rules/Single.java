package io.keiro.mining.rules;

import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** One template under its circumstances. */
record Single(Template template, Circumstances circumstances) implements Form {

    @Override
    public Phrase said() {
        Phrase what = template.said();
        Phrase where = circumstances.said();
        return Phrase.of(what.en() + where.en(), what.ja() + where.ja());
    }

    @Override
    public String call() {
        return template.call() + circumstances.call();
    }

    @Override
    public List<String> activities() {
        return template.activities();
    }

    @Override
    public boolean ofOrder() {
        return circumstances.equals(Circumstances.NONE);
    }

    @Override
    public List<String> timedActivities() {
        return circumstances.limit() == null ? List.of() : activities();
    }

    @Override
    public Judge on(EventLog log) {
        return template.on(log, circumstances.on(log, activities()));
    }

    @Override
    public Form within(Duration limit) {
        Objects.requireNonNull(limit, "within needs a duration, for example Duration.ofDays(2)");
        if (limit.isNegative()) {
            throw new IllegalArgumentException("within needs a duration of zero or more; it is " + limit);
        }
        if (!template.relatesEvents()) {
            throw new IllegalArgumentException(call()
                    + " compares no two events, so no time lies between them; within belongs to rules such as response,"
                    + " precedence, respondedExistence and their kin");
        }
        return new Single(template, new Circumstances(circumstances.condition(), limit));
    }

    @Override
    public Form when(Predicate<? super Event> condition) {
        Objects.requireNonNull(condition, "when needs a condition on events, for example byResource(\"Ann\")");
        if (circumstances.condition() != null) {
            throw new IllegalArgumentException(
                    call() + " has a condition already; put both into one when(…) and combine them with and");
        }
        return new Single(template, new Circumstances(condition, circumstances.limit()));
    }
}
