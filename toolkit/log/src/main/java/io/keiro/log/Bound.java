package io.keiro.log;

import java.util.function.IntPredicate;

/**
 * A condition bound to one log: it asks for numbers of cases or of events.
 *
 * @param holds whether it holds for the case or event of that number
 * @param note what else should be known, for example how many lack the value, or empty
 */
record Bound(IntPredicate holds, Phrase note) {

    static Bound of(IntPredicate holds) {
        return new Bound(holds, Phrase.same(""));
    }

    Bound negate() {
        return new Bound(holds.negate(), note);
    }

    Bound and(Bound other) {
        return new Bound(holds.and(other.holds), both(other));
    }

    Bound or(Bound other) {
        return new Bound(holds.or(other.holds), both(other));
    }

    private Phrase both(Bound other) {
        if (note.en().isEmpty() || note.equals(other.note)) {
            return other.note;
        }
        return other.note.en().isEmpty()
                ? note
                : Phrase.of(note.en() + "; " + other.note.en(), note.ja() + "、" + other.note.ja());
    }
}
