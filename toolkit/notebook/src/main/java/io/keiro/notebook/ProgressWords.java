package io.keiro.notebook;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How progress is told, as text and as HTML that reads without script or style. */
final class ProgressWords {

    private ProgressWords() {}

    record Line(String text, String html) {}

    /** How far one step is; total is -1 while unknown. */
    record State(Phrase step, long done, long total, Duration elapsed) {}

    static Line running(State state, Language language) {
        return running(state, Phrase.same(""), language);
    }

    /**
     * @param remark what there is to say beside the numbers; empty for nothing
     */
    static Line running(State state, Phrase remark, Language language) {
        String beside = remark.in(language);
        String text = counted(state, language) + pace(state, language) + (beside.isEmpty() ? "" : " · " + beside);
        String bar = state.total() > 0
                ? "<progress value=\"" + state.done() + "\" max=\"" + state.total() + "\"></progress> "
                : "<progress></progress> ";
        return new Line(text, "<div>" + bar + escaped(text) + "</div>");
    }

    static Line finished(Map<Phrase, Long> steps, Duration elapsed, Language language) {
        String counts = steps.entrySet().stream()
                .map(step -> step.getKey().in(language) + " " + number(step.getValue()))
                .collect(Collectors.joining(" · "));
        String text = Phrase.of("Done in " + time(elapsed, Language.EN), "完了（" + time(elapsed, Language.JA) + "）")
                .in(language);
        return line(counts.isEmpty() ? text : text + ": " + counts);
    }

    static Line stopped(State state, Language language) {
        String of = state.total() > 0 ? number(state.total()) : "?";
        String label = state.step().in(language);
        return line(Phrase.of(
                        "Stopped after " + number(state.done()) + " of " + of + ": " + label,
                        of + "件中" + number(state.done()) + "件で停止：" + label)
                .in(language));
    }

    static Line failed(Throwable failure, Language language) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String first = why.lines().findFirst().orElse(why);
        return line(Phrase.of("Failed: " + first, "失敗：" + first).in(language));
    }

    private static Line line(String text) {
        return new Line(text, "<div>" + escaped(text) + "</div>");
    }

    private static String counted(State state, Language language) {
        String label = state.step().in(language);
        return state.total() > 0
                ? label + ": " + number(state.done()) + " / " + number(state.total())
                : label + ": " + number(state.done());
    }

    /** Rate and remaining time, once there is something to reckon them from. */
    private static String pace(State state, Language language) {
        double seconds = state.elapsed().toNanos() / 1e9;
        if (state.done() <= 0 || seconds <= 0) {
            return "";
        }
        double perSecond = state.done() / seconds;
        String rate = perSecond >= 10
                ? number(Math.round(perSecond))
                : String.format(Locale.ROOT, "%.1f", Math.max(perSecond, 0.1));
        String text = Phrase.of(" · " + rate + " a second", " · 毎秒" + rate).in(language);
        if (state.total() <= state.done()) {
            return text;
        }
        Duration left = Duration.ofMillis(Math.round((state.total() - state.done()) / perSecond * 1000));
        return text
                + Phrase.of(" · about " + time(left, Language.EN) + " left", " · 残り約" + time(left, Language.JA))
                        .in(language);
    }

    static String time(Duration duration, Language language) {
        long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
        boolean ja = language == Language.JA;
        if (seconds < 60) {
            return seconds + (ja ? "秒" : " s");
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + (ja ? "分" : " min ") + seconds % 60 + (ja ? "秒" : " s");
        }
        return minutes / 60 + (ja ? "時間" : " h ") + minutes % 60 + (ja ? "分" : " min");
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
