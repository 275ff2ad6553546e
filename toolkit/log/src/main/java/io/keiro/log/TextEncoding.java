package io.keiro.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The encoding of a text: from its byte-order mark, else UTF-8 if the bytes are valid UTF-8, else CP932 (Shift_JIS) if they read as
 * plausible Japanese, else Windows-1252.
 *
 * @param charset the encoding
 * @param mark length of the byte-order mark in bytes
 * @param reason why this one, for the import report
 */
record TextEncoding(Charset charset, int mark, Phrase reason) {

    static final Charset JAPANESE = Charset.forName("windows-31j");
    static final Charset WESTERN = Charset.forName("windows-1252");

    private static final int SAMPLE = 1 << 18;

    static TextEncoding given(Charset charset, byte[] start) {
        return new TextEncoding(charset, markLength(charset, start), Phrase.of("as given", "指定どおり"));
    }

    /** For what follows the beginning of a file. */
    TextEncoding withoutMark() {
        return new TextEncoding(charset, 0, reason);
    }

    /** Looks at the beginning of a file. */
    static TextEncoding detect(SourceFile file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] sample = in.readNBytes(SAMPLE);
            return detect(sample, sample.length < SAMPLE);
        }
    }

    /** Looks at the bytes beyond ASCII in the whole file, after its beginning turned out to be typical of nothing. */
    static TextEncoding detectWithoutUtf8(SourceFile file) throws IOException {
        byte[] telling = new byte[SAMPLE];
        int length = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream in = file.open()) {
            for (int read = in.read(block); read > 0 && length < SAMPLE; read = in.read(block)) {
                for (int i = 0; i < read && length < SAMPLE; i++) {
                    boolean nearOther = block[i] < 0 || i > 0 && block[i - 1] < 0;
                    if (nearOther) {
                        telling[length++] = block[i];
                    }
                }
            }
        }
        return legacy(Arrays.copyOf(telling, length));
    }

    static TextEncoding detect(byte[] sample, boolean whole) {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            int mark = markLength(charset, sample);
            if (mark > 0) {
                return new TextEncoding(charset, mark, Phrase.of("byte-order mark", "BOM による"));
            }
        }
        Charset wide = wide(sample);
        if (wide != null) {
            return new TextEncoding(wide, 0, Phrase.of("every other byte is zero", "1バイトおきに0のため"));
        }
        if (decodes(sample, StandardCharsets.UTF_8, whole)) {
            return new TextEncoding(StandardCharsets.UTF_8, 0, Phrase.of("valid UTF-8", "UTF-8 として正しいため"));
        }
        return legacy(sample);
    }

    private static TextEncoding legacy(byte[] sample) {
        if (japaneseScore(sample) > 0) {
            return new TextEncoding(JAPANESE, 0, Phrase.of("not UTF-8, reads as Japanese", "UTF-8 ではなく、日本語として読めるため"));
        }
        return new TextEncoding(WESTERN, 0, Phrase.of("not UTF-8 and not Japanese", "UTF-8 でも日本語でもないため"));
    }

    /** Characters of the text behind the mark; bytes that are not valid in this encoding raise a {@code CharacterCodingException}. */
    Reader reader(InputStream in) throws IOException {
        in.skipNBytes(mark);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new InputStreamReader(in, decoder);
    }

    /** Zero bytes outside UTF-16, or control characters in number: no text. */
    static boolean looksBinary(byte[] start) {
        if (wide(start) != null
                || markLength(StandardCharsets.UTF_16LE, start) > 0
                || markLength(StandardCharsets.UTF_16BE, start) > 0) {
            return false;
        }
        int control = 0;
        for (byte b : start) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                control++;
            }
        }
        return control * 20 > start.length;
    }

    private static int markLength(Charset charset, byte[] start) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return start.length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf
                    ? 3
                    : 0;
        }
        if (start.length < 2) {
            return 0;
        }
        boolean little = start[0] == (byte) 0xff && start[1] == (byte) 0xfe;
        boolean big = start[0] == (byte) 0xfe && start[1] == (byte) 0xff;
        return little && charset.equals(StandardCharsets.UTF_16LE) || big && charset.equals(StandardCharsets.UTF_16BE)
                ? 2
                : 0;
    }

    /** UTF-16 without a mark: the zero halves of line breaks, digits and Latin letters lie nearly all on the same side. */
    private static Charset wide(byte[] sample) {
        int pairs = sample.length / 2;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < pairs; i++) {
            even += sample[2 * i] == 0 ? 1 : 0;
            odd += sample[2 * i + 1] == 0 ? 1 : 0;
        }
        if (Math.max(even, odd) < 2 || Math.max(even, odd) < 8 * Math.min(even, odd)) {
            return null;
        }
        Charset charset = odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        String text = new String(sample, 0, 2 * pairs, charset);
        long strange = text.chars()
                .filter(c -> c == 0xfffd
                        || Character.isISOControl(c) && !Character.isWhitespace(c)
                        || !Character.isDefined(c))
                .count();
        return strange * 50 > text.length() ? null : charset;
    }

    /** A sample may end inside a character, a whole text must not. */
    private static boolean decodes(byte[] sample, Charset charset, boolean whole) {
        CharsetDecoder decoder = charset.newDecoder();
        CoderResult result = decoder.decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length + 1), whole);
        return !result.isError();
    }

    /**
     * Kana and the kanji of everyday use speak for Japanese, rare kanji against it: Western accented letters followed by a plain letter
     * decode as rare kanji. Negative or zero when it is not Japanese.
     */
    private static int japaneseScore(byte[] sample) {
        int score = 0;
        for (int i = 0; i < sample.length; i++) {
            int lead = sample[i] & 0xff;
            if (lead < 0x80 || lead >= 0xa1 && lead <= 0xdf) {
                continue;
            }
            if (lead == 0x80 || lead > 0xfc) {
                return -1;
            }
            if (i + 1 == sample.length) {
                break;
            }
            int trail = sample[++i] & 0xff;
            if (trail < 0x40 || trail == 0x7f || trail > 0xfc) {
                return -1;
            }
            boolean kana = lead == 0x82 || lead == 0x83 || lead == 0x81;
            boolean everyday = lead >= 0x88 && lead <= 0x97;
            score += kana || everyday ? 1 : -2;
        }
        return score;
    }
}
