package io.keiro.hubspot;

/**
 * Finds the numbers of the different values of some columns by the hashes that the database computes of them, which is quicker than to
 * let it look up each row's value.
 */
final class HashNumbers {

    static final int NONE = -1;

    private final String expression;
    private final long[] hashes;
    /** Number and one, 0 for a free place. */
    private final int[] numbers;

    private HashNumbers(String expression, int count) {
        this.expression = expression;
        int size = Integer.highestOneBit(Math.max(1, count)) * 4;
        hashes = new long[size];
        numbers = new int[size];
    }

    /** What a query asks for to get the hash of columns; another salt gives other hashes. */
    static String expression(String columns, int salt) {
        // All bits but one, because a number without a sign is no long.
        return "CAST(hash(" + columns + ", " + salt + ") >> 1 AS BIGINT)";
    }

    /**
     * Numbers values from 0 on, or gives null where two of them have one hash.
     *
     * @param expression what the hashes were asked for with
     */
    static HashNumbers of(String expression, long[] hashes) {
        HashNumbers all = new HashNumbers(expression, hashes.length);
        for (int number = 0; number < hashes.length; number++) {
            int place = all.place(hashes[number]);
            if (all.numbers[place] != 0) {
                return null;
            }
            all.hashes[place] = hashes[number];
            all.numbers[place] = number + 1;
        }
        return all;
    }

    /** What a query asks for in place of the columns. */
    String expression() {
        return expression;
    }

    /** The number of the value with this hash, or {@link #NONE}. */
    int of(long hash) {
        return numbers[place(hash)] - 1;
    }

    private int place(long hash) {
        int place = (int) hash & hashes.length - 1;
        while (numbers[place] != 0 && hashes[place] != hash) {
            place = place + 1 & hashes.length - 1;
        }
        return place;
    }
}
