package io.keiro.log;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes that end with an error where they come to many times the packed ones: a file made to fill memory or time. */
final class UnpackedBytes extends FilterInputStream {

    /** Logs pack to a tenth or a fiftieth; nothing is said about files that are small all the same. */
    private static final long MOST_TIMES = 500;

    private static final long HARMLESS = 128L << 20;

    private final String name;
    private final long most;
    private long read;

    UnpackedBytes(InputStream in, String name, long packed) {
        super(in);
        this.name = name;
        this.most = Math.max(HARMLESS, packed * MOST_TIMES);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > most) {
            throw LogFormatException.in(
                    name,
                    Phrase.of(
                            "unpacks to more than " + MOST_TIMES
                                    + " times its size, as no log does; if it is meant so, unpack it and read the"
                                    + " unpacked file",
                            "は展開すると " + MOST_TIMES + "倍を超える大きさになり、通常のログではありません。意図したものであれば、展開してから読み込んでください"));
        }
    }
}
