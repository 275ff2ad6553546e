package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A credential for reading a portal: a service key, a private-app token or an OAuth access token. It prints as hidden, cannot be
 * serialised and hands its text to no one but this room's requests. Take it from the environment or from a file that only its owner
 * can read; never write it into a notebook.
 */
public final class AccessToken {

    private static final long LONGEST_FILE = 8_192;

    private final String secret;

    private AccessToken(String secret) {
        this.secret = secret;
    }

    /** A token that the program already holds, for example the sandbox portal's. */
    public static AccessToken of(String token) {
        return checked(token, Phrase.of("The given token", "渡されたトークン"));
    }

    /**
     * The token in an environment variable, usually {@code HUBSPOT_TOKEN}.
     *
     * @throws HubSpotException if the variable is not set or does not hold a token
     */
    public static AccessToken fromEnvironment(String variable) {
        return fromEnvironment(variable, System.getenv());
    }

    static AccessToken fromEnvironment(String variable, Map<String, String> environment) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new HubSpotException(Phrase.of(
                    "The environment variable " + variable
                            + " is not set, so there is no HubSpot token. In HubSpot create a service"
                            + " key or private-app token with read scopes, set " + variable
                            + " to it before starting Jupyter, or"
                            + " use AccessToken.fromFile(path).",
                    "環境変数 " + variable + " が設定されていないため、HubSpotのトークンがありません。HubSpotで読み取りスコープを持つ"
                            + "サービスキーまたは非公開アプリのトークンを作成し、Jupyterを起動する前に " + variable
                            + " に設定するか、AccessToken.fromFile(path) を使ってください。"));
        }
        return checked(value, Phrase.of("The environment variable " + variable, "環境変数 " + variable));
    }

    /**
     * The token in a text file that holds nothing else. Where the file system knows owners (Linux, macOS), a file that others can read
     * is refused.
     *
     * @throws HubSpotException if the file is missing, readable by others, or does not hold a token
     */
    public static AccessToken fromFile(Path file) {
        Phrase where = Phrase.of("The token file " + file, "トークンファイル " + file);
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
            return checked(Files.readString(file, StandardCharsets.UTF_8), where);
        } catch (IOException e) {
            throw new HubSpotException(
                    Phrase.of(
                            where.en() + " cannot be read: " + e.getClass().getSimpleName() + ".",
                            where.ja() + " を読めません：" + e.getClass().getSimpleName()),
                    e);
        }
    }

    private static AccessToken checked(String text, Phrase where) {
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
        return new AccessToken(token);
    }

    /** The value of the Authorization header. */
    String bearer() {
        return "Bearer " + secret;
    }

    /** Foreign text without this token, should a portal or a proxy have echoed it. */
    String scrub(String text) {
        return text.replace(secret, "(token hidden)");
    }

    @Override
    public String toString() {
        return "AccessToken (hidden)";
    }
}
