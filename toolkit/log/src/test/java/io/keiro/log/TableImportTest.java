package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableImportTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private EventLog read(String text) throws IOException {
        return EventLog.read(file(text));
    }

    private static List<String> times(EventLog log) {
        return IntStream.range(0, log.eventCount())
                .mapToObj(e -> log.time(e) == EventLog.NO_TIME
                        ? "none"
                        : Instant.ofEpochMilli(log.time(e)).toString())
                .toList();
    }

    @Test
    void columnsAndTypesAreFound() throws IOException {
        EventLog log = read("""
                Deal ID,Activity,Timestamp,Region,Amount,Urgent,Sent,Owner ID,Empty
                D1,Created,2024-03-01 09:00,West,1200.50,true,2024-03-01,007,
                D2,Created,2024-03-01 10:00,East,5,false,2024-03-02,12,
                D1,Won,2024-03-05 09:00,West,1300,TRUE,,12,
                """);
        assertThat(log.caseCount()).isEqualTo(2);
        assertThat(EventLogTest.trace(log, 0)).containsExactly("Created", "Won");
        assertThat(log.caseId(1)).isEqualTo("D2");
        assertThat(log.eventAttributes()).containsExactly("Region", "Amount", "Urgent", "Sent", "Owner ID", "Empty");
        assertThat(log.eventAttribute("Region").type()).isEqualTo(Column.Type.TEXT);
        assertThat(log.eventAttribute("Amount").value(0)).isEqualTo(1200.5);
        assertThat(log.eventAttribute("Urgent").value(1)).isEqualTo(true);
        assertThat(log.eventAttribute("Sent").value(0)).isEqualTo(Instant.parse("2024-03-01T00:00:00Z"));
        assertThat(log.eventAttribute("Sent").isMissing(1)).isTrue();
        assertThat(log.eventAttribute("Owner ID").text(0)).isEqualTo("007");
        assertThat(log.mapping()).isEqualTo(new Mapping("Deal ID", "Activity", "Timestamp", "", ""));
        List<Phrase> sentences = log.report().sentences();
        assertThat(sentences.subList(0, sentences.size() - 1))
                .extracting(Phrase::en)
                .containsExactly(
                        "t.csv (delimited text, comma, UTF-8 (valid UTF-8)): 3 rows read, 3 kept, 0 left out.",
                        "2 cases, 3 events, 2 activities, 2 variants.",
                        "From 2024-03-01 09:00 to 2024-03-05 09:00, shown in the zone UTC (no zone given and the times have"
                                + " no offset: read as UTC, change that with zone(...)).",
                        "Case: column \"Deal ID\" (a known name for it).",
                        "Activity: column \"Activity\" (a known name for it).",
                        "Time: column \"Timestamp\" (a known name for it).",
                        "Further columns: Region (event, text, the same in all events of a case), Amount (event, number), Urgent"
                                + " (event, yes or no, the same in all events of a case), Sent (event, date and time, 1 missing,"
                                + " the same in all events of a case), Owner ID (event, text), Empty (event, text, 3 missing).");
        assertThat(sentences.get(sentences.size() - 1).ja()).matches("読み込み時間: [\\d,]+ミリ秒。");
    }

    @ParameterizedTest
    @CsvSource({
        "SalesOpportunityId, ActivityName, EventTime",
        "case:concept:name, concept:name, time:timestamp",
        "Case ID, Activity, Complete Timestamp",
        "caseid, event, timestamp",
        "営業商談(ID), アクティビティ, イベント日時",
        "商談, 活動, タイムスタンプ",
        "ケースＩＤ, アクティビティ名, 日時",
        "opportunity_id, step, completed_at",
        "DEAL-ID, Task Name, Start Time"
    })
    void headersAreKnownInBothLanguages(String caseId, String activity, String time) throws IOException {
        EventLog log = read(caseId + "," + activity + "," + time + "\n1,A,2024-03-01\n");
        assertThat(log.eventCount()).isEqualTo(1);
        assertThat(log.eventAttributes()).isEmpty();
        assertThat(log.hasStartTimes()).isFalse();
    }

    @Test
    void japaneseExcelExport() throws IOException {
        Path path = Files.write(
                folder.resolve("書き出し.csv"),
                "商談,アクティビティ,イベント日時,営業担当者\r\n101,見積書発行,2024/3/1 9:00,担当07\r\n101,受注クローズ,2024/3/10 17:30,担当07\r\n"
                        .getBytes(Charset.forName("windows-31j")));
        EventLog log = EventLog.csv(path).zone(ZoneId.of("Asia/Tokyo")).read();
        assertThat(log.activities()).containsExactly("受注クローズ", "見積書発行");
        assertThat(times(log)).containsExactly("2024-03-01T00:00:00Z", "2024-03-10T08:30:00Z");
        assertThat(log.mapping().resource()).isEqualTo("営業担当者");
        assertThat(log.report().sentences())
                .extracting(Phrase::ja)
                .contains("期間 2024-03-01 09:00 ~ 2024-03-10 17:30、タイムゾーン Asia/Tokyo(指定どおり)。");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31T09:30:00+09:00, 2024-03-31T00:30:00Z",
        "2024-03-31 09:30:15.5, 2024-03-31T09:30:15.500Z",
        "2024/3/31 9:30, 2024-03-31T09:30:00Z",
        "2024年3月31日 9:30, 2024-03-31T09:30:00Z",
        "31.03.2024, 2024-03-31T00:00:00Z",
        "31/03/2024 09:30, 2024-03-31T09:30:00Z",
        "03/31/2024 9:30 PM, 2024-03-31T21:30:00Z",
        "03/31/2024 12:05 AM, 2024-03-31T00:05:00Z",
        "31-Mar-2024 09:30, 2024-03-31T09:30:00Z",
        "'March 31, 2024', 2024-03-31T00:00:00Z",
        "20240331T093000Z, 2024-03-31T09:30:00Z",
        "20240331093000, 2024-03-31T09:30:00Z",
        "1711877400, 2024-03-31T09:30:00Z",
        "1711877400000, 2024-03-31T09:30:00Z",
        "1711877400000000, 2024-03-31T09:30:00Z",
        "1948-02-29, 1948-02-29T00:00:00Z",
        "9999-12-31 23:59:59, 9999-12-31T23:59:59Z"
    })
    void formsOfTime(String text, String instant) throws IOException {
        assertThat(times(read("case;activity;time\n1;A;" + text + "\n"))).containsExactly(instant);
    }

    @Test
    void oneValueDecidesTheOrderOfDayAndMonthForAll() throws IOException {
        EventLog log = read("case,activity,time\n1,A,03/04/2024\n1,B,31/03/2024\n");
        assertThat(times(log)).containsExactly("2024-03-31T00:00:00Z", "2024-04-03T00:00:00Z");
        assertThat(log.report().mapping().value(2, "reason").toString())
                .isEqualTo("a known name for it; day first, as \"31/03/2024\" shows");
        EventLog american = read("case,activity,time\n1,A,03/04/2024\n1,B,03/31/2024\n");
        assertThat(times(american)).containsExactly("2024-03-04T00:00:00Z", "2024-03-31T00:00:00Z");
    }

    @Test
    void undecidedDatesAreNotGuessed() throws IOException {
        Path path = file("case,activity,time\n1,A,01/01/2024\n1,B,03/04/2024\n");
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(
                        "t.csv, column 'time': \"03/04/2024\" can be 2024-04-03 (day first) or 2024-03-04 (month first),"
                                + " and no value in the column decides it; say dayFirst() or monthFirst()")
                .satisfies(e -> assertThat(((LogFormatException) e).phrase().ja())
                        .isEqualTo("t.csv、列「time」: 「03/04/2024」は 2024-04-03(日が先)とも 2024-03-04(月が先)とも読め、"
                                + "列のどの値からも決まりません。dayFirst() か monthFirst() を指定してください"));
        assertThat(times(EventLog.csv(path).dayFirst().read()))
                .containsExactly("2024-01-01T00:00:00Z", "2024-04-03T00:00:00Z");
        assertThat(times(EventLog.csv(path).monthFirst().read()))
                .containsExactly("2024-01-01T00:00:00Z", "2024-03-04T00:00:00Z");
    }

    @Test
    void datesThatReadTheSameBothWaysNeedNoDecision() throws IOException {
        assertThat(times(read("case,activity,time\n1,A,05/05/2024\n"))).containsExactly("2024-05-05T00:00:00Z");
    }

    @Test
    void contradictingDates() throws IOException {
        Path path = file("case,activity,time\n1,A,31/03/2024\n1,B,03/31/2024\n");
        assertThatThrownBy(() -> EventLog.read(path))
                .hasMessageStartingWith(
                        "t.csv, column 'time': \"31/03/2024\" puts the day first, \"03/31/2024\" the month");
        EventLog log = EventLog.csv(path).dayFirst().read();
        assertThat(log.activities()).containsExactly("A");
        assertThat(log.report().rowsDropped()).isEqualTo(1);
    }

    @Test
    void attributeDatesThatAreUndecidedStayText() throws IOException {
        EventLog log = read("case,activity,time,due\n1,A,2024-01-01,03/04/2024\n");
        assertThat(log.eventAttribute("due").type()).isEqualTo(Column.Type.TEXT);
        assertThat(log.report().columns().value(0, "remark").toString())
                .contains("may be read day first or month first");
    }

    @Test
    void givenFormatOfTimes() throws IOException {
        Path path = file("case,activity,time\n1,A,3.1.24 7:05\n");
        assertThat(times(EventLog.csv(path).timeFormat("d.M.yy H:mm").read())).containsExactly("2024-01-03T07:05:00Z");
    }

    @Test
    void clockChanges() throws IOException {
        Path path = file(
                "case,activity,time\n1,skipped,2024-03-31 02:30\n1,twice,2024-10-27 02:30\n1,plain,2024-07-01 12:00\n");
        EventLog log = EventLog.csv(path).zone(ZoneId.of("Europe/Berlin")).read();
        assertThat(times(log)).containsExactly("2024-03-31T01:30:00Z", "2024-07-01T10:00:00Z", "2024-10-27T00:30:00Z");
        assertThat(log.report().warnings().get(0).en())
                .isEqualTo("2 times fall into a clock change of Europe/Berlin and could mean two moments or none;"
                        + " the earlier one was taken");
    }

    @Test
    void rowsWithoutCaseActivityOrReadableTimeAreLeftOutAndListed() throws IOException {
        EventLog log = read("""
                case,activity,time,cost
                1,A,2024-01-01,1
                ,A,2024-01-01,x
                1, ,2024-01-01,2
                1,B,31.02.2024,3
                ,,,

                1,C,,4
                2,B,soon,x
                """);
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "C");
        assertThat(log.caseCount()).as("case 2 had only a bad row").isEqualTo(1);
        assertThat(times(log)).containsExactly("2024-01-01T00:00:00Z", "none");
        assertThat(log.eventAttribute("cost").type())
                .as("values of rows left out do not count")
                .isEqualTo(Column.Type.LONG);
        ImportReport report = log.report();
        assertThat(List.of(report.rowsRead(), report.rowsKept(), report.rowsDropped()))
                .containsExactly(6L, 2L, 4L);
        assertThat(report.toString())
                .contains("1 left out: the row has no case id (line 3 'case').")
                .contains("1 left out: the row has no activity (line 4 'activity').")
                .contains("2 left out: the time cannot be read (line 5 'time' \"31.02.2024\", line 9 'time' \"soon\").")
                .contains("1 event has no time.");
        assertThat(report.leftOut().rowCount()).isEqualTo(4);
        assertThat(report.reasons()).containsEntry(TableReader.BAD_TIME, 2L);
    }

    @Test
    void onlyTheFirstTwentyAreListed() throws IOException {
        EventLog log = read("case,activity,time\n1,A,2024-01-01\n" + "1,,2024-01-01\n".repeat(50));
        assertThat(log.report().rowsDropped()).isEqualTo(50);
        assertThat(log.report().leftOut().rowCount()).isEqualTo(20);
        assertThat(log.report().toString()).contains("line 22 'activity', …)");
    }

    @Test
    void missingValuesByRule() throws IOException {
        Path path = file("case,activity,time\n1,A,2024-01-01\n1,NULL,2024-01-02\n,B,2024-01-03\n");
        assertThat(EventLog.csv(path).read().activities()).containsExactly("A", "NULL");
        TableImport nulls = EventLog.csv(path).nullValues("NULL");
        assertThat(nulls.read().eventCount()).isEqualTo(1);
        EventLog labelled = nulls.missing(TableImport.Missing.LABEL).read();
        assertThat(labelled.activities()).containsExactly("(missing)", "A", "B");
        assertThat(labelled.caseId(1)).isEqualTo("(missing)");
        assertThatThrownBy(() -> nulls.missing(TableImport.Missing.FAIL).read())
                .hasMessage("t.csv, line 3, column 'activity': the row has no activity");
    }

    @Test
    void strictNamesLineColumnValueAndWhatWouldBeValid() throws IOException {
        Path path = file("case,activity,created\n1,A,2024-01-01\n1,B,31.02.2024\n");
        assertThatThrownBy(() -> EventLog.csv(path).time("created").strict().read())
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith(
                        "t.csv, line 3, column 'created': \"31.02.2024\" is no date or time; valid are ISO 8601")
                .satisfies(e -> assertThat(((LogFormatException) e).line()).isEqualTo(3))
                .satisfies(e -> assertThat(((LogFormatException) e).value()).isEqualTo("31.02.2024"));
    }

    @Test
    void filesThatGiveNoLog() throws IOException {
        assertThatThrownBy(() -> read("activity,timestamp,amount\nA,2024-01-01,5\nB,2024-01-02,5\n"))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(
                        "t.csv, line 1: no column is known as one that says to which case a row belongs; the columns are"
                                + " \"activity\", \"timestamp\", \"amount\". Give it the header \"case\" in the file, or name it, for example"
                                + " EventLog.csv(path).caseId(\"amount\").read()");
        assertThatThrownBy(() -> read("deal_id,stage,created\n1,won,2024-01-01\n2,open,2024-01-02\n"))
                .hasMessageEndingWith(
                        "EventLog.csv(path).activity(\"stage\").read(). This looks like one row per case, with dates"
                                + " in \"created\"; if so, say oneRowPerCase(\"…\")");
        assertThatThrownBy(() -> read("case,activity,time\n"))
                .hasMessage(
                        "t.csv, line 1: there is a header but no row below it; export the file again with its rows; columns:"
                                + " \"case\", \"activity\", \"time\"");
        assertThatThrownBy(() -> read("case,activity,time\n1,A,soon\n2,B,later\n"))
                .hasMessageStartingWith(
                        "t.csv, line 2, column 'time': none of the 2 times can be read: \"soon\" is no date");
        assertThatThrownBy(() -> read("case,activity,time\n1,,2024-01-01\n,B,2024-01-01\n"))
                .hasMessageStartingWith("t.csv: none of the 2 rows became an event (1: the row has no activity,"
                        + " 1: the row has no case id). Case is \"case\"");
        assertThatThrownBy(() -> EventLog.csv(file("case,activity,time\n1,A,2024-01-01\n"))
                        .caseId("cases")
                        .read())
                .hasMessage(
                        "t.csv has no column \"cases\"; did you mean \"case\"? There are: \"case\", \"activity\", \"time\"");
        assertThatThrownBy(() -> read("just some words\nand more of them\n"))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("the columns are \"just some words\"");
        assertThatThrownBy(() -> EventLog.csv(file("<log/>")).read()).hasMessageContaining("is XML, not a table");
    }

    @Test
    void headerBelowATitle() throws IOException {
        EventLog log = read("Export of 03/04/2024\n\ncase;activity;time\n1;A;2024-01-01\n");
        assertThat(log.eventCount()).isEqualTo(1);
        assertThat(log.report().rowsRead()).isEqualTo(1);
    }

    @Test
    void rolesAreGuessedFromContentsWhereNamesSayNothing() throws IOException {
        EventLog log = read("Vorgang Nr,Prozess Step,Zeitpunkt,Wert\n1,A,01.02.2024 10:00,5\n1,B,13.02.2024 10:00,6\n");
        assertThat(log.mapping()).isEqualTo(new Mapping("Vorgang Nr", "Prozess Step", "Zeitpunkt", "", ""));
        assertThat(log.report().mapping().value(2, "reason").toString())
                .isEqualTo("the only column of dates and times; day first, as \"13.02.2024 10:00\" shows");
    }

    @Test
    void intervalsHaveAStart() throws IOException {
        EventLog log = read("""
                case,activity,start_time,end_time
                1,A,2024-01-01 08:00,2024-01-01 09:00
                1,B,2024-01-01 07:00,2024-01-01 10:00
                1,C,never,2024-01-01 11:00
                """);
        assertThat(log.hasStartTimes()).isTrue();
        assertThat(EventLogTest.trace(log, 0)).containsExactly("B", "A", "C");
        assertThat(log.startTime(0))
                .isEqualTo(Instant.parse("2024-01-01T07:00:00Z").toEpochMilli());
        assertThat(log.startTime(2)).isEqualTo(log.time(2));
        assertThat(log.report().toString())
                .contains("1 values left empty: the start cannot be read (line 4 'start_time' \"never\").");
    }

    @Test
    void templateWithAndWithoutEndTimes() throws IOException {
        EventLog log = read("""
                SalesOpportunityId,ActivityName,EventTime,EventEndTime
                1,Meeting Held,2024-01-01 08:00,2024-01-01 09:00
                1,Quote Issued,2024-01-02 08:00,
                """);
        assertThat(log.hasStartTimes()).isTrue();
        assertThat(times(log)).containsExactly("2024-01-01T09:00:00Z", "2024-01-02T08:00:00Z");
        assertThat(log.startTime(0))
                .isEqualTo(Instant.parse("2024-01-01T08:00:00Z").toEpochMilli());
        EventLog points = read("SalesOpportunityId,ActivityName,EventTime,EventEndTime\n1,A,2024-01-02 08:00,\n");
        assertThat(points.hasStartTimes()).isFalse();
        assertThat(times(points)).containsExactly("2024-01-02T08:00:00Z");
        assertThat(points.mapping().time()).isEqualTo("EventTime");
    }

    @Test
    void caseAttributesByPrefixAndByChoice() throws IOException {
        Path path = file("""
                case,activity,time,case:region,amount
                1,A,2024-01-01,West,10
                1,B,2024-01-02,West,20
                2,A,2024-01-03,,30
                """);
        EventLog log = EventLog.csv(path).caseAttributes("amount").read();
        assertThat(log.caseAttributes()).containsExactly("region", "amount");
        assertThat(log.caseAttribute("region").text(0)).isEqualTo("West");
        assertThat(log.caseAttribute("region").isMissing(1)).isTrue();
        assertThat(log.caseAttribute("amount").value(0)).isEqualTo(20L);
        assertThat(log.report().warnings())
                .extracting(Phrase::en)
                .containsExactly("the case attribute \"amount\" changes inside 1 case; the last value was taken");
    }

    @Test
    void numbersAsPeopleWriteThem() throws IOException {
        EventLog log = read("""
                case;activity;time;comma;grouped;money;either;code;big
                1;A;2024-01-01;1,5;1,234.50;¥ 1200;1,234;012;12345678901234567890
                1;B;2024-01-02;1.234,25;12;¥-3;2,345;7;1
                """);
        assertThat(log.eventAttribute("comma").value(1)).isEqualTo(1234.25);
        assertThat(log.eventAttribute("grouped").value(0)).isEqualTo(1234.5);
        assertThat(log.eventAttribute("money").value(0)).isEqualTo(1200.0);
        assertThat(log.eventAttribute("money").value(1)).isEqualTo(-3.0);
        assertThat(log.eventAttribute("either").type()).isEqualTo(Column.Type.TEXT);
        assertThat(log.eventAttribute("code").type()).isEqualTo(Column.Type.TEXT);
        assertThat(log.eventAttribute("big").value(0))
                .as("a decimal would lose its last digits")
                .isEqualTo("12345678901234567890");
    }

    @Test
    void raggedRowsAreReadAndSaid() throws IOException {
        EventLog log = read("case,activity,time,x\n1,A,2024-01-01\n1,B,2024-01-02,5,surplus\n");
        assertThat(log.eventAttribute("x").isMissing(0)).isTrue();
        assertThat(log.report().warnings().get(0).en())
                .isEqualTo(
                        "1 row has more values than the header has names; the surplus was not read (first in line 3)");
    }

    @Test
    void timeColumnWithoutTimesKeepsTheOrderOfRows() throws IOException {
        EventLog log = read("case,activity,time\n1,B,\n1,A,\n");
        assertThat(EventLogTest.trace(log, 0)).containsExactly("B", "A");
        assertThat(log.report().warnings().get(0).en()).startsWith("the column \"time\" is empty");
    }

    @Test
    void zipWithOneFile() throws IOException {
        Path path = folder.resolve("t.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry("inside.csv"));
            zip.write("case,activity,time\n1,A,2024-01-01\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(EventLog.read(path).eventCount()).isEqualTo(1);
    }

    @Test
    void templateWorkbook() throws IOException {
        Path path = folder.resolve("template.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(path)) {
            book.createSheet("Read me").createRow(0).createCell(0).setCellValue("How to fill this in");
            var sheet = book.createSheet("EventLog");
            String[][] rows = {
                {"SalesOpportunityId", "ActivityName", "EventTime", "DealAmount"},
                {"", "Quote Issued", "", "1200.5"},
                {"", "Closed Won", "2024-03-02T10:00:00+09:00", ""}
            };
            CellStyle date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy/mm/dd hh:mm:ss"));
            for (int r = 0; r < rows.length; r++) {
                Row row = sheet.createRow(r * 2);
                for (int c = 0; c < rows[r].length; c++) {
                    row.createCell(c).setCellValue(rows[r][c]);
                }
            }
            sheet.getRow(2).createCell(0).setCellValue(12345678901L);
            sheet.getRow(4).createCell(0).setCellValue("12345678901");
            sheet.getRow(2).createCell(2).setCellValue(LocalDateTime.of(2024, 3, 1, 9, 59, 59, 999_000_000));
            sheet.getRow(2).getCell(2).setCellStyle(date);
            sheet.getRow(2).createCell(3).setCellValue(1200.5);
            book.write(out);
        }
        EventLog log = EventLog.read(path);
        assertThat(log.caseCount()).isEqualTo(1);
        assertThat(log.caseId(0)).isEqualTo("12345678901");
        assertThat(times(log)).containsExactly("2024-03-01T09:59:59.999Z", "2024-03-02T01:00:00Z");
        assertThat(log.eventAttribute("DealAmount").value(0)).isEqualTo(1200.5);
        assertThat(log.report().format().en()).isEqualTo("Excel workbook, sheet \"EventLog\"");
        assertThat(log.report().warnings().get(0).en()).startsWith("1 time has no UTC offset");
        assertThatThrownBy(() -> EventLog.workbook(path).sheet("Read me").read())
                .hasMessageContaining("the columns are \"How to fill this in\"");
    }
}
