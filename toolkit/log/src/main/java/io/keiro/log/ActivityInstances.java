package io.keiro.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events of a log belong to one performance of an activity. By instance id where there is one, else first in, first out for each
 * case and activity; of several that fit, the first with the same resource. An event without a transition that XES names stands alone.
 */
final class ActivityInstances {

    private static final int NONE = -1;

    private final EventLog log;
    private final Transition[] transitions;
    private final Column ids;
    private final Column resources;
    private final List<Instance> instances = new ArrayList<>();
    private final int[] offsets;
    private Map<Key, Queue> waiting = new HashMap<>();
    private Map<Key, Queue> working = new HashMap<>();

    private enum State {
        WAITING,
        WORKING,
        ENDED
    }

    /** The events of one performance, in order. */
    static final class Instance {
        private final List<Integer> events = new ArrayList<>(2);
        private int start = NONE;
        private int complete = NONE;
        private State state = State.ENDED;

        List<Integer> events() {
            return events;
        }

        /** The event that started it, or -1. */
        int start() {
            return start;
        }

        /** The event that completed it, or -1. An event without a known transition counts as a completion. */
        int complete() {
            return complete;
        }

        /** The event that speaks for it: the completion, else the start, else the first. */
        int main() {
            return complete >= 0 ? complete : start >= 0 ? start : events.get(0);
        }
    }

    private record Key(int activity, String id) {}

    /** Instances in one state, in the order in which they came, with a short cut to those of one resource. */
    private static final class Queue {
        private final State state;
        private final ArrayDeque<Instance> all = new ArrayDeque<>();
        private final Map<String, ArrayDeque<Instance>> byResource = new HashMap<>();

        Queue(State state) {
            this.state = state;
        }

        void add(Instance instance, String resource) {
            instance.state = state;
            all.add(instance);
            if (resource != null) {
                byResource.computeIfAbsent(resource, r -> new ArrayDeque<>()).add(instance);
            }
        }

        /** The first of this resource, else the first at all, else null. */
        Instance first(String resource) {
            Instance own = resource == null ? null : firstFree(byResource.get(resource));
            return own == null ? firstFree(all) : own;
        }

        /** Those that have gone on to another state are only taken out here. */
        private Instance firstFree(ArrayDeque<Instance> queue) {
            while (queue != null && !queue.isEmpty()) {
                if (queue.peek().state == state) {
                    return queue.peek();
                }
                queue.poll();
            }
            return null;
        }
    }

    private ActivityInstances(EventLog log) {
        this.log = log;
        Column lifecycle = log.findEventAttribute(log.mapping().lifecycle());
        ids = log.findEventAttribute(log.mapping().instance());
        resources = log.findEventAttribute(log.mapping().resource());
        transitions = new Transition[log.eventCount()];
        Map<String, Transition> known = new HashMap<>();
        for (int e = 0; e < transitions.length; e++) {
            String text = lifecycle == null ? null : lifecycle.text(e);
            transitions[e] = text == null ? null : known.computeIfAbsent(text, Transition::of);
        }
        offsets = new int[log.caseCount() + 1];
    }

    static ActivityInstances of(EventLog log) {
        ActivityInstances found = new ActivityInstances(log);
        for (int c = 0; c < log.caseCount(); c++) {
            found.waiting = new HashMap<>();
            found.working = new HashMap<>();
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                found.event(e);
            }
            found.offsets[c + 1] = found.instances.size();
        }
        return found;
    }

    /** All instances, case by case, each case in the order of the first event. */
    List<Instance> all() {
        return instances;
    }

    /** First instance of each case, and the number of instances behind the last. */
    int[] offsets() {
        return offsets;
    }

    /** The transition of an event; null if it has none that XES names. */
    Transition transition(int event) {
        return transitions[event];
    }

    private void event(int event) {
        Transition transition = transitions[event];
        if (transition == null) {
            Instance alone = open(event);
            alone.complete = event;
            return;
        }
        Key key = new Key(log.activityCode(event), ids == null ? null : ids.text(event));
        String resource = resources == null ? null : resources.text(event);
        Queue waits = waiting.computeIfAbsent(key, k -> new Queue(State.WAITING));
        Queue works = working.computeIfAbsent(key, k -> new Queue(State.WORKING));
        switch (transition.effect()) {
            case OPENS -> waits.add(open(event), resource);
            case WAITS -> {
                if (!join(event, waits.first(resource)) && !join(event, works.first(resource))) {
                    waits.add(open(event), resource);
                }
            }
            case STARTS -> {
                Instance started = joinOrOpen(event, waits.first(resource));
                started.start = event;
                works.add(started, resource);
            }
            case INTERRUPTS -> {
                if (!join(event, works.first(resource))) {
                    works.add(joinOrOpen(event, waits.first(resource)), resource);
                }
            }
            case ENDS -> {
                Instance ended = works.first(resource);
                ended = joinOrOpen(event, ended == null ? waits.first(resource) : ended);
                ended.complete = transition == Transition.COMPLETE ? event : NONE;
                ended.state = State.ENDED;
            }
        }
    }

    private Instance open(int event) {
        Instance instance = new Instance();
        instance.events.add(event);
        instances.add(instance);
        return instance;
    }

    private static boolean join(int event, Instance instance) {
        return instance != null && instance.events.add(event);
    }

    private Instance joinOrOpen(int event, Instance instance) {
        return join(event, instance) ? instance : open(event);
    }
}
