package io.keiro.mining.rules;

import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What a rule is made of. Forms are records, so that rules which say the same are equal. */
sealed interface Form permits Single, Composed, Negated {

    /** As a sentence, without a full stop. */
    Phrase said();

    /** The expression that makes it. */
    String call();

    List<String> activities();

    /** Whether nothing but the order of activities counts, so that one case speaks for its variant. */
    boolean ofOrder();

    /** The activities of the parts that compare times. */
    List<String> timedActivities();

    Judge on(EventLog log);

    Form within(Duration limit);

    Form when(Predicate<? super Event> condition);
}
