package io.keiro.log;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits delimited text that is written as most programs write it straight from its bytes, which is quicker than decoding it first. Only
 * cells with characters beyond ASCII are decoded. Whatever is unusual ends the reading with {@link UnusualException}: the library's parser knows what
 * to make of it, or how to say what is wrong.
 */
final class PlainRows {

    private static final int FIRST_BLOCK = 1 << 18;
    private static final int LONGEST_CELL = 1 << 22;

    /** Eight bytes at once, the first one lowest. */
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x80 * ONES;
    private static final long FEEDS = '\n' * ONES;
    private static final long RETURNS = '\r' * ONES;

    /** The text is not for this reader. It has no trace because it happens in the course of things. */
    static final class UnusualException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusualException(String what) {
            super(what, null, false, false);
        }
    }

    private final InputStream in;
    private final long size;
    private long read;
    private final Dialect dialect;
    private final RowHandler handler;
    private final CharsetDecoder decoder;
    /** The bytes that mean something, each eight times over. */
    private final long delimiters;

    private final long quotes;

    private byte[] block = new byte[FIRST_BLOCK];
    /** Where the open cell begins, where the reader is, and where the block ends. */
    private int start;

    private int at;
    private int end;
    private char[] decoded = new char[256];
    private byte[] unquoted = new byte[256];
    private int column;
    private long line = 1;

    /** @param size bytes that there are */
    PlainRows(InputStream in, long size, Charset charset, Dialect dialect, RowHandler handler) {
        this.in = in;
        this.size = size;
        this.dialect = dialect;
        this.handler = handler;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        delimiters = dialect.delimiter() * ONES;
        quotes = dialect.quote() * ONES;
    }

    /** Whether the bytes of its delimiters and quotes mean nothing else in this encoding, and nothing stands around the quotes. */
    static boolean canRead(Charset charset, Dialect dialect) {
        return (charset.equals(StandardCharsets.UTF_8) || charset.equals(TextEncoding.WESTERN))
                && dialect.delimiter() < 128
                && dialect.quote() < 128
                && !dialect.spaced()
                && !dialect.announced();
    }

    /** Passes all rows on, until the handler has enough. */
    void pass() throws IOException {
        boolean more = true;
        while (more) {
            long rowLine = line;
            boolean any = row();
            more = at < end || fill();
            if (any && !handler.endRow(rowLine, column)) {
                return;
            }
        }
    }

    /** One row. Returns whether it is more than an empty line. */
    private boolean row() throws IOException {
        column = 0;
        while (true) {
            start = at;
            boolean ascii = skipPlain();
            int b = next();
            boolean quoted = b == dialect.quote();
            if (quoted) {
                b = quoted();
            } else if (column > 0 || at > start || b == dialect.delimiter()) {
                cell(block, start, at - start, ascii);
            }
            if (b != dialect.delimiter()) {
                boolean any = quoted || column > 0;
                endOfLine(b);
                return any;
            }
            at++;
        }
    }

    /** Goes to the next byte that is not just a part of a cell, or behind the last one. Returns whether all of those passed are ASCII. */
    private boolean skipPlain() throws IOException {
        long passed = 0;
        do {
            byte[] bytes = block;
            int i = at;
            for (int last = end - Long.BYTES; i <= last; i += Long.BYTES) {
                long word = (long) WORD.get(bytes, i);
                long found = special(word);
                if (found != 0) {
                    at = i + (Long.numberOfTrailingZeros(found) >>> 3);
                    // Of this word only the bytes below the lowest one that was found.
                    return ((passed | word & (found & -found) - 1) & HIGH) == 0;
                }
                passed |= word;
            }
            for (; i < end; i++) {
                if (special(bytes[i] & 0xff | -1L << Byte.SIZE) != 0) {
                    at = i;
                    return (passed & HIGH) == 0;
                }
                passed |= bytes[i];
            }
            at = end;
        } while (fill());
        return (passed & HIGH) == 0;
    }

    /** The high bit of each byte that means something; of those above such a byte perhaps by mistake. */
    private long special(long word) {
        return (zero(word ^ delimiters) | zero(word ^ quotes) | zero(word ^ FEEDS) | zero(word ^ RETURNS)) & HIGH;
    }

    private static long zero(long word) {
        return word - ONES & ~word;
    }

    /** The byte at which the reader is, or -1 behind the last one. */
    private int next() throws IOException {
        return at < end || fill() ? block[at] & 0xff : -1;
    }

    /** Brings more bytes; the open cell stays whole. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(block, start, block, 0, end - start);
            at -= start;
            end -= start;
            start = 0;
        } else if (end == block.length) {
            if (end >= LONGEST_CELL) {
                throw new UnusualException("a very long cell");
            }
            block = Arrays.copyOf(block, 2 * block.length);
        }
        // What is in the block has been passed on but for the open cell.
        handler.share((double) (read - (end - at)) / size);
        int count = in.read(block, end, block.length - end);
        end += Math.max(0, count);
        read += Math.max(0, count);
        return count > 0;
    }

    private void endOfLine(int b) throws IOException {
        if (b >= 0) {
            at++;
            line++;
            start = at;
            if (b == '\r' && next() == '\n') {
                at++;
            }
        }
        start = at;
    }

    /** A cell in quotes. Returns the byte behind it. */
    private int quoted() throws IOException {
        if (at > start) {
            throw new UnusualException("a quote inside a cell");
        }
        int length = 0;
        boolean ascii = true;
        boolean carriage = false;
        at++;
        while (true) {
            start = at;
            int b = next();
            if (b < 0) {
                throw new UnusualException("a quote that is not closed");
            }
            at++;
            if (b == dialect.quote()) {
                start = at;
                b = next();
                if (b != dialect.quote()) {
                    if (b != dialect.delimiter() && b != '\n' && b != '\r' && b >= 0) {
                        throw new UnusualException("text behind a quote");
                    }
                    cell(unquoted, 0, length, ascii);
                    return b;
                }
                at++;
            }
            line += b == '\r' || b == '\n' && !carriage ? 1 : 0;
            carriage = b == '\r';
            ascii &= b < 128;
            if (length == unquoted.length) {
                if (length >= LONGEST_CELL) {
                    throw new UnusualException("a very long cell");
                }
                unquoted = Arrays.copyOf(unquoted, 2 * length);
            }
            unquoted[length++] = (byte) b;
        }
    }

    private void cell(byte[] bytes, int from, int length, boolean ascii) {
        if (column == GrowingColumns.MOST_COLUMNS) {
            throw new UnusualException("very many cells");
        }
        if (ascii) {
            handler.cell(column++, bytes, from, length);
            return;
        }
        if (decoded.length < length) {
            decoded = new char[2 * length];
        }
        CharBuffer to = CharBuffer.wrap(decoded);
        try {
            decoder.reset();
            var result = decoder.decode(ByteBuffer.wrap(bytes, from, length), to, true);
            if (!result.isUnderflow()) {
                result.throwException();
            }
            decoder.flush(to);
        } catch (CharacterCodingException e) {
            throw new UnusualException("bytes of another encoding");
        }
        handler.cell(column++, decoded, 0, to.position());
    }
}
