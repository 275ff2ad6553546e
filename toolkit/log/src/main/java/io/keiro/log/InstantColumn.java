package io.keiro.log;

import java.time.Instant;

/** Moments in epoch milliseconds with the offset of their recording; {@link EventLog#NO_TIME} is missing. */
record InstantColumn(String name, long[] millis, UtcOffsets offsets) implements Column {

    @Override
    public Type type() {
        return Type.INSTANT;
    }

    @Override
    public int size() {
        return millis.length;
    }

    @Override
    public boolean isMissing(int row) {
        return millis[row] == EventLog.NO_TIME;
    }

    @Override
    public Object value(int row) {
        return isMissing(row) ? null : Instant.ofEpochMilli(millis[row]);
    }

    @Override
    public String text(int row) {
        return isMissing(row) ? null : IsoTime.text(millis[row], offsets.seconds(row));
    }

    @Override
    public double number(int row) {
        return isMissing(row) ? Double.NaN : millis[row];
    }
}
