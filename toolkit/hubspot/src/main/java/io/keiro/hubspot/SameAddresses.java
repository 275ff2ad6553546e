package io.keiro.hubspot;

import io.keiro.leadtocash.ObjectKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Contacts with the mail address of another contact: probably one person who was entered twice. Each is linked to the one made first, or
 * named first where both were made at the same time. The data set is told that they share an address, and neither the address nor what
 * stands for it in the snapshot.
 */
final class SameAddresses {

    private static final int NONE = -1;

    private final RecordTable contacts;

    /** By contact: the row of the first contact with its address, which may be its own; none without an address. */
    private final int[] first;

    SameAddresses(RecordTable contacts) {
        this.contacts = contacts;
        this.first = new int[contacts.size()];
        Arrays.fill(first, NONE);
        Map<String, Integer> rows = new HashMap<>(contacts.size() * 2);
        String[] addresses = new String[contacts.size()];
        for (int row = 0; row < addresses.length; row++) {
            String address = contacts.value(row, PersonalData.ADDRESS_PROPERTY);
            String plain = address == null ? "" : MailAddress.plain(address);
            if (!plain.isEmpty()) {
                addresses[row] = plain;
                rows.merge(plain, row, this::earlier);
            }
        }
        for (int row = 0; row < addresses.length; row++) {
            first[row] = addresses[row] == null ? NONE : rows.get(addresses[row]);
        }
    }

    private int earlier(int one, int other) {
        var made = contacts.recorded(one);
        var madeToo = contacts.recorded(other);
        return madeToo != null && (made == null || madeToo.isBefore(made)) ? other : one;
    }

    /** Tells of a contact what its address says. */
    void tell(StoredRecord contact, MappedPart part) {
        int same = first[contact.row()];
        if (same == NONE) {
            part.note(MappingNote.NO_ADDRESS, contact.id());
        } else if (same != contact.row()) {
            part.link(ObjectKind.CONTACT, contact, ObjectKind.CONTACT, contacts.record(same));
        }
    }
}
