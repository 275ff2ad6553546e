package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real logs against what their publishers and another tool counted. */
class SharedLogsTest {

    private static final Pattern ENTRY = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\":\\s*(\\d+)");

    @ParameterizedTest
    @CsvSource({
        "receipt, receipt, 1434, 8577, 27, 116",
        "SEPSIS, Sepsis, 1050, 15214, 16, 846",
        "RTFMP, RTFM, 150370, 561470, 11, 231",
        "BPIC12, BPIC12, 13087, 262200, 24, 4366",
        "BPIC13_closed_problems, BPIC13_cp, 1487, 6660, 4, 183"
    })
    void countsAndVariants(String file, String oracle, int cases, int events, int activities, int variants)
            throws IOException, XMLStreamException {
        EventLog log = EventLog.read(SharedData.file("data/logs/" + file + ".xes.gz"));
        assertThat(log.caseCount()).isEqualTo(cases);
        assertThat(log.eventCount()).isEqualTo(events);
        assertThat(log.activities()).hasSize(activities);
        assertThat(log.variantCount()).isEqualTo(variants);
        assertThat(log.report().rowsDropped()).isZero();
        assertThat(variants(log))
                .isEqualTo(entries(Files.readString(SharedData.file("oracle/" + oracle + "/variants.json"))));
        totals(log, file);
    }

    private static Map<String, Long> variants(EventLog log) {
        Map<String, Long> variants = new TreeMap<>();
        for (int v = 0; v < log.variantCount(); v++) {
            StringBuilder labels = new StringBuilder();
            int example = log.variantExample(v);
            for (int e = log.caseStart(example); e < log.caseEnd(example); e++) {
                labels.append(labels.length() == 0 ? "" : "|").append(log.activity(e));
            }
            variants.put(labels.toString(), (long) log.variantFrequency(v));
        }
        return variants;
    }

    private static Map<String, Long> entries(String json) {
        Map<String, Long> entries = new TreeMap<>();
        Matcher matcher = ENTRY.matcher(json);
        while (matcher.find()) {
            entries.put(matcher.group(1).replace("\\\"", "\"").replace("\\\\", "\\"), Long.valueOf(matcher.group(2)));
        }
        return entries;
    }

    /** The publisher's own totals in the header: an oracle that no process-mining tool computed for us. */
    private static void totals(EventLog log, String file) throws IOException, XMLStreamException {
        Map<String, String> meta = meta(file);
        check(meta, "meta_concept:named_events_total", log.eventCount());
        for (String activity : log.activities()) {
            check(meta, "meta_concept:named_events_total." + activity, occurrences(log, activity));
        }
        if (log.eventAttributes().contains("org:resource")) {
            Column resource = log.eventAttribute("org:resource");
            Map<String, Integer> counts = new HashMap<>();
            for (int e = 0; e < log.eventCount(); e++) {
                counts.merge(resource.isMissing(e) ? "UNKNOWN" : resource.text(e), 1, Integer::sum);
            }
            counts.forEach((who, count) -> check(meta, "meta_org:resource_events_total." + who, count));
        }
    }

    private static void check(Map<String, String> meta, String key, int count) {
        if (meta.containsKey(key)) {
            assertThat((double) count).as(key).isEqualTo(Double.parseDouble(meta.get(key)));
        }
    }

    private static int occurrences(EventLog log, String activity) {
        int count = 0;
        int code = log.activityCode(activity);
        for (int e = 0; e < log.eventCount(); e++) {
            count += log.activityCode(e) == code ? 1 : 0;
        }
        return count;
    }

    /** Attributes of the log element by path. */
    private static Map<String, String> meta(String file) throws IOException, XMLStreamException {
        Map<String, String> meta = new HashMap<>();
        Deque<String> path = new ArrayDeque<>();
        try (var in =
                SourceFile.of(SharedData.file("data/logs/" + file + ".xes.gz")).open()) {
            XMLStreamReader xml = XmlInput.reader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("trace")) {
                        break;
                    }
                    String key = xml.getAttributeValue(null, "key");
                    String parent = path.isEmpty() ? "" : path.peek();
                    String name = parent.isEmpty() ? String.valueOf(key) : parent + "." + key;
                    path.push(key == null ? "" : name);
                    if (key != null) {
                        meta.put(name, xml.getAttributeValue(null, "value"));
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    path.pop();
                }
            }
        }
        assertThat(meta).as("header of " + file).containsKey("meta_concept:named_events_total");
        return meta;
    }
}
