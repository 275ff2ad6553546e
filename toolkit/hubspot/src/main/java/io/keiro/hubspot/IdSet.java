package io.keiro.hubspot;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Ids of many records in little memory: as numbers in one array; what is no plain number of 18 digits is kept as text. */
final class IdSet {

    private static final int LONGEST_NUMBER = 18;

    private final Set<String> others = new HashSet<>();
    private long[] table = new long[64];
    private int size;

    private static long number(String id) {
        if (id.isEmpty() || id.length() > LONGEST_NUMBER || id.charAt(0) == '0') {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private int slot(long number) {
        int mask = table.length - 1;
        int slot = (int) (number * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (table[slot] != 0 && table[slot] != number) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Returns true if it was not there before. */
    boolean add(String id) {
        long number = number(id);
        if (number == 0) {
            return others.add(id);
        }
        int slot = slot(number);
        if (table[slot] == number) {
            return false;
        }
        table[slot] = number;
        if (++size * 2 > table.length) {
            long[] smaller = table;
            table = new long[smaller.length * 2];
            Arrays.stream(smaller).filter(each -> each != 0).forEach(each -> table[slot(each)] = each);
        }
        return true;
    }

    boolean contains(String id) {
        long number = number(id);
        return number == 0 ? others.contains(id) : table[slot(number)] == number;
    }

    int size() {
        return size + others.size();
    }
}
