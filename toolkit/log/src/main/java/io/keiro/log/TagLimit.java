package io.keiro.log;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses markup in which a single tag or text goes on and on: the parser behind it would hold all of it in memory. */
final class TagLimit extends FilterInputStream {

    /** Bytes from one tag to the next. */
    static final int MOST = 1 << 26;

    private int since;

    TagLimit(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        for (int i = offset; i < offset + count; i++) {
            since = bytes[i] == '<' ? 0 : since + 1;
            if (since > MOST) {
                throw new IOException("a single value is longer than 64 MB");
            }
        }
        return count;
    }
}
