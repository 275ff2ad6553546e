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

/** The simulated company as the content of a portal. */
final class CompanyPortal implements Portal {

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
        return new Account(portalId, "UTC", Edition.CURRENCY);
    }

    @Override
    public List<Owner> owners() {
        return edition.staff().owners();
    }

    @Override
    public List<Pipeline> pipelines(ObjectType type) {
        return type == ObjectType.DEALS ? List.of(edition.pipeline().pipeline()) : List.of();
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
}
