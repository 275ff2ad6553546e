package io.keiro.notebook;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.log.ProgressListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Shows in the running cell how far long work is: one output that changes in place, first after a second, at most four times a second,
 * and ends as one line. Without a kernel it says nothing. News from other threads is ignored, because it would land in whatever cell
 * runs then.
 */
final class CellProgress implements ProgressListener {

    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long BETWEEN = Duration.ofMillis(250).toNanos();

    private final ProgressOutput output;
    private final Language language;
    private final LongSupplier clock;
    private final Thread cell = Thread.currentThread();
    private final long started;
    private final Map<Phrase, Long> steps = new LinkedHashMap<>();
    private Phrase step;
    private Phrase remark = Phrase.same("");
    private long stepStarted;
    private long done;
    private long total = -1;
    private boolean shown;
    private long lastShown;

    CellProgress(ProgressOutput output, Language language, LongSupplier clock) {
        this.output = output;
        this.language = language;
        this.clock = clock;
        this.started = clock.getAsLong();
    }

    /** Does the work and shows its progress; the last line says that it is done, was stopped or failed. */
    static <R> R during(
            ProgressOutput output, Language language, Function<? super ProgressListener, ? extends R> work) {
        CellProgress progress = new CellProgress(output, language, System::nanoTime);
        try {
            R result = work.apply(progress);
            progress.finished();
            return result;
        } catch (RuntimeException | Error failed) {
            progress.ended(failed);
            throw failed;
        }
    }

    @Override
    public void progress(Phrase what, long unitsDone, long unitsInAll) {
        if (Thread.currentThread() != cell) {
            return;
        }
        long now = clock.getAsLong();
        if (!what.equals(step)) {
            step = what;
            stepStarted = now;
        }
        done = unitsDone;
        total = unitsInAll;
        steps.put(what, unitsDone);
        if (now - (shown ? lastShown + BETWEEN : started + FIRST) >= 0) {
            lastShown = now;
            output.show(ProgressWords.running(state(now), remark, language), !shown);
            shown = true;
        }
    }

    @Override
    public void remark(Phrase news) {
        if (Thread.currentThread() == cell) {
            remark = news;
        }
    }

    void finished() {
        last(ProgressWords.finished(steps, elapsed(), language));
    }

    void ended(Throwable failed) {
        boolean stopped = Thread.currentThread().isInterrupted() || isInterruption(failed);
        last(
                stopped
                        ? ProgressWords.stopped(state(clock.getAsLong()), language)
                        : ProgressWords.failed(failed, language));
    }

    private static boolean isInterruption(Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            String name = each.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            if (name.contains("interrupt") || name.contains("cancel") || each instanceof ThreadDeath) {
                return true;
            }
        }
        return false;
    }

    /** Work of less than a second has shown nothing, and needs no last line. */
    private void last(ProgressWords.Line line) {
        if (shown) {
            output.show(line, false);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(clock.getAsLong() - started);
    }

    private ProgressWords.State state(long now) {
        return new ProgressWords.State(
                step == null ? Phrase.of("Work", "処理") : step, done, total, Duration.ofNanos(now - stepStarted));
    }
}
