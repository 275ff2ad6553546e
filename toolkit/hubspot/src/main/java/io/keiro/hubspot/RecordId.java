package io.keiro.hubspot;

import java.util.Comparator;

/** The order of record ids: they are numbers of any length, kept as text. */
final class RecordId {

    static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private RecordId() {}

    static boolean isBefore(String one, String other) {
        return ORDER.compare(one, other) < 0;
    }
}
