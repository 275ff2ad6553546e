package io.keiro.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A verb with its arguments, as it was called: what the history of a log says.
 *
 * @param call for example {@code keepTopVariants(10)}
 * @param note what else should be known, or empty
 */
record Verb(String call, Phrase note) {

    private static final Phrase NOTHING = Phrase.same("");
    private static final int SHOWN = 20;

    static Verb of(String name, Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(text(argument));
        }
        texts.removeIf(String::isEmpty);
        return new Verb(name + "(" + String.join(", ", texts) + ")", NOTHING);
    }

    Verb noting(Phrase said) {
        if (said.en().isEmpty()) {
            return this;
        }
        return new Verb(
                call,
                note.en().isEmpty() ? said : Phrase.of(note.en() + "; " + said.en(), note.ja() + "、" + said.ja()));
    }

    /** An argument as it would stand in a cell; a function that does not say what it does is an ellipsis. */
    private static String text(Object argument) {
        if (argument instanceof String) {
            return "\"" + argument + "\"";
        }
        if (argument instanceof Duration duration) {
            return "Duration.parse(\"" + duration + "\")";
        }
        if (argument instanceof Object[] many) {
            return list(Arrays.asList(many));
        }
        if (argument instanceof Map<?, ?> map) {
            List<String> pairs = new ArrayList<>();
            map.forEach((key, value) -> pairs.add(text(key) + " to " + text(value)));
            return shortened(pairs);
        }
        if (argument instanceof Collection<?> many) {
            return list(many);
        }
        if (argument == null
                || argument.getClass().isSynthetic()
                || argument.getClass().isHidden()) {
            return argument == null ? "null" : "…";
        }
        return argument.toString().startsWith(argument.getClass().getName() + "@") ? "…" : argument.toString();
    }

    private static String list(Collection<?> many) {
        return shortened(many.stream().limit(SHOWN + 1).map(Verb::text).toList(), many.size());
    }

    private static String shortened(List<String> texts) {
        return shortened(texts, texts.size());
    }

    private static String shortened(List<String> texts, int count) {
        return count <= SHOWN
                ? String.join(", ", texts)
                : String.join(", ", texts.subList(0, SHOWN)) + ", … (" + count + ")";
    }
}
