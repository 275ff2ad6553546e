package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.util.Map;

/**
 * A credential for reading a portal: a service key, a private-app token or an OAuth access token. It prints as hidden, cannot be
 * serialised and hands its text to no one but this room's requests. Take it from the environment or from a file that only its owner
 * can read; never write it into a notebook.
 */
public final class AccessToken {

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
        return checked(SecretText.read(file, where), where);
    }

    private static AccessToken checked(String text, Phrase where) {
        return new AccessToken(SecretText.checked(text, where));
    }

    /** The value of the Authorization header. */
    String bearer() {
        return "Bearer " + secret;
    }

    /** Foreign text without this token, should a portal or a proxy have echoed it. */
    String scrub(String text) {
        return SecretText.hidden(text, secret);
    }

    /** This token as what requests carry; it cannot be renewed. */
    Credential credential() {
        return new Credential() {
            @Override
            public String bearer() {
                return AccessToken.this.bearer();
            }

            @Override
            public boolean renew(String expired) {
                return false;
            }

            @Override
            public String scrub(String text) {
                return AccessToken.this.scrub(text);
            }
        };
    }

    @Override
    public String toString() {
        return "AccessToken (hidden)";
    }
}
