package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.mining.TransitionSystem.Abstraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers the states of a {@link TransitionSystem}. With an open horizon a state and the next activity decide the next state, so each state
 * is worked out once, not once for each case position; then the sequences need no comparison at all.
 */
final class StateIndex {

    /** What a state remembers: codes in their order, distinct codes, or each distinct code with how often. */
    private record Content(int[] codes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && Arrays.equals(codes, content.codes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codes);
        }
    }

    /** With an open horizon: the state without the activity that came last. */
    private record Step(int before, int code) {}

    private final EventLog log;
    private final Abstraction abstraction;
    private final boolean future;
    private final int horizon;
    private final Map<Content, Integer> numbers = new HashMap<>();
    private final Map<Step, Integer> next = new HashMap<>();
    /** By number; null for sequences of all events, which are told by their steps. */
    private final List<Content> contents = new ArrayList<>();

    private final List<Step> steps = new ArrayList<>();

    StateIndex(EventLog log, TransitionSystem.Options options) {
        this.log = log;
        this.abstraction = options.abstraction();
        this.future = options.direction() == TransitionSystem.Direction.FUTURE;
        this.horizon = options.horizon();
    }

    int size() {
        return contents.size();
    }

    /** The states before, between and after the events of a variant. */
    int[] statesOf(int[] codes) {
        int n = codes.length;
        int[] visited = new int[n + 1];
        if (horizon != TransitionSystem.Options.ALL) {
            for (int i = 0; i <= n; i++) {
                int from = future ? i : Math.max(0, i - horizon);
                int to = future ? (int) Math.min(n, (long) i + horizon) : i;
                visited[i] = number(content(Arrays.copyOfRange(codes, from, to)), null);
            }
            return visited;
        }
        int empty = number(new Content(new int[0]), null);
        visited[future ? n : 0] = empty;
        for (int i = 0; i < n; i++) {
            int at = future ? n - 1 - i : i;
            int before = future ? at + 1 : at;
            visited[future ? at : at + 1] = after(new Step(visited[before], codes[at]));
        }
        return visited;
    }

    private int after(Step step) {
        Integer known = next.get(step);
        if (known == null) {
            known = abstraction == Abstraction.SEQUENCE
                    ? add(null, step)
                    : number(with(contents.get(step.before()).codes(), step.code()), step);
            next.put(step, known);
        }
        return known;
    }

    private int number(Content content, Step step) {
        Integer known = numbers.get(content);
        if (known == null) {
            known = add(content, step);
            numbers.put(content, known);
        }
        return known;
    }

    private int add(Content content, Step step) {
        contents.add(content);
        steps.add(step);
        return contents.size() - 1;
    }

    private Content content(int[] window) {
        if (abstraction == Abstraction.SEQUENCE) {
            return new Content(window);
        }
        Content content = new Content(new int[0]);
        for (int code : window) {
            content = with(content.codes(), code);
        }
        return content;
    }

    /** One activity more, kept in the order of codes. */
    private Content with(int[] codes, int code) {
        int width = abstraction == Abstraction.SET ? 1 : 2;
        int at = 0;
        while (at < codes.length && codes[at] < code) {
            at += width;
        }
        if (at < codes.length && codes[at] == code) {
            if (width == 1) {
                return new Content(codes);
            }
            int[] more = codes.clone();
            more[at + 1]++;
            return new Content(more);
        }
        int[] wider = new int[codes.length + width];
        System.arraycopy(codes, 0, wider, 0, at);
        Arrays.fill(wider, at, at + width, 1);
        wider[at] = code;
        System.arraycopy(codes, at, wider, at + width, codes.length - at);
        return new Content(wider);
    }

    String label(int state) {
        return switch (abstraction) {
            case SEQUENCE -> "⟨" + String.join(", ", sequence(state)) + "⟩";
            case SET ->
                Arrays.stream(contents.get(state).codes())
                        .mapToObj(log::activityLabel)
                        .sorted(LabelOrder.BY_CODE_POINT)
                        .collect(Collectors.joining(", ", "{", "}"));
            case MULTISET -> {
                int[] codes = contents.get(state).codes();
                yield IntStream.range(0, codes.length / 2)
                        .mapToObj(i ->
                                log.activityLabel(codes[2 * i]) + (codes[2 * i + 1] > 1 ? "×" + codes[2 * i + 1] : ""))
                        .sorted(LabelOrder.BY_CODE_POINT)
                        .collect(Collectors.joining(", ", "[", "]"));
            }
        };
    }

    private List<String> sequence(int state) {
        List<String> labels = new ArrayList<>();
        if (contents.get(state) != null) {
            for (int code : contents.get(state).codes()) {
                labels.add(log.activityLabel(code));
            }
            return labels;
        }
        for (Step step = steps.get(state); step != null; step = steps.get(step.before())) {
            labels.add(log.activityLabel(step.code()));
        }
        if (!future) {
            Collections.reverse(labels);
        }
        return labels;
    }
}
