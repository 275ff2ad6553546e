package io.keiro.hubspot;

/**
 * The ids of the records of one kind, by row. Portals count their records, so ids are nearly always numbers and kept as such: a text for
 * each of a million, of which few are shown, would cost more than all the rest.
 */
final class RecordIds {

    static final RecordIds NONE = new RecordIds(new long[0], new String[0]);

    private final long[] numbers;
    /** Of numbers, made when they are asked for. */
    private final String[] texts;

    /**
     * @param numbers the ids that are numbers
     * @param texts the others; null where an id is a number
     */
    RecordIds(long[] numbers, String[] texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    int size() {
        return numbers.length;
    }

    String id(int row) {
        String text = texts[row];
        if (text == null) {
            text = Long.toString(numbers[row]);
            texts[row] = text;
        }
        return text;
    }
}
