package io.keiro.log;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicLong;

/** The unpacked bytes of a file, unpacked ahead on another thread where that pays, with a listener that hears how far it is. */
final class ProgressInput extends FilterInputStream {

    private static final long WORTH_A_THREAD = 1 << 19;
    private static final long NANOS_BETWEEN = 250_000_000;

    private final Phrase what;
    private final long total;
    private final AtomicLong done;
    private final ProgressListener listener;
    private long told = System.nanoTime();

    private ProgressInput(InputStream in, AtomicLong done, long total, Phrase what, ProgressListener listener) {
        super(in);
        this.done = done;
        this.total = total;
        this.what = what;
        this.listener = listener;
    }

    static ProgressInput open(SourceFile file, ProgressListener listener) throws IOException {
        AtomicLong done = new AtomicLong();
        long total = Files.size(file.path());
        InputStream in = file.open(raw -> new Counting(raw, done));
        if (file.packing() != SourceFile.Packing.PLAIN && total > WORTH_A_THREAD) {
            in = new AheadInput(in);
        }
        return new ProgressInput(in, done, total, what(file), listener);
    }

    /**
     * A stretch of an unpacked file; what is read of all its stretches counts together.
     */
    static ProgressInput open(SourceFile file, TextStretch stretch, ProgressListener listener) throws IOException {
        long total = Files.size(file.path());
        InputStream in = new Counting(stretch.open(file.path()), stretch.done());
        return new ProgressInput(in, stretch.done(), total, what(file), listener);
    }

    private static Phrase what(SourceFile file) {
        return Phrase.of("Reading " + file.name(), file.name() + " を読み込み中");
    }

    /** Tells the listener, a few times a second at most. */
    void tell() {
        if (listener != ProgressListener.SILENT && System.nanoTime() - told > NANOS_BETWEEN) {
            told = System.nanoTime();
            listener.progress(what, done.get(), total);
        }
    }

    /** The same bytes, which tells the listener whenever some are read. */
    InputStream telling() {
        return new FilterInputStream(this) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                tell();
                return super.read(bytes, offset, length);
            }
        };
    }

    /** Tells the listener that all is read. */
    void finished() {
        listener.progress(what, total, total);
    }

    private static final class Counting extends FilterInputStream {
        private final AtomicLong done;

        Counting(InputStream in, AtomicLong done) {
            super(in);
            this.done = done;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            done.addAndGet(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            done.addAndGet(Math.max(0, count));
            return count;
        }
    }
}
