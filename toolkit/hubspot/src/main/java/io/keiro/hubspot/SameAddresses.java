package io.keiro.hubspot;

import io.keiro.leadtocash.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Contacts with a mail address of another contact, be it the first one of either or one of those added to it: probably one person who was
 * entered twice. Each is linked to the one of that address that was made first, or named first where both were made at the same time. The
 * data set is told that they share an address, and neither the address nor what stands for it in the snapshot.
 */
final class SameAddresses {

    private static final int[] NOBODY = {};

    private final RecordTable contacts;

    /** By contact: the rows of other contacts that are the first ones of an address of its own; null without an address. */
    private final int[][] first;

    SameAddresses(RecordTable contacts) {
        this.contacts = contacts;
        this.first = new int[contacts.size()][];
        Map<String, Integer> rows = new HashMap<>(contacts.size() * 2);
        List<List<String>> addresses = new ArrayList<>(first.length);
        for (int row = 0; row < first.length; row++) {
            List<String> own = addresses(row);
            addresses.add(own);
            for (String address : own) {
                rows.merge(address, row, this::earlier);
            }
        }
        for (int row = 0; row < first.length; row++) {
            first[row] = addresses.get(row).isEmpty() ? null : others(row, addresses.get(row), rows);
        }
    }

    /** All addresses of a contact in their one writing. */
    private List<String> addresses(int row) {
        String address = contacts.value(row, PersonalData.ADDRESS_PROPERTY);
        String more = contacts.value(row, PersonalData.MORE_ADDRESSES_PROPERTY);
        String plain = address == null ? "" : MailAddress.plain(address);
        if (more == null) {
            return plain.isEmpty() ? List.of() : List.of(plain);
        }
        // Few contacts have several.
        return Stream.concat(Stream.of(plain), MailAddress.each(more).stream().map(MailAddress::plain))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static int[] others(int row, List<String> addresses, Map<String, Integer> rows) {
        if (addresses.size() == 1) {
            int first = rows.get(addresses.get(0));
            return first == row ? NOBODY : new int[] {first};
        }
        int[] others = addresses.stream()
                .mapToInt(rows::get)
                .filter(other -> other != row)
                .distinct()
                .toArray();
        return others.length == 0 ? NOBODY : others;
    }

    private int earlier(int one, int other) {
        var made = contacts.recorded(one);
        var madeToo = contacts.recorded(other);
        return madeToo != null && (made == null || madeToo.isBefore(made)) ? other : one;
    }

    /** Tells of a contact what its address says. */
    void tell(StoredRecord contact, MappedPart part) {
        int[] same = first[contact.row()];
        if (same == null) {
            part.note(MappingNote.NO_ADDRESS, contact.id());
            return;
        }
        for (int other : same) {
            part.link(ObjectKind.CONTACT, contact, ObjectKind.CONTACT, contacts.record(other));
        }
    }
}
