package io.keiro.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the forms in which most tables hold millions of times, 2024-03-31T09:30:15 or 2024-03-31 09:30:15, with a fraction and an offset like
 * +09:00 or Z if there are any, straight from ASCII bytes, eight at a time. Everything else is left to {@link TimeText}, which must say the
 * same about what is read here. One object serves all values of a column.
 */
final class UsualTime {

    /** Eight bytes at once, the first one lowest. */
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int LENGTH = 19;
    private static final int OFFSET_LENGTH = 6;
    private static final int MONTHS = 1 << 10;

    private static final long DATE = word("0000-00-");
    private static final long AFTER_T = word("00T00:00");
    private static final long AFTER_BLANK = word("00 00:00");
    private static final long OVER_DATE = over(DATE);
    private static final long OVER_TIME = over(AFTER_T);
    private static final long HIGH = 0x8080_8080_8080_8080L;

    /** First days of the months that were met last, so that they need not be worked out again. */
    private final int[] months = new int[MONTHS];

    private final long[] firstDays = new long[MONTHS];

    private long localSecond;
    private int nano;
    private int offsetSeconds;

    private static long word(String text) {
        long word = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            word = word << Byte.SIZE | text.charAt(i);
        }
        return word;
    }

    /** What makes a byte reach 128 if it is more than it may be: 9 for a digit, 0 for what stands between digits. */
    private static long over(long form) {
        long over = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            boolean digit = (form >>> i * Byte.SIZE & 0xff) == '0';
            over = over << Byte.SIZE | (digit ? 0x80 - 10 : 0x80 - 1);
        }
        return over;
    }

    /** Seconds since 1970 of the local time. */
    long localSecond() {
        return localSecond;
    }

    int nano() {
        return nano;
    }

    /** {@link TimeText#NO_OFFSET} if there is none. */
    int offsetSeconds() {
        return offsetSeconds;
    }

    /** Whether it is such a time; then the other methods say which. */
    boolean read(byte[] ascii, int from, int length) {
        if (length < LENGTH) {
            return false;
        }
        // A byte below its form borrows and becomes one above 128.
        long date = (long) WORD.get(ascii, from) - DATE;
        long time = (long) WORD.get(ascii, from + Long.BYTES) - (ascii[from + 10] == 'T' ? AFTER_T : AFTER_BLANK);
        long wrong = (date + OVER_DATE | date | time + OVER_TIME | time) & HIGH;
        int seconds = seconds(ascii, from + 2 * Long.BYTES);
        // Each byte becomes the number of two digits that begins with it.
        date = date * 10 + (date >>> Byte.SIZE);
        time = time * 10 + (time >>> Byte.SIZE);
        int year = (int) (date & 0xff) * 100 + (int) (date >>> 16 & 0xff);
        int month = (int) (date >>> 40 & 0xff);
        int day = (int) (time & 0xff);
        int hour = (int) (time >>> 24 & 0xff);
        int minute = (int) (time >>> 48 & 0xff);
        if (wrong != 0 || seconds < 0 || hour > 23 || minute > 59 || !TimeText.validDay(year, month, day)) {
            return false;
        }
        localSecond = firstSecond(year, month) + (day - 1) * 86_400L + hour * 3600 + minute * 60 + seconds;
        nano = 0;
        return behind(ascii, from + LENGTH, from + length);
    }

    /** Of the minute, with the colon before them; negative if they are none. */
    private static int seconds(byte[] ascii, int at) {
        int tens = ascii[at + 1] - '0';
        int ones = ascii[at + 2] - '0';
        boolean some = ascii[at] == ':' && tens >= 0 && tens <= 5 && ones >= 0 && ones <= 9;
        return some ? tens * 10 + ones : -1;
    }

    private long firstSecond(int year, int month) {
        int key = year << 4 | month;
        int place = key & MONTHS - 1;
        if (months[place] != key) {
            months[place] = key;
            firstDays[place] = TimeText.localSecond(year, month, 1, 0);
        }
        return firstDays[place];
    }

    /** Fraction and offset, if any, and nothing else. */
    private boolean behind(byte[] ascii, int start, int end) {
        int at = start;
        if (at + 1 < end && ascii[at] == '.' && isDigit(ascii[at + 1])) {
            int scale = 100_000_000;
            for (at++; at < end && isDigit(ascii[at]); at++) {
                nano += (ascii[at] - '0') * scale;
                scale /= 10;
            }
        }
        offsetSeconds = TimeText.NO_OFFSET;
        if (at == end) {
            return true;
        }
        if (end - at == 1) {
            offsetSeconds = 0;
            return ascii[at] == 'Z';
        }
        return end - at == OFFSET_LENGTH && offset(ascii, at);
    }

    private boolean offset(byte[] ascii, int at) {
        boolean digits =
                isDigit(ascii[at + 1]) && isDigit(ascii[at + 2]) && isDigit(ascii[at + 4]) && isDigit(ascii[at + 5]);
        int hours = ascii[at + 1] * 10 + ascii[at + 2] - 11 * '0';
        int minutes = ascii[at + 4] * 10 + ascii[at + 5] - 11 * '0';
        int seconds = hours * 3600 + minutes * 60;
        offsetSeconds = ascii[at] == '-' ? -seconds : seconds;
        return digits && ascii[at + 3] == ':' && (ascii[at] == '+' || ascii[at] == '-') && hours <= 18 && minutes <= 59;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
