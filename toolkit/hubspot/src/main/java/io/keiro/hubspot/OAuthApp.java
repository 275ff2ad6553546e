package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OAuth app that was installed in a portal: its client id, client secret and refresh token. Access tokens are fetched with them and
 * renewed before they run out. The secrets print as hidden and go nowhere but to the portal's own token address.
 *
 * <pre>{@code HubSpot.connect(OAuthApp.fromFile(Path.of("oauth.properties")))}</pre>
 */
public final class OAuthApp {

    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";
    private static final String REFRESH_TOKEN = "refresh_token";

    private final String clientId;
    private final String clientSecret;
    private final String refreshToken;

    private OAuthApp(String clientId, String clientSecret, String refreshToken) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.refreshToken = refreshToken;
    }

    /** Values that the program already holds. */
    public static OAuthApp of(String clientId, String clientSecret, String refreshToken) {
        return new OAuthApp(
                SecretText.checked(clientId, Phrase.of("The client id", "クライアントID")),
                SecretText.checked(clientSecret, Phrase.of("The client secret", "クライアントシークレット")),
                SecretText.checked(refreshToken, Phrase.of("The refresh token", "リフレッシュトークン")));
    }

    /** From HUBSPOT_CLIENT_ID, HUBSPOT_CLIENT_SECRET and HUBSPOT_REFRESH_TOKEN. */
    public static OAuthApp fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    static OAuthApp fromEnvironment(Map<String, String> environment) {
        for (String name : List.of("HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET", "HUBSPOT_REFRESH_TOKEN")) {
            if (environment.getOrDefault(name, "").isBlank()) {
                throw new HubSpotException(Phrase.of(
                        "The environment variable " + name + " is not set. An OAuth app needs HUBSPOT_CLIENT_ID,"
                                + " HUBSPOT_CLIENT_SECRET and HUBSPOT_REFRESH_TOKEN; a service key needs none of them.",
                        "環境変数 " + name + " が設定されていません。OAuthアプリには HUBSPOT_CLIENT_ID、HUBSPOT_CLIENT_SECRET、"
                                + "HUBSPOT_REFRESH_TOKEN が必要です（サービスキーの場合は不要です）。"));
            }
        }
        return of(
                environment.get("HUBSPOT_CLIENT_ID"),
                environment.get("HUBSPOT_CLIENT_SECRET"),
                environment.get("HUBSPOT_REFRESH_TOKEN"));
    }

    /**
     * From a file that only its owner can read, one line each: {@code client_id=…}, {@code client_secret=…}, {@code refresh_token=…}.
     *
     * @throws HubSpotException if the file is missing, readable by others, or lacks one of the three
     */
    public static OAuthApp fromFile(Path file) {
        Phrase where = Phrase.of("The OAuth file " + file, "OAuthファイル " + file);
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : SecretText.read(file, where).lines().toList()) {
            int sign = line.indexOf('=');
            if (sign > 0 && !line.startsWith("#")) {
                lines.put(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip());
            }
        }
        for (String name : List.of(CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN)) {
            if (lines.getOrDefault(name, "").isEmpty()) {
                throw new HubSpotException(Phrase.of(
                        where.en() + " has no line " + name
                                + "=…; it needs client_id, client_secret and refresh_token.",
                        where.ja() + " に " + name + "=… の行がありません。client_id、client_secret、refresh_token の3行が必要です。"));
            }
        }
        return of(lines.get(CLIENT_ID), lines.get(CLIENT_SECRET), lines.get(REFRESH_TOKEN));
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }

    String refreshToken() {
        return refreshToken;
    }

    @Override
    public String toString() {
        return "OAuthApp (hidden)";
    }
}
