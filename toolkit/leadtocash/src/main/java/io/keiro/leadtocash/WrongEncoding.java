package io.keiro.leadtocash;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells text that was written in UTF-8 and read as something else: written back in the encoding that it was read in, its bytes are UTF-8
 * again and mean another text. Other text hardly ever does so, because every letter beyond ASCII takes two to four bytes of a fixed form
 * there. What was lost altogether shows as the replacement character.
 */
final class WrongEncoding {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int ASCII = 0x80;

    /** What text is taken for by mistake: western, western as Windows has it, Japanese as Windows has it. */
    private static final List<Charset> MISTAKEN =
            List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"), Charset.forName("windows-31j"));

    private WrongEncoding() {}

    static boolean is(String text) {
        if (text.chars().allMatch(letter -> letter < ASCII)) {
            return false;
        }
        return text.indexOf(REPLACEMENT) >= 0 || MISTAKEN.stream().anyMatch(charset -> isUtf8ReadAs(charset, text));
    }

    private static boolean isUtf8ReadAs(Charset charset, String text) {
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            String meant = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
            return !meant.equals(text);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
