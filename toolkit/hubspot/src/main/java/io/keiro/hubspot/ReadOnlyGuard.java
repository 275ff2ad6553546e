package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one gate that every request passes before it is sent. It lets through what reads and throws on everything else, and on every host
 * but the configured one, so that neither a mistake nor a link in an answer can write to a portal or carry the token elsewhere.
 */
final class ReadOnlyGuard implements Interceptor {

    private static final Pattern READING_POST =
            Pattern.compile("/crm/(?:[A-Za-z0-9._-]+/)+(?:search|batch/read)|/oauth/[A-Za-z0-9.-]+/token");

    private final HttpUrl base;

    ReadOnlyGuard(HttpUrl base) {
        this.base = base;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        try {
            check(chain.request());
        } catch (HubSpotException refused) {
            throw new IOException(refused);
        }
        return chain.proceed(chain.request());
    }

    void check(Request request) {
        HttpUrl url = request.url();
        if (!url.scheme().equals(base.scheme()) || !url.host().equals(base.host()) || url.port() != base.port()) {
            throw new HubSpotException(Phrase.of(
                    "Refused to send a request to " + url.host() + ": this connection reads " + base.host() + " only.",
                    url.host() + " への要求を拒否しました。この接続が読むのは " + base.host() + " だけです。"));
        }
        boolean reads = request.method().equals("GET")
                || (request.method().equals("POST")
                        && READING_POST.matcher(pathBelowBase(url)).matches());
        if (!reads) {
            throw new HubSpotException(Phrase.of(
                    "Refused to send " + request.method() + " " + url.encodedPath()
                            + ": Keiro only reads. Allowed are GET, and POST to a search or a batch read.",
                    request.method() + " " + url.encodedPath() + " の送信を拒否しました。Keiroは読み取り専用です。"
                            + "許可されるのはGETと、検索または一括読み取りへのPOSTだけです。"));
        }
    }

    private String pathBelowBase(HttpUrl url) {
        String prefix = base.encodedPath().replaceFirst("/$", "");
        String path = url.encodedPath();
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }
}
