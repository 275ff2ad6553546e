package io.keiro.hubspot;

import io.keiro.log.Phrase;
import io.keiro.log.ProgressListener;
import java.util.function.Supplier;

/** Tells a listener how far it is: at the start and end of each step, and in between at most four times a second. */
final class ProgressMeter {

    private static final long BETWEEN_NEWS = 250_000_000L;

    private final ProgressListener listener;
    private final Waiting waiting;
    private final Supplier<Phrase> remark;
    private Phrase lastRemark = Phrase.same("");
    private Phrase step = Phrase.same("");
    private long done;
    private long total;
    private long lastNews;

    /**
     * @param remark what there is to say beside the numbers; empty for nothing
     */
    ProgressMeter(ProgressListener listener, Waiting waiting, Supplier<Phrase> remark) {
        this.listener = listener;
        this.remark = remark;
        this.waiting = waiting;
    }

    void begin(Phrase what, long alreadyDone, long expected) {
        step = what;
        done = alreadyDone;
        total = expected;
        tell();
    }

    void advance(long by) {
        done += by;
        if (waiting.nanoTime() - lastNews >= BETWEEN_NEWS) {
            tell();
        }
    }

    /** Time has passed; a listener that shows the pace hears of it. */
    void tick() {
        if (waiting.nanoTime() - lastNews >= BETWEEN_NEWS) {
            tell();
        }
    }

    /** The step is over; what it brought is the whole. */
    void end() {
        total = done;
        tell();
    }

    private void tell() {
        lastNews = waiting.nanoTime();
        Phrase news = remark.get();
        if (!news.equals(lastRemark)) {
            lastRemark = news;
            listener.remark(news);
        }
        listener.progress(step, done, total >= 0 ? Math.max(total, done) : total);
    }
}
