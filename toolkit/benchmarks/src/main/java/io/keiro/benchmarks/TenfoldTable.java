package io.keiro.benchmarks;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A log ten times over as delimited text of five columns, each time with case ids of its own. */
final class TenfoldTable {

    private static final int TIMES = 10;
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssXXX");

    private TenfoldTable() {}

    static void write(EventLog log, Appendable out) throws IOException {
        Column resource = log.eventAttribute("org:resource");
        Column amount = log.eventAttribute("amount");
        out.append("case,activity,time,resource,amount\n");
        StringBuilder row = new StringBuilder();
        for (int copy = 0; copy < TIMES; copy++) {
            for (int c = 0; c < log.caseCount(); c++) {
                for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                    row.setLength(0);
                    row.append(log.caseId(c)).append('-').append(copy).append(',');
                    row.append(log.activity(e)).append(',').append(time(log, e)).append(',');
                    row.append(resource.isMissing(e) ? "" : resource.text(e)).append(',');
                    row.append(amount.isMissing(e) ? "" : amount.text(e)).append('\n');
                    out.append(row);
                }
            }
        }
    }

    private static String time(EventLog log, int event) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(log.utcOffsetSeconds(event));
        return FORM.format(Instant.ofEpochMilli(log.time(event)).atOffset(offset));
    }
}
