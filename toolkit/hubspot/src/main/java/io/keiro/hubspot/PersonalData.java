package io.keiro.hubspot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes the people out of records before they are stored: owners, users, names, addresses. */
final class PersonalData {

    /** The mail address of a contact. */
    static final String ADDRESS_PROPERTY = "email";

    /** The further ones, in a list: a portal takes no second contact with the first address of another, so who was entered again is here. */
    static final String MORE_ADDRESSES_PROPERTY = "hs_additional_emails";

    private static final String USER_PREFIX = "userId:";
    private static final Set<String> NAMES_OF_CUSTOMERS = Set.of("name", "domain", "website");
    private static final List<String> PARTS_OF_PERSONAL_NAMES = List.of(
            "firstname", "lastname", "fullname", "email", "phone", "address", "dealname", "hs_title", "salutation");

    /** A mail address inside a text. */
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+%-]+@[\\w-]+(\\.[\\w-]+)+");

    private final Pseudonyms pseudonyms;
    private final Map<PortalObject, Set<String>> ownerProperties = new LinkedHashMap<>();

    PersonalData(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Names the properties of an object that hold an owner, beside {@code hubspot_owner_id}. */
    void ownersIn(PortalObject object, Set<String> properties) {
        ownerProperties.put(object, new HashSet<>(properties));
    }

    /** The record as it may be stored. */
    RawRecord taken(PortalObject object, RawRecord raw) {
        if (pseudonyms.keepNames()) {
            return raw;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        raw.properties().forEach((name, value) -> properties.put(name, value(object, name, value)));
        Map<String, List<HistoryRow>> history = new LinkedHashMap<>();
        raw.history().forEach((name, rows) -> {
            List<HistoryRow> taken = new ArrayList<>(rows.size());
            rows.forEach(row -> taken.add(row(object, name, row)));
            history.put(name, taken);
        });
        return new RawRecord(
                raw.id(), raw.created(), raw.updated(), raw.archived(), raw.archivedAt(), properties, history);
    }

    private String value(PortalObject object, String name, String value) {
        if (value.isBlank()) {
            return value;
        }
        if (name.equals("hubspot_owner_id")
                || ownerProperties.getOrDefault(object, Set.of()).contains(name)) {
            return pseudonyms.owner(value);
        }
        if (object.bodies().contains(name)) {
            return ADDRESS.matcher(value).replaceAll(address -> pseudonyms.person(address.group()));
        }
        if (object == PortalObject.COMPANIES && NAMES_OF_CUSTOMERS.contains(name)) {
            return pseudonyms.customer(value);
        }
        if (object == PortalObject.CONTACTS && name.equals(ADDRESS_PROPERTY)) {
            return pseudonyms.address(value);
        }
        if (object == PortalObject.CONTACTS && name.equals(MORE_ADDRESSES_PROPERTY)) {
            return MailAddress.each(value).stream().map(pseudonyms::address).collect(Collectors.joining(";"));
        }
        if (object.otherProperties().contains(name)) {
            // The rest of a kind's own properties are chosen so that none holds a person, whatever their names sound
            // like.
            return value;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return PARTS_OF_PERSONAL_NAMES.stream().anyMatch(lower::contains) ? pseudonyms.person(value) : value;
    }

    private HistoryRow row(PortalObject object, String property, HistoryRow row) {
        boolean byUser = row.sourceId() != null && row.sourceId().startsWith(USER_PREFIX);
        return new HistoryRow(
                row.moment(),
                value(object, property, row.value()),
                row.sourceType(),
                byUser
                        ? USER_PREFIX + pseudonyms.user(row.sourceId().substring(USER_PREFIX.length()))
                        : withoutAddress(row.sourceId()),
                byUser || row.userId() != null ? null : withoutAddress(row.sourceLabel()),
                row.userId() == null ? null : pseudonyms.user(row.userId()));
    }

    /** Sources of other kinds name integrations and enrolments, now and then by a mail address. */
    private String withoutAddress(String text) {
        return text != null && text.contains("@") ? pseudonyms.person(text) : text;
    }
}
