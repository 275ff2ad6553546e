package io.keiro.log;

/**
 * What a verb did to a log.
 *
 * @param what the verb with its arguments
 * @param cases before and after
 * @param events before and after
 * @param note what else should be known, or empty
 */
record LogStep(String what, Change cases, Change events, Phrase note) {

    record Change(int before, int after) {}

    static LogStep of(String what, Frame before, Frame after, Phrase note) {
        return new LogStep(
                what,
                new Change(before.caseCount(), after.caseCount()),
                new Change(before.eventCount(), after.eventCount()),
                note);
    }
}
