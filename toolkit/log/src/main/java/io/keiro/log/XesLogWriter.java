package io.keiro.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a log as XES (IEEE 1849), trace by trace. */
final class XesLogWriter {

    /** Attribute of a log that says that its events stand in the order of the source, which may not be that of their times. */
    static final String ORDER = "keiro:order";

    static final String SOURCE = "source";

    private final EventLog log;
    private final UtcOffsets offsets;
    private final StringBuilder text = new StringBuilder(1 << 16);

    private XesLogWriter(EventLog log) {
        this.log = log;
        this.offsets = log.frame().times().offsets();
    }

    static void write(EventLog log, OutputStream out) throws IOException {
        new XesLogWriter(log).write(out);
    }

    private void write(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        header();
        XesTree ofCases = tree(
                log.caseAttributes().stream().map(log::caseAttribute).toList(),
                log.frame().rows().cases(),
                List.of(new XesTree.Node(
                        "concept:name", "string", log.frame().rows().caseIds())));
        XesTree ofEvents = tree(
                log.eventAttributes().stream()
                        .map(name -> NamedColumn.of(log.eventAttribute(name), free(name)))
                        .toList(),
                log.frame().rows().events(),
                List.of(new XesTree.Node("concept:name", "string", activityColumn())));
        for (int c = 0; c < log.caseCount(); c++) {
            text.append("\t<trace>\n");
            attributes(ofCases.roots(), c, "\t\t");
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                text.append("\t\t<event>\n");
                times(e);
                attributes(ofEvents.roots(), e, "\t\t\t");
                text.append("\t\t</event>\n");
            }
            text.append("\t</trace>\n");
            writer.append(text);
            text.setLength(0);
        }
        writer.append(text.append("</log>\n"));
        writer.flush();
    }

    private static XesTree tree(List<Column> columns, RowSelection rows, List<XesTree.Node> fixed) {
        return new XesTree(columns, rows.store().nodes(), fixed);
    }

    /** An attribute may have the name under which the times are written: that of a time which has been replaced. */
    private String free(String name) {
        boolean taken = name.equals(Mapping.XES.time()) || name.equals(Mapping.XES.start());
        return taken ? ActivityLogs.free(name, log.frame().rows().events()) : name;
    }

    private Column activityColumn() {
        return new TextColumn(
                "concept:name", log.frame().activities(), log.frame().codes());
    }

    private void header() {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<log xes.version=\"1849-2016\" xes.features=\"nested-attributes\"")
                .append(" xmlns=\"http://www.xes-standard.org/\">\n");
        extension("Concept", "concept");
        extension("Time", "time");
        extension("Lifecycle", "lifecycle");
        extension("Organizational", "org");
        text.append("\t<classifier name=\"Activity\" keys=\"concept:name\"/>\n");
        element("string", "concept:name", log.name(), "\t");
        text.append("/>\n");
        if (log.order() == EventOrder.SOURCE) {
            element("string", ORDER, SOURCE, "\t");
            text.append("/>\n");
        }
    }

    private void extension(String name, String prefix) {
        text.append("\t<extension name=\"").append(name).append("\" prefix=\"").append(prefix);
        text.append("\" uri=\"http://www.xes-standard.org/").append(prefix).append(".xesext\"/>\n");
    }

    private void times(int event) {
        if (log.hasStartTimes()) {
            time(Mapping.XES.start(), log.frame().times().starts()[event], event);
        }
        time(Mapping.XES.time(), log.time(event), event);
    }

    private void time(String key, long time, int event) {
        if (time != EventLog.NO_TIME) {
            text.append("\t\t\t<date key=\"").append(key).append("\" value=\"");
            int offset = offsets.seconds(event);
            // The standard knows offsets in minutes; local mean times of old have seconds.
            IsoTime.append(text, time, offset % 60 == 0 ? offset : 0);
            text.append("\"/>\n");
        }
    }

    private void attributes(List<XesTree.Node> nodes, int row, String indent) {
        for (XesTree.Node node : nodes) {
            if (!node.holds(row)) {
                continue;
            }
            boolean list = node.element().equals("list");
            boolean nested = node.children().stream().anyMatch(child -> child.holds(row));
            element(node.element(), node.key(), node.value(row), indent);
            if (nested) {
                text.append(list ? "><values>\n" : ">\n");
                attributes(node.children(), row, indent + "\t");
                text.append(indent)
                        .append(list ? "</values></" : "</")
                        .append(node.element())
                        .append(">\n");
            } else {
                text.append("/>\n");
            }
        }
    }

    private void element(String element, String key, String value, String indent) {
        text.append(indent).append('<').append(element).append(" key=\"");
        escape(key);
        if (value != null) {
            text.append("\" value=\"");
            escape(value);
        } else if (element.equals("string")) {
            text.append("\" value=\"");
        }
        text.append('"');
    }

    /** Characters that XML 1.0 cannot hold, such as NUL, become the replacement character. */
    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\n', '\r', '\t' -> text.append("&#").append((int) c).append(';');
                default -> text.append(isXml(value, i) ? c : '\uFFFD');
            }
        }
    }

    private static boolean isXml(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
        }
        return c >= ' ' && c != '\uFFFE' && c != '\uFFFF';
    }
}
