package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Activity instances that one resource started and another one completed.
 *
 * <p>Needs a lifecycle with starts and completions, and a resource. Events belong to one instance by the instance column, else a
 * completion closes the earliest open start of its activity in the case, rather one of its own resource, among the 100 earliest. The
 * completion is the offender. Events without resource are left out. Cost: one pass; open starts are few.
 */
public final class ResourceInconsistency extends Detected {

    private static final About ABOUT = new About(
            "resource-inconsistency",
            Phrase.of("Instances with more than one resource", "複数リソースにまたがる作業"),
            Phrase.of(
                    "Ask whether the work was handed over in between; if so, count it for neither resource alone.",
                    "作業が途中で引き渡されたかを確認し、そうであれば一方のリソースだけに数えないでください。"));

    private static final Reason OTHER = Reason.of(
                    "other-resource",
                    Severity.INFO,
                    Phrase.of("completed by another resource than started it", "開始と完了のリソースが異なる"))
            .withDetail((log, event, value) -> {
                String started = log.eventAttribute(log.mapping().resource()).text((int) value);
                String completed = log.eventAttribute(log.mapping().resource()).text(event);
                return Phrase.of(
                        "started by \"" + started + "\", completed by \"" + completed + "\"",
                        "「" + started + "」が開始し「" + completed + "」が完了");
            });

    /** A completion looks at no more open starts than this, so that a case that only ever starts things costs no more than others. */
    private static final int MOST_OPEN = 100;

    private ResourceInconsistency(Offences offences) {
        super(ABOUT, offences);
    }

    public static ResourceInconsistency of(EventLog log) {
        return of(new CheckedLog(log));
    }

    static ResourceInconsistency of(CheckedLog checked) {
        EventLog log = checked.log();
        Offences.Builder found = Offences.in(log);
        CodedValues lifecycle = checked.lifecycle();
        boolean[] starts = spelling(lifecycle, "start");
        boolean[] completes = spelling(lifecycle, "complete");
        CodedValues resources = checked.resources();
        if (resources == null || !holdsAny(starts) || !holdsAny(completes)) {
            return new ResourceInconsistency(found.unanswered(
                            Phrase.of("needs start and complete events with a resource", "リソースのある開始と完了のイベントが必要です"))
                    .build());
        }
        CodedValues instances = checked.instances();
        for (int c = 0; c < log.caseCount(); c++) {
            // Open starts of this case, whatever they are of.
            Deque<Integer> open = new ArrayDeque<>();
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                int transition = lifecycle.codes()[e];
                if (transition >= 0 && starts[transition]) {
                    open.add(e);
                } else if (transition >= 0 && completes[transition]) {
                    int begun = close(open, e, log, resources, instances);
                    if (begun >= 0 && differ(resources, begun, e)) {
                        found.event(e, OTHER, begun);
                    }
                }
            }
        }
        return new ResourceInconsistency(found.build());
    }

    private static boolean differ(CodedValues resources, int a, int b) {
        return resources.codes()[a] >= 0
                && resources.codes()[b] >= 0
                && resources.codes()[a] != resources.codes()[b];
    }

    /** Takes the start that belongs to a completion out of those that are open; -1 if there is none. */
    private static int close(
            Deque<Integer> open, int event, EventLog log, CodedValues resources, CodedValues instances) {
        int chosen = -1;
        int looked = 0;
        for (int begun : open) {
            if (looked++ == MOST_OPEN) {
                break;
            }
            boolean same = log.activityCode(begun) == log.activityCode(event)
                    && (instances == null
                            || instances.codes()[begun] == instances.codes()[event]);
            if (same && (chosen < 0 || !differ(resources, begun, event))) {
                chosen = begun;
                if (!differ(resources, begun, event)) {
                    break;
                }
            }
        }
        if (chosen >= 0) {
            open.remove(chosen);
        }
        return chosen;
    }

    /** Which of the values spell a transition, in small letters or capitals. */
    private static boolean[] spelling(CodedValues lifecycle, String transition) {
        boolean[] is = new boolean[lifecycle == null ? 0 : lifecycle.distinct()];
        for (int code = 0; code < is.length; code++) {
            is[code] = lifecycle.label(code).toLowerCase(Locale.ROOT).equals(transition);
        }
        return is;
    }

    private static boolean holdsAny(boolean[] values) {
        for (boolean value : values) {
            if (value) {
                return true;
            }
        }
        return false;
    }
}
