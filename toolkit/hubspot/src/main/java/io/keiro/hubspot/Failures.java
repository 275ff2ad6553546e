package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLHandshakeException;

/**
 * The sentences in which requests fail: what was being read, what came back, and what to do. Foreign text is cleaned of the token before
 * it goes in.
 */
final class Failures {

    private static final Phrase NOTHING_LOST = Phrase.of(
            " Nothing that was read is lost; run it again to go on from here.",
            "読み込み済みのデータは失われません。もう一度実行すると続きから再開します。");

    private static final int LONGEST_MESSAGE = 300;

    private final Wire wire;
    private final UnaryOperator<String> scrub;
    private volatile ZoneId zone = ZoneOffset.UTC;
    private volatile Duration ahead = Duration.ZERO;

    /**
     * @param scrub takes the secrets out of foreign text
     */
    Failures(Wire wire, UnaryOperator<String> scrub) {
        this.wire = wire;
        this.scrub = scrub;
    }

    /** The account's zone, once it is known: its midnight ends a daily limit. */
    void zone(ZoneId newZone) {
        zone = newZone;
    }

    /** What the portal's clock has just shown: its day ends by that one, however wrong ours may be. */
    void clock(Instant portal) {
        ahead = Duration.between(Instant.now(), portal);
    }

    HubSpotException tokenRefused(ReadRequest request, ErrorEnvelope error) {
        boolean expired = error.category().equals("EXPIRED_AUTHENTICATION");
        return new HubSpotException(
                Phrase.of(
                        "The portal at " + wire.host() + " does not accept the token (401"
                                + (expired ? ", it has expired" : ", it is wrong or was revoked")
                                + "). In HubSpot, copy the token of your service key or private app again and pass it through"
                                + " HUBSPOT_TOKEN or an owner-only file."
                                + said(error).en(),
                        wire.host() + " のポータルがトークンを受け付けません（401、"
                                + (expired ? "期限切れです" : "誤っているか、取り消されています")
                                + "）。HubSpotでサービスキーまたは非公開アプリのトークンをコピーし直し、HUBSPOT_TOKEN または自分だけが"
                                + "読めるファイルで渡してください。" + said(error).ja()),
                401,
                null);
    }

    HubSpotException tokenMalformed() {
        return new HubSpotException(
                Phrase.of(
                        "The portal at " + wire.host()
                                + " turned the request away because of the token's form (530): it is not a"
                                + " HubSpot token at all, or only part of one. Copy the whole token again.",
                        wire.host() + " のポータルがトークンの形式を理由に要求を拒否しました（530）。HubSpotのトークンではないか、一部だけ"
                                + "です。トークン全体をコピーし直してください。"),
                530,
                null);
    }

    HubSpotException closed(ReadRequest request, ErrorEnvelope error) {
        String scope = !error.requiredScopes().isEmpty()
                ? scrub.apply(String.join(", ", error.requiredScopes()))
                : PortalObject.scopeOf(request.object());
        return new ObjectClosed(
                Phrase.of(
                        "The token may not read " + request.what().en() + " (403)."
                                + (scope.isEmpty()
                                        ? " The portal names no scope that would help."
                                        : " Add the scope " + scope
                                                + " to the service key or private app, then run it again.")
                                + said(error).en(),
                        "このトークンでは" + request.what().ja() + "を読めません（403）。"
                                + (scope.isEmpty()
                                        ? "必要なスコープをポータルは示していません。"
                                        : "サービスキーまたは非公開アプリにスコープ " + scope + " を追加してから、もう一度実行してください。")
                                + said(error).ja()),
                403,
                scope);
    }

    HubSpotException unknownObject(ReadRequest request) {
        Phrase object = PortalObject.labelOf(request.object(), request.what());
        return new ObjectClosed(
                Phrase.of(
                        "This portal has no " + object.en() + ": the product that brings them is not part of it.",
                        "このポータルには" + object.ja() + "がありません。該当する製品が含まれていません。"),
                400,
                "");
    }

    HubSpotException notThere(ReadRequest request, ErrorEnvelope error) {
        return new ObjectClosed(
                Phrase.of(
                        "The portal at " + wire.host() + " has nothing at " + request.path() + " (404), where "
                                + request.what().en() + " should be. Check the base address and the API version."
                                + said(error).en(),
                        wire.host() + " のポータルの " + request.path() + " には何もありません（404）。"
                                + request.what().ja() + "があるはずの場所です。接続先のアドレスとAPIバージョンを確認してください。"
                                + said(error).ja()),
                404,
                "");
    }

    HubSpotException refused(ReadRequest request, int status, ErrorEnvelope error) {
        Phrase why = status >= 300 && status < 400
                ? Phrase.of(
                        " Redirects are not followed, so that the token stays with this host.", "トークンを守るため、転送には従いません。")
                : said(error);
        return new HubSpotException(
                Phrase.of(
                        "The portal at " + wire.host() + " refused to give "
                                + request.what().en() + " (" + status + ", " + request.path() + ")." + why.en(),
                        wire.host() + " のポータルが" + request.what().ja() + "の読み取りを拒否しました（" + status + "、" + request.path()
                                + "）。" + why.ja()),
                status,
                null);
    }

    HubSpotException exhausted(ReadRequest request, int status, ErrorEnvelope error, int attempt) {
        boolean support = status == 522 || status == 525 || status == 526;
        return new PortalSilent(
                Phrase.of(
                        "The portal at " + wire.host() + " could not give "
                                + request.what().en() + ": status " + status + " in "
                                + attempt + " attempts." + said(error).en()
                                + (support
                                        ? " This status needs HubSpot's support: tell them the time and the status."
                                        : " HubSpot or the way to it is disturbed; see status.hubspot.com.")
                                + NOTHING_LOST.en(),
                        wire.host() + " のポータルから" + request.what().ja() + "を取得できません。" + attempt + " 回試みた結果はステータス "
                                + status + " です。" + said(error).ja()
                                + (support
                                        ? "このステータスはHubSpotのサポートへの連絡が必要です。時刻とステータスを伝えてください。"
                                        : "HubSpotまたは途中の経路に障害があります。status.hubspot.com を確認してください。")
                                + NOTHING_LOST.ja()),
                status,
                null);
    }

    HubSpotException unreachable(ReadRequest request, IOException broken, int attempt) {
        Phrase why = why(broken);
        return new PortalSilent(
                Phrase.of(
                        "No usable answer from " + wire.host() + " while reading "
                                + request.what().en() + " (" + attempt + (attempt == 1 ? " attempt): " : " attempts): ")
                                + why.en() + NOTHING_LOST.en(),
                        request.what().ja() + "の読み取り中、" + wire.host() + " から有効な応答がありません（" + attempt + " 回試行）："
                                + why.ja() + NOTHING_LOST.ja()),
                0,
                clean(broken));
    }

    /** A cause is printed with its failure; one that holds a secret goes without it, and without what caused it. */
    private IOException clean(IOException broken) {
        StringWriter printed = new StringWriter();
        broken.printStackTrace(new PrintWriter(printed));
        if (scrub.apply(printed.toString()).equals(printed.toString())) {
            return broken;
        }
        IOException clean = new IOException(scrub.apply(broken.toString()));
        clean.setStackTrace(broken.getStackTrace());
        return clean;
    }

    private Phrase why(IOException broken) {
        if (broken instanceof UnknownHostException) {
            return Phrase.of(
                    "the name is not known. Check the network connection, the proxy and the base address.",
                    "ホスト名が見つかりません。ネットワーク接続、プロキシ、接続先のアドレスを確認してください。");
        }
        if (broken instanceof ConnectException) {
            return Phrase.of(
                    "nothing accepts the connection. The portal is down, or the base address or a proxy is wrong.",
                    "接続を受け付けません。ポータルが停止しているか、接続先のアドレスまたはプロキシが誤っています。");
        }
        if (broken instanceof SSLHandshakeException) {
            return Phrase.of(
                    "the certificate is not trusted. Where a company proxy opens the traffic, add its certificate to the JDK's trust"
                            + " store (-Djavax.net.ssl.trustStore=…).",
                    "証明書を信頼できません。社内プロキシが通信を中継している場合は、その証明書をJDKのトラストストアに追加してください" + "（-Djavax.net.ssl.trustStore=…）。");
        }
        if (broken instanceof java.io.InterruptedIOException) {
            return Phrase.of(
                    "the answer took too long. Try again later, or allow more time with Options.withTimeout.",
                    "応答に時間がかかりすぎています。時間をおいて再実行するか、Options.withTimeout で待ち時間を延ばしてください。");
        }
        if (broken instanceof NotJson) {
            return Phrase.of(
                    "it sent no JSON but " + broken.getMessage()
                            + ". A proxy or a login page may stand in between, or the connection was cut.",
                    "JSONではない応答です（" + broken.getMessage() + "）。プロキシやログインページが間にあるか、接続が途中で切れた可能性があります。");
        }
        String detail = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
        return Phrase.of(
                "the connection broke (" + scrub.apply(detail) + ").", "接続が切れました（" + scrub.apply(detail) + "）。");
    }

    HubSpotException dailyLimit(ReadRequest request) {
        ZonedDateTime midnight =
                ZonedDateTime.now(zone).plus(ahead).toLocalDate().plusDays(1).atStartOfDay(zone);
        String when = midnight.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)) + " (" + zone + ")";
        return new HubSpotException(
                Phrase.of(
                        "The account's daily limit of requests is used up (429), so reading "
                                + request.what().en()
                                + " stopped. Run it again after the next midnight in the account's time zone, " + when
                                + "." + NOTHING_LOST.en(),
                        "アカウントの1日あたりの要求数の上限に達したため（429）、" + request.what().ja()
                                + "の読み取りを停止しました。アカウントのタイムゾーンで日付が変わる " + when + " 以降に、もう一度実行して"
                                + "ください。" + NOTHING_LOST.ja()),
                429,
                null,
                midnight.toInstant());
    }

    HubSpotException limitNeverEnds(ReadRequest request, int attempt, ErrorEnvelope error) {
        return new PortalSilent(
                Phrase.of(
                        "The portal at " + wire.host() + " answered " + attempt
                                + " times that its limit is reached (429) while reading "
                                + request.what().en()
                                + ". Something else uses the same token; stop it, or lower Options.withPaceShare."
                                + said(error).en() + NOTHING_LOST.en(),
                        wire.host() + " のポータルが、" + request.what().ja() + "の読み取り中に " + attempt
                                + " 回、上限到達（429）を返しました。同じトークンを使う別の処理を止めるか、Options.withPaceShare を"
                                + "下げてください。" + said(error).ja() + NOTHING_LOST.ja()),
                429,
                null);
    }

    HubSpotException resumeAfter(ReadRequest request, int status, Duration wait) {
        String minutes = String.format(Locale.ROOT, "%,d", Math.max(1, wait.toMinutes()));
        return new HubSpotException(
                Phrase.of(
                        "The portal asks to wait " + minutes + " minutes before reading "
                                + request.what().en() + " (" + status + "). Run it again after that."
                                + NOTHING_LOST.en(),
                        "ポータルが、" + request.what().ja() + "の読み取りを " + minutes + " 分待つよう求めています（" + status
                                + "）。その後でもう一度実行してください。" + NOTHING_LOST.ja()),
                status,
                null);
    }

    /** The answer to a refresh in the OAuth envelope, which is another than that of the API. */
    HubSpotException refreshRefused(int status, ErrorEnvelope error) {
        String why = scrub.apply(error.category());
        Phrase remedy = why.contains("REFRESH_TOKEN")
                ? Phrase.of(
                        "the refresh token is wrong or was revoked: install the app in the portal again and take the new one.",
                        "リフレッシュトークンが誤っているか、取り消されています。ポータルにアプリを再インストールし、新しいものを使ってください。")
                : why.contains("CLIENT")
                        ? Phrase.of(
                                "the client id and the client secret do not belong together: copy both from the app's settings.",
                                "クライアントIDとクライアントシークレットが一致しません。アプリの設定から両方をコピーし直してください。")
                        : Phrase.of(
                                "the app may not sign in to this portal: check that it is installed there.",
                                "アプリがこのポータルにサインインできません。インストールされているか確認してください。");
        return new HubSpotException(
                Phrase.of(
                        "The portal at " + wire.host() + " gave no access token (" + status
                                + (why.isEmpty() ? "" : ", " + why) + "): "
                                + remedy.en() + said(error).en(),
                        wire.host() + " のポータルからアクセストークンを取得できません（" + status
                                + (why.isEmpty() ? "" : "、" + why) + "）：" + remedy.ja()
                                + said(error).ja()),
                status,
                null);
    }

    HubSpotException stopped() {
        return new HubSpotException(Phrase.of("Stopped." + NOTHING_LOST.en(), "停止しました。" + NOTHING_LOST.ja()));
    }

    private Phrase said(ErrorEnvelope error) {
        if (error.message().isEmpty()) {
            return Phrase.same("");
        }
        // Cut after it is clean: the beginning of a secret would not be found any more.
        String clean = scrub.apply(error.message());
        String message = clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE) + "…";
        return Phrase.of(" The portal said: " + message, "ポータルからの説明：「" + message + "」");
    }
}
