package io.keiro.log;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The verbs that change what events are called, and join neighbouring ones. A label that the log never had is an error that names the
 * nearest ones.
 */
public sealed interface LabelVerbs permits Transformations {

    /**
     * Other names for some activities: {@code log.recode(Map.of("Call", "Contact", "Mail", "Contact"))}. Two activities that get the same
     * name become one; their events stay as many as they are.
     */
    default EventLog recode(Map<String, String> labels) {
        EventLog log = (EventLog) this;
        log.neededCodes(List.copyOf(labels.keySet()));
        return Labelling.recode(log, Verb.of("recode", labels), label -> labels.getOrDefault(label, label));
    }

    /** The name of each activity by a function of its name, asked once per activity: {@code log.recode(String::strip)}. */
    default EventLog recode(UnaryOperator<String> label) {
        return Labelling.recode((EventLog) this, Verb.of("recode", label), label);
    }

    /**
     * Several activities become one, and events of them that directly follow one another become one activity instance: from the first
     * start to the last completion, with the attributes of its last event. A log without starts gets them.
     */
    default EventLog collapse(String into, String... activities) {
        EventLog log = (EventLog) this;
        BitSet joined = log.neededCodes(List.of(activities));
        int[] codes = log.frame().codes();
        return JoinedEvents.of(
                log,
                Labelling.collapsed(log, into, joined),
                Verb.of("collapse", into, activities),
                e -> joined.get(codes[e]) && joined.get(codes[e - 1]));
    }

    /**
     * Events of one activity that directly follow one another become one activity instance: from the first start to the last completion,
     * with the attributes of its last event. A log without starts gets them. {@link RepetitionVerbs#collapseSelfLoops} keeps the first
     * event instead.
     */
    default EventLog mergeRepeats() {
        EventLog log = (EventLog) this;
        int[] codes = log.frame().codes();
        return JoinedEvents.of(log, log.frame(), Verb.of("mergeRepeats"), e -> codes[e] == codes[e - 1]);
    }

    /**
     * One event more at the beginning and at the end of each case, so that every case begins and ends alike: without attributes, at the
     * first start and at the last completion of the case. A case without events gets both, without times.
     *
     * @throws IllegalArgumentException if there is an activity of one of these names already
     */
    default EventLog withArtificialEndpoints(String start, String end) {
        return ArtificialEndpoints.add((EventLog) this, start, end);
    }

    /** {@link #withArtificialEndpoints(String, String)} with the names "Artificial start" and "Artificial end". */
    default EventLog withArtificialEndpoints() {
        return withArtificialEndpoints(ArtificialEndpoints.START, ArtificialEndpoints.END);
    }

    /** Takes away what {@link #withArtificialEndpoints(String, String)} added. Cases that have nothing else stay, without events. */
    default EventLog withoutArtificialEndpoints(String start, String end) {
        return ArtificialEndpoints.remove((EventLog) this, start, end);
    }

    /** Takes away what {@link #withArtificialEndpoints()} added. Cases that have nothing else stay, without events. */
    default EventLog withoutArtificialEndpoints() {
        return withoutArtificialEndpoints(ArtificialEndpoints.START, ArtificialEndpoints.END);
    }
}
