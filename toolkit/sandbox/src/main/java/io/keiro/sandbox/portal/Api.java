package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Endpoints.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** From a request to its answer: the checks in the order in which a real portal makes them, then the endpoint. */
final class Api {

    /** Seconds for which a portal that moves asks one to wait, unless a switch says otherwise. */
    private static final int MIGRATION = 3_600;

    private final Supplier<Behaviour> behaviour;
    private final RateLimits limits;
    private final Credentials credentials;
    private final RecordEndpoints recordEndpoints;
    private final SearchEndpoint search;
    private final AssociationEndpoints associations;
    private final AccountEndpoints account;
    private final PipelineEndpoints pipelines;
    private final PropertyEndpoints properties;
    private final PortalView view;

    Api(Portal portal, PortalServer.Settings settings) {
        behaviour = settings.behaviour();
        limits = new RateLimits(settings.plan(), portal, settings.clock(), behaviour);
        credentials = new Credentials(settings, portal);
        view = new PortalView(portal, settings);
        recordEndpoints = new RecordEndpoints(view);
        search = new SearchEndpoint(view);
        associations = new AssociationEndpoints(view);
        account = new AccountEndpoints(view);
        pipelines = new PipelineEndpoints(view);
        properties = new PropertyEndpoints(view);
    }

    /**
     * Answers a request and puts the headers of the rate limits that apply to it into {@code headers}.
     *
     * @param route where the request goes, or null if there is no such place
     * @param fault a status to fail with on purpose, or 0
     */
    Answer answer(Call call, Route route, int fault, Map<String, String> headers) {
        if (call.target().length() > behaviour.get().of(Switch.URL_LIMIT)) {
            return Answer.html(414, "Request-URI Too Large");
        }
        if (Credentials.isMalformed(call)) {
            return Credentials.malformed();
        }
        try {
            if (route != null && route.kind() == Kind.TOKEN && call.method().equals("POST")) {
                return fault != 0 ? failure(fault, call, route, "oauth") : credentials.refresh(call);
            }
            String credential = credentials.credential(call);
            if (PortalServer.Exchange.isWrite(call.method(), call.target())) {
                throw ApiError.methodNotAllowed(call.method(), call.target());
            }
            if (route == null) {
                throw ApiError.notFound();
            }
            if (!call.method().equals(route.isReadByPost() ? "POST" : "GET")) {
                throw ApiError.methodNotAllowed(call.method(), call.target());
            }
            try {
                limits.take(route, credential);
            } finally {
                headers.putAll(limits.headers(route, credential));
            }
            if (fault != 0) {
                return failure(fault, call, route, credential);
            }
            return view.reading(() -> answer(call, route));
        } catch (ApiError error) {
            return error.answer(call.correlationId());
        }
    }

    List<Mutation> changes() {
        return view.live().happened();
    }

    private Answer answer(Call call, Route route) {
        List<String> rest = route.rest();
        return switch (route.kind()) {
            case ACCOUNT -> {
                requireLast(rest, "details");
                yield account.account();
            }
            case SCHEMAS -> {
                requireFirst(rest, "schemas");
                yield rest.size() == 1 ? account.schemas() : account.schema(route.segment(1));
            }
            case OWNERS -> rest.isEmpty() ? account.owners(call) : account.owner(call, rest.get(0));
            case PIPELINES -> pipelines.pipelines(type(route, 0), rest.subList(1, rest.size()));
            case PROPERTIES -> {
                ObjectType type = type(route, 0);
                yield rest.size() == 1 ? properties.properties(call, type) : properties.property(type, rest.get(1));
            }
            case LIST -> recordEndpoints.list(call, type(route, 0));
            case ONE -> {
                ObjectType type = type(route, 0);
                if (rest.size() != 2) {
                    throw ApiError.notFound();
                }
                yield recordEndpoints.one(call, type, rest.get(1));
            }
            case BATCH -> recordEndpoints.batch(call, type(route, 0));
            case SEARCH -> search.search(call, type(route, 0));
            case ASSOCIATIONS -> associations(call, route);
            case TOKEN -> throw ApiError.notFound();
        };
    }

    /** The type that a part of the path names, if paths of this version know it. */
    private ObjectType type(Route route, int position) {
        String name = route.segment(position);
        if (ObjectType.named(name)
                .filter(type -> !type.isKnownTo(route.version()))
                .isPresent()) {
            throw ApiError.unknownType(name);
        }
        return view.type(name);
    }

    private Answer associations(Call call, Route route) {
        List<String> rest = route.rest();
        ObjectType from = type(route, 0);
        if (route.area().equals("objects")) {
            return associations.one(call, from, route.segment(1), type(route, 3));
        }
        ObjectType to = type(route, 1);
        if (rest.size() != 4 || !route.isBatchRead()) {
            throw ApiError.notFound();
        }
        return associations.batch(call, from, to);
    }

    private static void requireLast(List<String> rest, String name) {
        if (!rest.equals(List.of(name))) {
            throw ApiError.notFound();
        }
    }

    private static void requireFirst(List<String> rest, String name) {
        if (rest.isEmpty() || !rest.get(0).equals(name) || rest.size() > 2) {
            throw ApiError.notFound();
        }
    }

    /** A failure on purpose, with the body that its kind has in life: gateways answer in HTML. */
    private Answer failure(int status, Call call, Route route, String credential) {
        int retryAfter = behaviour.get().of(Switch.RETRY_AFTER);
        ApiError error = switch (status) {
            case 423 -> ApiError.locked();
            case 429 -> limits.refusal(route, credential);
            case 477 -> ApiError.migrating(retryAfter > 0 ? retryAfter : MIGRATION);
            default -> ApiError.internal(status, "internal error");
        };
        return switch (status) {
            case 502 -> Answer.html(status, "Bad Gateway");
            case 503 -> Answer.html(status, "Service Temporarily Unavailable");
            case 504 -> Answer.html(status, "Gateway Time-out");
            case 521, 522, 523, 524 -> Answer.html(status, "Connection to the origin failed");
            case 525, 526 -> Answer.html(status, "No secure connection to the origin");
            default -> error.answer(call.correlationId());
        };
    }
}
