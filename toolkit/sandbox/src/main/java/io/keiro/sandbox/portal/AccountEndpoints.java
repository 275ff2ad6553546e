package io.keiro.sandbox.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account itself and its users. */
final class AccountEndpoints {

    private final PortalView view;

    AccountEndpoints(PortalView view) {
        this.view = view;
    }

    Answer account() {
        Portal.Account account = view.portal().account();
        ZoneOffset offset = ZoneId.of(account.timeZone())
                .getRules()
                .getOffset(Instant.ofEpochMilli(view.portal().now()));
        ObjectNode node = Json.object();
        node.put("portalId", account.portalId());
        node.put("accountType", "SANDBOX");
        node.put("timeZone", account.timeZone());
        node.put("companyCurrency", account.currency());
        account.additionalCurrencies().forEach(node.putArray("additionalCurrencies")::add);
        node.put("utcOffset", offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
        node.put("utcOffsetMilliseconds", offset.getTotalSeconds() * 1000L);
        node.put("uiDomain", "app.portal.example");
        node.put("dataHostingLocation", "na1");
        return Answer.ok(node);
    }

    /** The custom objects that the portal's users made. */
    Answer schemas() {
        ArrayNode results = Json.array();
        view.portal().customObjects().forEach(custom -> results.add(json(custom)));
        return Answer.ok(Json.results(results));
    }

    /** One custom object by type id, name or fully qualified name. */
    Answer schema(String name) {
        ObjectType type = view.type(name);
        return view.portal().customObjects().stream()
                .filter(custom -> custom.type() == type)
                .findFirst()
                .map(custom -> Answer.ok(json(custom)))
                .orElseThrow(ApiError::notFound);
    }

    private ObjectNode json(Portal.CustomObject custom) {
        ObjectType type = custom.type();
        ObjectNode node = Json.object();
        node.put("id", type.typeId().substring(2));
        node.put("objectTypeId", type.typeId());
        node.put("fullyQualifiedName", view.qualifiedName(type));
        node.put("name", type.plural());
        node.putObject("labels").put("singular", custom.singular()).put("plural", custom.plural());
        node.put("primaryDisplayProperty", custom.displayProperty());
        node.putArray("requiredProperties").add(custom.displayProperty());
        node.putArray("searchableProperties").add(custom.displayProperty());
        node.putArray("secondaryDisplayProperties");
        ArrayNode properties = node.putArray("properties");
        view.portal().properties(type).forEach(property -> properties.add(PropertyEndpoints.json(type, property)));
        node.putArray("associations");
        node.put("archived", false);
        node.put("createdAt", PortalRecord.text(custom.created()));
        node.put("updatedAt", PortalRecord.text(custom.created()));
        return node;
    }

    /** Active or archived owners; {@code after} is the id of the next one. */
    Answer owners(Call call) {
        view.requireOwners();
        int limit = call.limit(100, 500);
        boolean archived = call.flag("archived");
        long start = call.parameter("after")
                .map(after -> PortalView.number(after)
                        .orElseThrow(() ->
                                ApiError.invalid("after must be what paging.next.after gave, but was '" + after + "'")))
                .orElse(Long.MIN_VALUE);
        ArrayNode results = Json.array();
        ObjectNode page = Json.results(results);
        for (Owner owner : view.portal().owners()) {
            boolean wanted = owner.archived() == archived
                    && owner.id() >= start
                    && call.parameter("email").map(owner.email()::equals).orElse(true);
            if (wanted && results.size() == limit) {
                Json.addNext(page, call, Long.toString(owner.id()));
                break;
            }
            if (wanted) {
                results.add(json(owner));
            }
        }
        return Answer.ok(page);
    }

    Answer owner(Call call, String id) {
        view.requireOwners();
        boolean byUser = call.parameter("idProperty").orElse("id").equals("userId");
        return view.portal().owners().stream()
                .filter(owner -> owner.archived() == call.flag("archived"))
                .filter(owner ->
                        Long.toString(byUser ? owner.userId() : owner.id()).equals(id))
                .findFirst()
                .map(owner -> Answer.ok(json(owner)))
                .orElseThrow(ApiError::notFound);
    }

    private static ObjectNode json(Owner owner) {
        ObjectNode node = Json.object();
        node.put("id", Long.toString(owner.id()));
        node.put("email", owner.email());
        node.put("type", owner.queue() ? "QUEUE" : "PERSON");
        node.put("firstName", owner.firstName());
        node.put("lastName", owner.lastName());
        if (!owner.archived()) {
            node.put("userId", owner.userId());
        }
        node.put("userIdIncludingInactive", owner.userId());
        node.put("createdAt", PortalRecord.text(owner.created()));
        node.put("updatedAt", PortalRecord.text(owner.updated()));
        node.put("archived", owner.archived());
        ArrayNode teams = node.putArray("teams");
        for (Owner.Team team : owner.teams()) {
            teams.addObject().put("id", team.id()).put("name", team.name()).put("primary", teams.size() == 1);
        }
        return node;
    }
}
