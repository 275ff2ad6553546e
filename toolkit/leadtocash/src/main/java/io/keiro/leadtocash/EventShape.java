package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What events have in common beside their values: the activity, and the names of what they tell, first the kinds of object, then the
 * attributes, each in their order. A data set of a million events has some hundred shapes, so an event carries its values only.
 */
final class EventShape {

    private static final int BEYOND_CATALOGUE = 1_000;
    private static final int TENTH = 10;

    private final String activity;
    private final Activity known;
    private final Object[] names;
    private final int kinds;
    private final int deal;
    private final KnownValues.Names objects;
    private final KnownValues.Names attributes;
    private final int number;

    private EventShape(String activity, Object[] names, int kinds, int number) {
        this.activity = activity;
        this.known = Activity.known(activity);
        this.names = names;
        this.kinds = kinds;
        this.number = number;
        this.deal = placeOf(ObjectKind.DEAL);
        this.objects = new KnownValues.Names(names, 0, kinds);
        this.attributes = new KnownValues.Names(names, kinds, names.length - kinds);
    }

    String activity() {
        return activity;
    }

    /** The activity of the catalogue, or null for one beyond it. */
    Activity known() {
        return known;
    }

    /** The catalogue's order with room between the steps; steps beyond the catalogue come last. */
    int rank() {
        return known == null ? BEYOND_CATALOGUE : known.rank() * TENTH;
    }

    /** Kinds of object, then attributes; nobody changes it. */
    Object[] names() {
        return names;
    }

    KnownValues.Names objects() {
        return objects;
    }

    KnownValues.Names attributes() {
        return attributes;
    }

    /** How many of the names are kinds of object. */
    int kinds() {
        return kinds;
    }

    /** Which of the shapes of a data set it is, from 0. */
    int number() {
        return number;
    }

    /** Where the deal's id stands, or -1. */
    int deal() {
        return deal;
    }

    /** Where the value of a kind stands, or -1. */
    int placeOf(ObjectKind kind) {
        for (int i = 0; i < kinds; i++) {
            if (names[i] == kind) {
                return i;
            }
        }
        return -1;
    }

    /** Where the value of an attribute stands, or -1. */
    int placeOf(String attribute) {
        for (int i = kinds; i < names.length; i++) {
            if (names[i].equals(attribute)) {
                return i;
            }
        }
        return -1;
    }

    private boolean is(String otherActivity, Object[] kindsAndNames, int otherKinds, int count) {
        if (names.length != count || kinds != otherKinds || !activity.equals(otherActivity)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (names[i] != kindsAndNames[i] && !names[i].equals(kindsAndNames[i])) {
                return false;
            }
        }
        return true;
    }

    /** The shapes that occurred, each once. Every event asks, and a key each would cost more than the rest. */
    static final class Known {
        private final List<EventShape> shapes = new ArrayList<>();
        private final HashSlots numbers = new HashSlots();

        /**
         * The number of a shape, a new one if there is none yet.
         *
         * @param names kinds of object, then attributes
         * @param kinds how many are kinds
         * @param count how many there are in all
         */
        int number(String activity, Object[] names, int kinds, int count) {
            int hash = activity.hashCode();
            for (int i = 0; i < kinds; i++) {
                hash = 31 * hash + ((ObjectKind) names[i]).ordinal();
            }
            for (int i = kinds; i < count; i++) {
                hash = 31 * hash + ((String) names[i]).hashCode();
            }
            for (int slot = numbers.first(hash); numbers.number(slot) >= 0; slot = numbers.next(slot)) {
                int known = numbers.number(slot);
                if (numbers.hash(known) == hash && shapes.get(known).is(activity, names, kinds, count)) {
                    return known;
                }
            }
            int number = numbers.add(hash);
            shapes.add(new EventShape(activity, Arrays.copyOf(names, count), kinds, number));
            return number;
        }

        /** The shapes of others, as this one knows them. */
        EventShape[] same(List<EventShape> others) {
            EventShape[] here = new EventShape[others.size()];
            for (int i = 0; i < here.length; i++) {
                EventShape other = others.get(i);
                here[i] = shapes.get(number(other.activity, other.names, other.kinds, other.names.length));
            }
            return here;
        }

        List<EventShape> all() {
            return shapes;
        }
    }
}
