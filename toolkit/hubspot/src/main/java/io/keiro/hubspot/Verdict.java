package io.keiro.hubspot;

import java.time.Duration;

/** What to do after an attempt: take the answer, ask again after a pause, or give up. */
sealed interface Verdict {

    /** The answer is good. */
    record Take() implements Verdict {}

    /**
     * Ask again.
     *
     * @param pause how long to wait first
     * @param wholeClass true if every request of the class must wait, not only this one
     */
    record AskAgain(Duration pause, boolean wholeClass) implements Verdict {}

    /** Stop with this sentence. */
    record GiveUp(HubSpotException failure) implements Verdict {}
}
