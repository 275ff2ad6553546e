package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/** What sentences say about cases and events without the times that a metric needs, and about durations that are negative. */
final class Untimed {

    private Untimed() {}

    static Phrase cases(int n) {
        return n == 0
                ? Phrase.same("")
                : Phrase.of(
                        "; " + Wording.count(n, "case has", "cases have") + " no time",
                        "。時刻のないケース" + Wording.number(n) + "件");
    }

    static Phrase events(int n) {
        return n == 0
                ? Phrase.same("")
                : Phrase.of(
                        "; " + Wording.count(n, "event has", "events have") + " no time",
                        "。時刻のないイベント" + Wording.number(n) + "件");
    }

    /** Of spans that have no start, no end, or end before they start. */
    static Phrase spans(int n) {
        return n == 0
                ? Phrase.same("")
                : Phrase.of(
                        "; " + Wording.count(n, "event", "events") + " without usable times left out",
                        "。時刻を使えないイベント" + Wording.number(n) + "件は除外");
    }

    /** Why work takes no time in a log that has one time per event. */
    static Phrase noStarts(EventLog log) {
        return log.hasStartTimes() || log.eventCount() == 0
                ? Phrase.same("")
                : Phrase.of("; the log has no start times", "。ログに開始時刻がない");
    }

    /** Of activity instances, which have a start and a completion where the log knows starts. */
    static Phrase instances(EventLog log, int untimed, int negatives) {
        Phrase missing = !log.hasStartTimes() || untimed == 0
                ? events(untimed)
                : Phrase.of(
                        "; " + Wording.count(untimed, "event lacks", "events lack") + " a start or a completion",
                        "。開始または完了のないイベント" + Wording.number(untimed) + "件");
        return with(negatives, missing);
    }

    static Phrase events(int untimed, int negatives) {
        return with(negatives, events(untimed));
    }

    private static Phrase with(int negatives, Phrase times) {
        return negatives == 0
                ? times
                : Phrase.of(
                        "; " + Wording.number(negatives) + (negatives == 1 ? " is" : " are") + " negative" + times.en(),
                        "。負の値" + Wording.number(negatives) + "件" + times.ja());
    }
}
