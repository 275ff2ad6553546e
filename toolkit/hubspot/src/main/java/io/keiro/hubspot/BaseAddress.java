package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Where the API answers; a token goes to no address that others could listen at. */
final class BaseAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private BaseAddress() {}

    static URI parse(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new HubSpotException(Phrase.of(
                    "The base address cannot be understood: " + e.getReason()
                            + ". It looks like https://api.hubapi.com.",
                    "接続先のアドレスを解釈できません。https://api.hubapi.com のような形式で指定してください。"));
        }
    }

    static void requireSafe(URI base) {
        boolean whole = base.getHost() != null
                && base.getUserInfo() == null
                && base.getQuery() == null
                && base.getFragment() == null;
        boolean encrypted = "https".equals(base.getScheme());
        boolean near = "http".equals(base.getScheme()) && base.getHost() != null && LOOPBACK.contains(base.getHost());
        if (!whole || !(encrypted || near)) {
            throw new HubSpotException(Phrase.of(
                    "The base address " + shown(base)
                            + " is not safe for a token: it must be https://host, or http:// on this"
                            + " machine (localhost), without user, query or fragment.",
                    "接続先のアドレス " + shown(base) + " にはトークンを安全に送れません。https://ホスト名、またはこのマシン上"
                            + "（localhost）の http:// を、ユーザー名・クエリ・フラグメントなしで指定してください。"));
        }
    }

    /** The address without the part that could hold a password. */
    private static String shown(URI base) {
        return base.getHost() == null ? "\"" + base.getPath() + "\"" : base.getScheme() + "://" + base.getHost();
    }
}
