package io.keiro.log;

/** Numbers from characters without making a string of them, where they are short enough for that to be exact. */
final class DecimalText {

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private DecimalText() {}

    /** True for an optional minus and 1 to 18 digits, which always fit a long. */
    static boolean isWhole(char[] text, int length) {
        int start = length > 0 && text[0] == '-' ? 1 : 0;
        if (length == start || length - start > 18) {
            return false;
        }
        for (int i = start; i < length; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }

    static long whole(char[] text, int length) {
        long value = 0;
        for (int i = text[0] == '-' ? 1 : 0; i < length; i++) {
            value = value * 10 + text[i] - '0';
        }
        return text[0] == '-' ? -value : value;
    }

    /**
     * The nearest double. With at most 15 digits both the digits and the power of ten are exact doubles, and so one division rounds
     * correctly (Clinger, How to Read Floating Point Numbers Accurately, 1990); everything else goes the way of the JDK.
     *
     * @throws NumberFormatException if it is no number
     */
    static double number(char[] text, int length) {
        int i = length > 0 && text[0] == '-' ? 1 : 0;
        long digits = 0;
        int count = 0;
        int fraction = -1;
        for (; i < length && count <= 15; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + c - '0';
                count++;
                fraction += fraction >= 0 ? 1 : 0;
            } else if (c == '.' && fraction < 0) {
                fraction = 0;
            } else {
                break;
            }
        }
        if (i < length || count == 0 || count > 15) {
            return Double.parseDouble(new String(text, 0, length));
        }
        double value = digits / POWERS[Math.max(fraction, 0)];
        return text[0] == '-' ? -value : value;
    }
}
