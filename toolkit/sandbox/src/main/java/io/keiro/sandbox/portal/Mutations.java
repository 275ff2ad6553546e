package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Mutation.Kind;
import io.keiro.sandbox.portal.Portal.Link;
import io.keiro.sandbox.portal.PropertyDefinition.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes things happen in a portal: the n-th follows from the seed and from what was there before. */
final class Mutations {

    private static final List<ObjectType> CHANGING = List.of(
            ObjectType.DEALS,
            ObjectType.DEALS,
            ObjectType.DEALS,
            ObjectType.QUOTES,
            ObjectType.INVOICES,
            ObjectType.CONTACTS,
            ObjectType.COMPANIES,
            ObjectType.LEADS,
            ObjectType.ORDERS);

    private static final Link.Kind DEAL_TO_CONTACT = new Link.Kind(3, null);
    private static final Link.Kind CONTACT_TO_DEAL = new Link.Kind(4, null);

    private final LivePortal portal;
    private final long seed;
    private int number;

    Mutations(LivePortal portal, long seed) {
        this.portal = portal;
        this.seed = seed;
    }

    /** The next one; empty if there is nothing that it could happen to. */
    Optional<Mutation> next(long time) {
        SplittableRandom random = Chance.random(seed, number++, "live");
        return switch (Kind.at(random.nextDouble())) {
            case CHANGED -> change(random, time);
            case RECALCULATED -> recalculate(random, time);
            case ARCHIVED -> any(random, type(random)).map(one -> archive(one, time));
            case MERGED -> merge(random, time);
            case ERASED -> any(random, ObjectType.CONTACTS).map(one -> erase(one, time));
            case CREATED -> any(random, type(random)).map(one -> create(one, random, time));
            case ASSOCIATED -> associate(random, time);
            case DISSOCIATED -> dissociate(random, time);
        };
    }

    /** One of the types of which there are records. */
    private ObjectType type(SplittableRandom random) {
        List<ObjectType> present =
                CHANGING.stream().filter(type -> portal.live(type).size() > 0).toList();
        return present.isEmpty() ? ObjectType.DEALS : present.get(random.nextInt(present.size()));
    }

    private Optional<PortalRecord> any(SplittableRandom random, ObjectType type) {
        LiveRecords records = portal.live(type);
        return records.size() == 0 ? Optional.empty() : Optional.of(records.at(random.nextInt(records.size())));
    }

    private Change.Source source(SplittableRandom random) {
        List<Owner> active = portal.base().owners().stream()
                .filter(owner -> !owner.archived())
                .toList();
        return active.isEmpty()
                ? Change.Source.machine("AUTOMATION_PLATFORM", "enrollmentId:1", null)
                : Change.Source.user(active.get(random.nextInt(active.size())).userId());
    }

    private Optional<Mutation> change(SplittableRandom random, long time) {
        ObjectType type = type(random);
        return any(random, type).flatMap(one -> {
            Optional<Mutation> moved = random.nextBoolean() ? move(one, random, time) : Optional.empty();
            return moved.isPresent() ? moved : set(one, random, time);
        });
    }

    /** Into another stage of its pipeline, with what HubSpot computes from it. */
    private Optional<Mutation> move(PortalRecord one, SplittableRandom random, long time) {
        ObjectType type = one.type();
        String stage = one.value(type.stageProperty()).orElse("");
        List<Pipeline.Stage> others = portal.base().pipelines(type).stream()
                .filter(pipeline -> one.value(type.pipelineProperty())
                        .filter(pipeline.id()::equals)
                        .isPresent())
                .flatMap(pipeline -> pipeline.listed().stream())
                .filter(other -> !other.id().equals(stage))
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Pipeline.Stage next = others.get(random.nextInt(others.size()));
        PortalRecord moved = one.with(type.stageProperty(), next.id(), time, source(random));
        String closed = next.metadata().getOrDefault("isClosed", "");
        String probability = next.metadata().getOrDefault("probability", "");
        moved = calculated(moved, "hs_is_closed", closed, time);
        moved = calculated(
                moved, "hs_is_closed_won", closed.isEmpty() ? "" : wonOrLost(closed, probability, "1.0"), time);
        moved = calculated(
                moved, "hs_is_closed_lost", closed.isEmpty() ? "" : wonOrLost(closed, probability, "0.0"), time);
        moved = calculated(moved, "hs_deal_stage_probability", probability, time);
        String entered = "hs_v2_date_entered_" + next.id();
        if (moved.value(entered).isEmpty()) {
            moved = calculated(moved, entered, PortalRecord.text(time), time);
        }
        return Optional.of(changed(moved, type.stageProperty(), time));
    }

    private static String wonOrLost(String closed, String probability, String wanted) {
        return Boolean.toString(closed.equals("true") && probability.equals(wanted));
    }

    /** Sets what HubSpot computes, if the type has the property and there is something to set. */
    private PortalRecord calculated(PortalRecord one, String property, String value, long time) {
        boolean has = definitions(one.type()).stream()
                .anyMatch(definition -> definition.name().equals(property));
        return has && !value.isEmpty() && !one.value(property).orElse("").equals(value)
                ? one.with(property, value, time, Change.Source.machine("CALCULATED", null, null))
                : one;
    }

    private List<PropertyDefinition> definitions(ObjectType type) {
        return portal.base().properties(type);
    }

    private Mutation changed(PortalRecord one, String property, long time) {
        portal.live(one.type()).replace(one);
        return new Mutation(Kind.CHANGED, one.type(), one.id(), 0, 0, property, time);
    }

    /** Another value for one of the properties that people may set. */
    private Optional<Mutation> set(PortalRecord one, SplittableRandom random, long time) {
        ObjectType type = one.type();
        List<PropertyDefinition> candidates = new ArrayList<>();
        for (PropertyDefinition property : definitions(type)) {
            boolean structural = List.of(
                            type.pipelineProperty(), type.stageProperty(), "hs_object_id", "hs_merged_object_ids")
                    .contains(property.name());
            boolean changeable = property.type().equals("number")
                    || property.type().equals("string")
                    || property.type().equals("enumeration")
                            && property.options().size() > 1;
            if (!structural
                    && changeable
                    && !property.calculated()
                    && !property.is(PropertyDefinition.Trait.UNIQUE)
                    && one.value(property.name()).isPresent()) {
                candidates.add(property);
            }
        }
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        PropertyDefinition property = candidates.get(random.nextInt(candidates.size()));
        String value = other(property, one.value(property.name()).orElseThrow(), random);
        return Optional.of(changed(one.with(property.name(), value, time, source(random)), property.name(), time));
    }

    private static String other(PropertyDefinition property, String value, SplittableRandom random) {
        switch (property.type()) {
            case "number":
                Optional<SearchNumber> number = SearchNumber.of(value);
                if (number.isPresent()) {
                    BigDecimal factor = BigDecimal.valueOf(80 + random.nextInt(41), 2);
                    return new BigDecimal(value)
                            .multiply(factor)
                            .setScale(2, RoundingMode.HALF_UP)
                            .toPlainString();
                }
                return value;
            case "enumeration":
                List<Option> others = property.options().stream()
                        .filter(option -> !option.value().equals(value))
                        .toList();
                return others.get(random.nextInt(others.size())).value();
            default:
                return value + " *";
        }
    }

    private Optional<Mutation> recalculate(SplittableRandom random, long time) {
        return any(random, type(random)).flatMap(one -> {
            List<String> calculated = definitions(one.type()).stream()
                    .filter(property -> property.calculated()
                            && !property.name().equals(one.type().modifiedProperty())
                            && one.value(property.name()).isPresent())
                    .map(PropertyDefinition::name)
                    .toList();
            if (calculated.isEmpty()) {
                return Optional.empty();
            }
            String property = calculated.get(random.nextInt(calculated.size()));
            Change.Source system = Change.Source.machine("CALCULATED", null, null);
            portal.live(one.type())
                    .replace(one.with(property, one.value(property).orElseThrow(), time, system));
            return Optional.of(new Mutation(Kind.RECALCULATED, one.type(), one.id(), 0, 0, property, time));
        });
    }

    private Mutation archive(PortalRecord one, long time) {
        portal.archive(one, time);
        return new Mutation(Kind.ARCHIVED, one.type(), one.id(), 0, 0, null, time);
    }

    private Mutation erase(PortalRecord one, long time) {
        portal.live(one.type()).remove(one.id());
        portal.links().forget(one.type(), one.id());
        return new Mutation(Kind.ERASED, one.type(), one.id(), 0, 0, null, time);
    }

    private long newId(ObjectType type, SplittableRandom random) {
        LiveRecords records = portal.live(type);
        LiveRecords archived = portal.archived(type);
        long last = records.size() == 0 ? 0 : records.id(records.size() - 1);
        long lastArchived = archived.size() == 0 ? 0 : archived.id(archived.size() - 1);
        return Math.max(last, lastArchived) + 1 + random.nextInt(50);
    }

    private Mutation create(PortalRecord original, SplittableRandom random, long time) {
        ObjectType type = original.type();
        PortalRecord made = PortalRecord.copied(newId(type, random), original, time, source(random));
        portal.live(type).insert(made, time);
        for (ObjectType other : List.of(ObjectType.COMPANIES, ObjectType.CONTACTS, ObjectType.DEALS)) {
            if (other != type) {
                for (Link link : portal.links(type, original.id(), other)) {
                    connect(type, original.id(), made.id(), other, link);
                }
            }
        }
        return new Mutation(Kind.CREATED, type, made.id(), original.id(), 0, null, time);
    }

    /** Associates a new record like its original, in each direction that the original has. */
    private void connect(ObjectType type, long original, long made, ObjectType other, Link link) {
        portal.links().add(type, made, other, link.to(), link.kinds());
        portal.links(other, link.to(), type).stream()
                .filter(back -> back.to() == original)
                .findFirst()
                .ifPresent(back -> portal.links().add(other, link.to(), type, made, back.kinds()));
    }

    private Optional<Mutation> merge(SplittableRandom random, long time) {
        LiveRecords deals = portal.live(ObjectType.DEALS);
        if (deals.size() < 2) {
            return Optional.empty();
        }
        int first = random.nextInt(deals.size());
        int second = (first + 1 + random.nextInt(deals.size() - 1)) % deals.size();
        PortalRecord one = deals.at(first);
        PortalRecord other = deals.at(second);
        long id = newId(ObjectType.DEALS, random);
        PortalRecord survivor = PortalRecord.merged(id, one, other)
                .with("hs_merged_object_ids", one.id() + ";" + other.id(), time, source(random));
        deals.remove(one.id());
        deals.remove(other.id());
        deals.insert(survivor, time);
        portal.links().merge(ObjectType.DEALS, one.id(), other.id(), id);
        return Optional.of(
                new Mutation(Kind.MERGED, ObjectType.DEALS, id, one.id(), other.id(), "hs_merged_object_ids", time));
    }

    private Optional<Mutation> associate(SplittableRandom random, long time) {
        Optional<PortalRecord> deal = any(random, ObjectType.DEALS);
        Optional<PortalRecord> contact = any(random, ObjectType.CONTACTS);
        if (deal.isEmpty() || contact.isEmpty()) {
            return Optional.empty();
        }
        long from = deal.get().id();
        long to = contact.get().id();
        portal.links().add(ObjectType.DEALS, from, ObjectType.CONTACTS, to, List.of(DEAL_TO_CONTACT));
        portal.links().add(ObjectType.CONTACTS, to, ObjectType.DEALS, from, List.of(CONTACT_TO_DEAL));
        return Optional.of(new Mutation(Kind.ASSOCIATED, ObjectType.DEALS, from, to, 0, null, time));
    }

    private Optional<Mutation> dissociate(SplittableRandom random, long time) {
        return any(random, ObjectType.DEALS).flatMap(deal -> {
            List<Link> contacts = portal.links(ObjectType.DEALS, deal.id(), ObjectType.CONTACTS);
            if (contacts.isEmpty()) {
                return Optional.empty();
            }
            long contact = contacts.get(random.nextInt(contacts.size())).to();
            portal.links().remove(ObjectType.DEALS, deal.id(), ObjectType.CONTACTS, contact);
            portal.links().remove(ObjectType.CONTACTS, contact, ObjectType.DEALS, deal.id());
            return Optional.of(new Mutation(Kind.DISSOCIATED, ObjectType.DEALS, deal.id(), contact, 0, null, time));
        });
    }
}
