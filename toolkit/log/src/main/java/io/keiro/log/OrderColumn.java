package io.keiro.log;

/**
 * Keeps the order of a log that was read in the order of its source, where a table has no place to say so: in a column called like the
 * time's with {@code :order} behind it, which counts the events of a case from 1. Rows of a table may be sorted again without harm.
 */
final class OrderColumn {

    private static final String SUFFIX = ":order";

    private OrderColumn() {}

    static String name(String time) {
        return time + SUFFIX;
    }

    static Column of(EventLog log, String name) {
        long[] numbers = new long[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                numbers[e] = e - log.caseStart(c) + 1L;
            }
        }
        return new LongColumn(name, numbers, null);
    }

    /** The frame without this column, and its events in the order that the column gives; one without number stays behind its predecessor. */
    static Frame applied(Frame frame, Column column, String source) {
        if (column.type() != Column.Type.LONG) {
            throw LogFormatException.at(
                    new LogFormatException.Place(source, 0, column.name(), example(column)),
                    Phrase.of(
                            "\"" + example(column)
                                    + "\" is no whole number; a column of this name counts the events of a case;"
                                    + " name the order yourself to read it as any other column: order(EventOrder.TIME)",
                            "「" + example(column)
                                    + "」は整数ではありません。この名前の列には、ケース内のイベントの順番を記入します。ほかの列と同じように読むには order(EventOrder.TIME) を指定してください"));
        }
        long[] numbers = new long[column.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = column.isMissing(row) ? EventLog.NO_TIME : (Long) column.value(row);
        }
        return frame.withoutEventColumn(column.name()).byNumbers(numbers);
    }

    private static String example(Column column) {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                return column.text(row);
            }
        }
        return "";
    }
}
