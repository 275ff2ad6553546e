package io.keiro.leadtocash;

import java.util.Arrays;

/**
 * Numbers of things by their hashes, for tables that are asked millions of times: open addressing, without an object for each thing or
 * question. What the things are knows whoever asks: it looks at the numbers from {@link #first} on, one {@link #next} after the other, until
 * one is of its thing or below zero, and adds it then.
 */
final class HashSlots {

    private static final int SLOTS = 64;

    /** Number and one, 0 for a free slot; at most half of them are in use. */
    private int[] slots = new int[SLOTS];

    private int[] hashes = new int[SLOTS / 2];
    private int count;

    /** How many numbers there are. */
    int count() {
        return count;
    }

    /** The slot where a thing of this hash stands if no other stands there. */
    int first(int hash) {
        // By the upper bits of the product, into which all bits of the hash have gone (Knuth, 1973).
        return (hash ^ hash >>> 15) * 0x9E3779B1 >>> Integer.numberOfLeadingZeros(slots.length) + 1;
    }

    /** The slot to look at when another thing stands in this one. */
    int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    /** The number that stands in a slot, or -1. */
    int number(int slot) {
        return slots[slot] - 1;
    }

    /** The hash of a thing. */
    int hash(int number) {
        return hashes[number];
    }

    /** A number for a thing that has none: how many there were before. */
    int add(int hash) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.multiplyExact(count, 4));
            slots = new int[Math.multiplyExact(slots.length, 4)];
            for (int number = 0; number < count; number++) {
                slots[free(hashes[number])] = number + 1;
            }
        }
        hashes[count] = hash;
        slots[free(hash)] = count + 1;
        return count++;
    }

    private int free(int hash) {
        int slot = first(hash);
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        return slot;
    }
}
