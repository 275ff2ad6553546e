package io.keiro.log;

import java.util.Arrays;

/** The UTC offset with which each time was recorded; most logs know one or two, so that a row costs two bytes or none. */
final class UtcOffsets {

    private static final UtcOffsets ZERO = new UtcOffsets(new int[] {0}, null);

    private static final int QUARTER = 900;

    private final int[] seconds;
    private final short[] codes;

    private UtcOffsets(int[] seconds, short[] codes) {
        this.seconds = seconds;
        this.codes = codes;
    }

    static UtcOffsets zero() {
        return ZERO;
    }

    /** Seconds east of Greenwich. */
    int seconds(int row) {
        return seconds[codes == null ? 0 : codes[row] & 0xffff];
    }

    UtcOffsets select(int[] rows) {
        if (codes == null) {
            return this;
        }
        short[] selected = new short[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = codes[rows[i]];
        }
        return new UtcOffsets(seconds, selected);
    }

    /** Whether all rows have the same offset, so that any selection of them is this. */
    boolean isUniform() {
        return codes == null;
    }

    /** False if no row has this offset. */
    boolean mayHave(int offset) {
        for (int known : seconds) {
            if (known == offset) {
                return true;
            }
        }
        return false;
    }

    private boolean isTheSameEverywhere() {
        for (short code : codes) {
            if (code != codes[0]) {
                return false;
            }
        }
        return codes.length > 0;
    }

    /** Collects offsets row by row; rows never set have offset 0. */
    static final class Growing {
        private int[] seconds = {0};
        private short[] codes;
        private final short[] quarters = new short[160];
        private int last;

        void set(int row, int offset) {
            if (seconds[last] != offset) {
                last = code(offset);
            }
            if (codes == null) {
                if (last == 0) {
                    return;
                }
                codes = new short[Math.max(16, row + 1)];
            } else if (row >= codes.length) {
                codes = Arrays.copyOf(codes, Growth.enough(codes.length, row));
            }
            codes[row] = (short) last;
        }

        /** Takes in the offsets of rows that follow the first so many. */
        void add(Growing later, int size, int laterSize) {
            if (codes == null && later.codes == null) {
                return;
            }
            int[] here = new int[later.seconds.length];
            Arrays.setAll(here, i -> code(later.seconds[i]));
            codes = Arrays.copyOf(codes == null ? new short[0] : codes, size + laterSize);
            Arrays.fill(codes, size, codes.length, (short) 0);
            for (int row = 0; later.codes != null && row < Math.min(later.codes.length, laterSize); row++) {
                codes[size + row] = (short) here[later.codes[row] & 0xffff];
            }
        }

        private static UtcOffsets pick(UtcOffsets all, int[] order) {
            return order == null ? all : all.select(order);
        }

        /** In summer and winter, offsets change from row to row: those of whole quarters of an hour are found without a search. */
        private int code(int offset) {
            int quarter = offset / QUARTER + quarters.length / 2;
            boolean whole = offset % QUARTER == 0 && quarter >= 0 && quarter < quarters.length;
            if (whole && seconds[quarters[quarter]] == offset) {
                return quarters[quarter];
            }
            int code = searched(offset);
            if (whole) {
                quarters[quarter] = (short) code;
            }
            return code;
        }

        private int searched(int offset) {
            for (int i = 0; i < seconds.length; i++) {
                if (seconds[i] == offset) {
                    return i;
                }
            }
            seconds = Arrays.copyOf(seconds, seconds.length + 1);
            seconds[seconds.length - 1] = offset;
            return seconds.length - 1;
        }

        UtcOffsets build(int rows, int[] order) {
            if (codes == null) {
                return ZERO;
            }
            UtcOffsets all = new UtcOffsets(seconds, Arrays.copyOf(codes, rows));
            return all.isTheSameEverywhere() ? new UtcOffsets(new int[] {all.seconds(0)}, null) : pick(all, order);
        }
    }
}
