package io.keiro.sandbox.portal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may ask, and how one signs in anew. */
final class Credentials {

    private static final Duration LIFETIME = Duration.ofSeconds(1800);

    private final PortalServer.Settings settings;
    private final Supplier<Behaviour> behaviour;
    private final Portal portal;
    private final Map<String, Access> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();

    /**
     * A token that was given out.
     *
     * @param credential whom it speaks for
     * @param expires when, on the portal's clock in nanoseconds
     * @param uses how often it was shown
     */
    private record Access(String credential, long expires, AtomicInteger uses) {}

    Credentials(PortalServer.Settings settings, Portal portal) {
        this.settings = settings;
        this.behaviour = settings.behaviour();
        this.portal = portal;
        for (String token : settings.tokens()) {
            tokens.put(token, new Access("private_app:" + tokens.size(), Long.MAX_VALUE, new AtomicInteger()));
        }
    }

    /**
     * Whom a request speaks for.
     *
     * @throws ApiError 401 for a missing, wrong or expired token
     */
    String credential(Call call) {
        Access access = call.token().map(tokens::get).orElseThrow(ApiError::unauthenticated);
        int uses = access.uses().incrementAndGet();
        int most = behaviour.get().of(Switch.EXPIRE_AFTER);
        long late = settings.clock().nanos() - access.expires();
        if (late >= 0 || most > 0 && uses > most) {
            long seconds = Math.max(0, late) / 1_000_000_000L;
            long expired = portal.now() + settings.clock().millis() - seconds * 1000;
            throw ApiError.expired(seconds, PortalRecord.text(expired));
        }
        return access.credential();
    }

    /** True for a request whose Authorization nothing behind the first gateway would understand. */
    static boolean isMalformed(Call call) {
        return call.authorization()
                .filter(text -> !text.equals("Bearer"))
                .map(text -> !text.startsWith("Bearer ")
                        || text.substring(7).chars().anyMatch(letter -> letter <= ' ' || letter > '~' || letter == '"'))
                .orElse(false);
    }

    static boolean isOAuth(String credential) {
        return credential.equals("oauth");
    }

    /** A new access token for a refresh token. Failures have an envelope of their own. */
    Answer refresh(Call call) {
        Map<String, String> form = call.form();
        PortalServer.OAuthApp app = settings.oauth();
        Switch.Refusal refusal = behaviour.get().of(Switch.REFRESH_ERROR);
        if (!form.getOrDefault("grant_type", "").equals("refresh_token")) {
            return refused("BAD_GRANT_TYPE", "unsupported_grant_type", "grant_type must be refresh_token");
        }
        if (refusal == Switch.Refusal.BAD_HUB) {
            return refused("BAD_HUB", "access_denied", "the portal no longer exists or has not installed the app");
        }
        if (refusal == Switch.Refusal.BAD_CLIENT_ID
                || !app.clientId().equals(form.get("client_id"))
                || !app.clientSecret().equals(form.get("client_secret"))) {
            return refused("BAD_CLIENT_ID", "invalid_client", "missing or unknown client id, or a wrong secret");
        }
        if (refusal == Switch.Refusal.BAD_REFRESH_TOKEN || !app.refreshToken().equals(form.get("refresh_token"))) {
            return refused("BAD_REFRESH_TOKEN", "invalid_grant", "missing or unknown refresh token");
        }
        return Answer.ok(granted(app));
    }

    private ObjectNode granted(PortalServer.OAuthApp app) {
        int turn = issued.incrementAndGet();
        String token = String.format(
                java.util.Locale.ROOT,
                "oauth-%016x-%d",
                Chance.random(settings.seed(), turn, "oauth").nextLong(),
                turn);
        tokens.put(token, new Access("oauth", settings.clock().nanos() + LIFETIME.toNanos(), new AtomicInteger()));
        ObjectNode node = Json.object();
        node.put("access_token", token);
        node.put("refresh_token", app.refreshToken());
        node.put("expires_in", LIFETIME.toSeconds());
        node.put("token_type", "bearer");
        node.put("token_use", "access_token");
        node.put("hub_id", portal.account().portalId());
        ArrayNode scopes = node.putArray("scopes");
        TreeSet<String> granted = new TreeSet<>();
        Arrays.stream(ObjectType.values()).map(ObjectType::scope).forEach(granted::add);
        granted.add("crm.objects.owners.read");
        granted.forEach(scopes::add);
        return node;
    }

    private static Answer refused(String status, String error, String description) {
        ObjectNode node = Json.object();
        node.put("status", status);
        node.put("error", error);
        node.put("error_description", description);
        node.put("message", description);
        return Answer.json(400, node);
    }

    /** The gateway's own page: what it cannot read as a token never reaches the API. */
    static Answer malformed() {
        return new Answer(530, "text/plain; charset=UTF-8", "error code: 1016".getBytes(StandardCharsets.UTF_8));
    }
}
