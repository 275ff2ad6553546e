package io.keiro.mining.conformance;

import java.util.Arrays;

/** Numbers markings, or sets of markings, in the order in which they were met. Open addressing over arrays: no object beside the content. */
final class MarkingIndex {

    private int[][] contents = new int[64][];
    private int[] table = new int[256];
    private int size;

    int[] get(int number) {
        return contents[number];
    }

    /** The number of a content, new or old. */
    int number(int[] content) {
        int slot = slot(content);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        if (size == contents.length) {
            contents = Arrays.copyOf(contents, size * 2);
        }
        contents[size] = content;
        table[slot] = ++size;
        if (size * 2 > table.length) {
            table = new int[table.length * 2];
            for (int i = 0; i < size; i++) {
                table[slot(contents[i])] = i + 1;
            }
        }
        return size - 1;
    }

    private int slot(int[] content) {
        int mixed = Arrays.hashCode(content) * 0x9E3779B9;
        int slot = (mixed ^ mixed >>> 15) & table.length - 1;
        while (table[slot] != 0 && !Arrays.equals(contents[table[slot] - 1], content)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
