package io.keiro.sandbox.portal;

import java.util.List;
import java.util.Map;

/** From a request to its answer: the checks in the order in which a real portal makes them, then the endpoint. */
final class Api {

    private final PortalServer.Settings settings;
    private final RateLimits limits;
    private final RecordEndpoints recordEndpoints;
    private final SearchEndpoint search;
    private final AssociationEndpoints associations;
    private final AccountEndpoints account;
    private final PipelineEndpoints pipelines;
    private final PropertyEndpoints properties;
    private final PortalView view;

    Api(Portal portal, PortalServer.Settings settings) {
        this.settings = settings;
        limits = new RateLimits(settings.plan(), portal.account().portalId(), settings.nanoClock());
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
     * @param fault a status to fail with on purpose, or 0
     */
    Answer answer(Call call, int fault, Map<String, String> headers) {
        if (call.target().length() > settings.urlLimit()) {
            return Answer.html(414, "Request-URI Too Large");
        }
        try {
            if (!call.hasToken(settings.token())) {
                throw ApiError.unauthenticated();
            }
            if (PortalServer.Exchange.isWrite(call.method(), call.target())) {
                throw ApiError.methodNotAllowed(call.method(), call.target());
            }
            Route route = Route.of(call.segments());
            if (!call.method().equals(route.isReadByPost() ? "POST" : "GET")) {
                throw ApiError.methodNotAllowed(call.method(), call.target());
            }
            limits.take(route);
            headers.putAll(limits.headers(route));
            if (fault != 0) {
                return failure(fault, call);
            }
            return answer(call, route);
        } catch (ApiError error) {
            return error.answer(call.correlationId());
        }
    }

    private Answer answer(Call call, Route route) {
        List<String> rest = route.rest();
        return switch (route.area()) {
            case "account-info" -> {
                requireLast(rest, "details");
                yield account.account();
            }
            case "crm-object-schemas" -> {
                requireLast(rest, "schemas");
                yield Answer.ok(Json.results(Json.array()));
            }
            case "owners" -> rest.isEmpty() ? account.owners(call) : account.owner(call, rest.get(0));
            case "pipelines" -> pipelines.pipelines(view.type(route.segment(0)), rest.subList(1, rest.size()));
            case "properties" -> {
                ObjectType type = view.type(route.segment(0));
                yield rest.size() == 1 ? properties.properties(call, type) : properties.property(type, rest.get(1));
            }
            case "objects" -> records(call, route);
            case "associations" -> {
                ObjectType from = view.type(route.segment(0));
                ObjectType to = view.type(route.segment(1));
                if (rest.size() != 4 || !route.isBatchRead()) {
                    throw ApiError.notFound();
                }
                yield associations.batch(call, from, to);
            }
            default -> throw ApiError.notFound();
        };
    }

    private Answer records(Call call, Route route) {
        ObjectType type = view.type(route.segment(0));
        if (route.isSearch()) {
            return search.search(call, type);
        }
        if (route.isBatchRead()) {
            return recordEndpoints.batch(call, type);
        }
        if (route.isAssociationsOfOne()) {
            return associations.one(call, type, route.segment(1), view.type(route.segment(3)));
        }
        return switch (route.rest().size()) {
            case 1 -> recordEndpoints.list(call, type);
            case 2 -> recordEndpoints.one(call, type, route.segment(1));
            default -> throw ApiError.notFound();
        };
    }

    private static void requireLast(List<String> rest, String name) {
        if (!rest.equals(List.of(name))) {
            throw ApiError.notFound();
        }
    }

    /** A failure on purpose, with the body that its kind has in life: gateways answer in HTML. */
    private Answer failure(int status, Call call) {
        if (status == 429) {
            return limits.tenSecondly().answer(call.correlationId());
        }
        return switch (status) {
            case 502 -> Answer.html(status, "Bad Gateway");
            case 503 -> Answer.html(status, "Service Temporarily Unavailable");
            case 504 -> Answer.html(status, "Gateway Time-out");
            case 521, 522, 523, 524 -> Answer.html(status, "Connection to the origin failed");
            default -> ApiError.internal(status, "internal error").answer(call.correlationId());
        };
    }
}
