package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and checks tokens and other secrets; no message ever shows one. */
final class SecretText {

    private static final long LONGEST_FILE = 8_192;
    private static final String HIDDEN = "(token hidden)";

    private SecretText() {}

    /** The text of a file that only its owner can read. */
    static String read(Path file, Phrase where) {
        if (!Files.isRegularFile(file)) {
            throw new HubSpotException(Phrase.of(
                    where.en()
                            + " does not exist. Put the token alone into a text file, make it readable by you only, and give its"
                            + " path.",
                    where.ja() + " が見つかりません。トークンだけを書いたテキストファイルを作り、自分だけが読めるようにして、その" + "パスを指定してください。"));
        }
        OwnerOnly.require(file, where);
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new HubSpotException(Phrase.of(
                        where.en() + " is " + Files.size(file)
                                + " bytes long; a token file holds the token and nothing else.",
                        where.ja() + " は " + Files.size(file) + " バイトあります。トークンファイルにはトークンだけを書いてください。"));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new HubSpotException(
                    Phrase.of(
                            where.en() + " cannot be read: " + e.getClass().getSimpleName() + ".",
                            where.ja() + " を読めません：" + e.getClass().getSimpleName()),
                    e);
        }
    }

    /** A text without a secret, which may stand in it as it is or as forms and addresses spell it; "" is none. */
    static String hidden(String text, String secret) {
        return secret.isEmpty()
                ? text
                : text.replace(secret, HIDDEN).replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), HIDDEN);
    }

    /** The secret without blanks around it. */
    static String checked(String text, Phrase where) {
        String token = text == null ? "" : text.strip();
        if (token.isEmpty()) {
            throw new HubSpotException(Phrase.of(
                    where.en() + " is empty. It should hold a HubSpot service key or private-app token.",
                    where.ja() + " が空です。HubSpotのサービスキーまたは非公開アプリのトークンが必要です。"));
        }
        if (token.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new HubSpotException(Phrase.of(
                    where.en() + " begins with the word Bearer. Give the token alone; Keiro adds that word itself.",
                    where.ja() + " が Bearer で始まっています。トークンだけを指定してください。Bearer はKeiroが付けます。"));
        }
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                throw new HubSpotException(Phrase.of(
                        where.en() + " has a character at position " + (i + 1)
                                + " that no token holds (a blank, a line break or a"
                                + " letter beyond ASCII). Copy the token again, without anything around it.",
                        where.ja() + " の " + (i + 1)
                                + " 文字目に、トークンに使われない文字（空白、改行、ASCII以外の文字）があります。"
                                + "トークンだけをコピーし直してください。"));
            }
        }
        return token;
    }
}
