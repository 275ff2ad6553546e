package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.Owner;
import io.keiro.sandbox.portal.Pipeline;
import io.keiro.sandbox.portal.Portal;
import io.keiro.sandbox.portal.PropertyDefinition;
import io.keiro.sandbox.portal.Records;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The simulated company as the content of a portal. */
final class CompanyPortal implements Portal {

    private static final double ERASED = 0.003;

    private final Edition edition;
    private final CompanyIndex index;
    private final CompanyLinks links;
    private final Map<ObjectType, List<PropertyDefinition>> properties = new EnumMap<>(ObjectType.class);

    CompanyPortal(Edition edition) {
        this.edition = edition;
        index = new CompanyIndex(edition);
        links = new CompanyLinks(edition, index);
        PropertyCatalog catalog = new PropertyCatalog(edition);
        for (ObjectType type : ObjectType.values()) {
            properties.put(type, catalog.of(type));
        }
    }

    @Override
    public long now() {
        return edition.now();
    }

    @Override
    public Account account() {
        long portalId =
                20_000_000L + edition.company().plan().draw(0, Topic.PORTAL).below(9_000_000);
        List<String> others =
                edition.company().plan().dirty() ? List.of(Currency.EUR.name(), Currency.JPY.name()) : List.of();
        return new Account(portalId, "UTC", Edition.CURRENCY, others);
    }

    @Override
    public List<Owner> owners() {
        return edition.staff().owners();
    }

    @Override
    public List<Pipeline> pipelines(ObjectType type) {
        return switch (type) {
            case DEALS ->
                List.of(edition.pipeline().pipeline(), edition.partners().pipeline());
            case LEADS -> List.of(edition.leads().pipeline());
            case ORDERS -> List.of(edition.orders().pipeline());
            case TICKETS -> List.of(edition.tickets().pipeline());
            default -> List.of();
        };
    }

    @Override
    public List<PropertyDefinition> properties(ObjectType type) {
        return properties.get(type);
    }

    @Override
    public Records records(ObjectType type, boolean archived) {
        return index.records(type, archived);
    }

    @Override
    public List<Link> links(ObjectType from, long id, ObjectType to) {
        return links.of(from, id, to);
    }

    @Override
    public OptionalLong survivor(ObjectType type, long id) {
        int slot = edition.ids().slot(type, id);
        if (slot < 0) {
            return OptionalLong.empty();
        }
        int number = slot / Ids.perNumber(type);
        int place = slot % Ids.perNumber(type);
        if (number >= edition.company().plan().deals()) {
            return OptionalLong.empty();
        }
        DealStory story = edition.company().story(number);
        if (type == ObjectType.DEALS && place != Ids.MERGED_DEAL && story.merged() != Step.NEVER) {
            return OptionalLong.of(edition.ids().deal(story));
        }
        return type == ObjectType.CONTACTS && place == ContactStory.ABSORBED && CustomerRecords.isMerged(edition, story)
                ? OptionalLong.of(edition.ids().id(type, number * ContactStory.SLOTS + ContactStory.MAIN))
                : OptionalLong.empty();
    }

    @Override
    public List<Long> erased(ObjectType type) {
        Plan plan = edition.company().plan();
        return type != ObjectType.CONTACTS
                ? List.of()
                : IntStream.range(0, plan.deals())
                        .filter(number -> plan.draw(number, Topic.MERGE, 2).chance(ERASED))
                        .mapToObj(number -> edition.ids().id(type, number * ContactStory.SLOTS + ContactStory.ERASED))
                        .toList();
    }
}
