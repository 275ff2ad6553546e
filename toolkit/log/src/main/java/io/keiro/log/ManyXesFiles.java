package io.keiro.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Several XES files as one log: traces of the same name in different files are one case, and an event attribute more says from which file
 * an event is. Logs are merged two by two, so that an event is copied once for each doubling of the files.
 */
final class ManyXesFiles {

    private static final int LISTED = 10;

    private final SourceFiles files;
    private final XesImport.Settings settings;
    private final ImportNotes notes;

    private ManyXesFiles(SourceFiles files, XesImport.Settings settings) {
        this.files = files;
        this.settings = settings;
        String count = Wording.number(files.files().size());
        notes = new ImportNotes(
                files.name(), Phrase.of(count + " XES files", "XES ファイル " + count + "件"), ImportNotes.Unit.EVENTS);
    }

    static EventLog read(SourceFiles files, XesImport.Settings settings) {
        return new ManyXesFiles(files, settings).read();
    }

    private EventLog read() {
        List<EventLog> logs = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (SourceFile file : files.files()) {
            EventLog log = XesReader.read(file, settings);
            names.addAll(log.eventAttributes());
            logs.add(log);
        }
        String column = HeaderNames.free("file", names);
        for (int i = 0; i < logs.size(); i++) {
            notes.take(logs.get(i).info().notes(), files.labels().get(i));
            logs.set(i, labelled(logs.get(i), column, files.labels().get(i)));
        }
        counts(logs, column);
        EventLog one = merged(logs);
        notes.finish();
        return new EventLog(one.frame(), new LogInfo(files.name(), one.mapping(), settings.zone(), one.order(), notes));
    }

    private static EventLog labelled(EventLog log, String column, String label) {
        Dictionary labels = new Dictionary();
        labels.code(label);
        TextColumn values = new TextColumn(column, labels, new int[log.eventCount()]);
        return NewAttributes.addToEvents(log, Verb.of("read", label), values).withName(label);
    }

    private EventLog merged(List<EventLog> logs) {
        List<EventLog> left = logs;
        while (left.size() > 1) {
            List<EventLog> pairs = new ArrayList<>();
            for (int i = 0; i + 1 < left.size(); i += 2) {
                pairs.add(merged(left.get(i), left.get(i + 1)));
            }
            if (left.size() % 2 == 1) {
                pairs.add(left.get(left.size() - 1));
            }
            left = pairs;
        }
        return left.get(0);
    }

    private EventLog merged(EventLog first, EventLog second) {
        EventLog merged = MergedLogs.of(first, second, CaseIdClash.JOIN);
        if (merged.caseCount() < first.caseCount() + second.caseCount()) {
            List<LogStep> steps = merged.info().history();
            notes.warn(steps.get(steps.size() - 1).note());
        }
        return merged;
    }

    private void counts(List<EventLog> logs, String column) {
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        for (int i = 0; i < Math.min(logs.size(), LISTED); i++) {
            int events = logs.get(i).eventCount();
            en.add(files.labels().get(i) + " (" + Wording.count(events, "event", "events") + ")");
            ja.add(files.labels().get(i) + "(イベント " + Wording.number(events) + "件)");
        }
        int more = logs.size() - en.size();
        notes.fact(Phrase.of(
                "Files: " + String.join(", ", en) + (more > 0 ? " and " + Wording.number(more) + " more" : "")
                        + "; the column \"" + column + "\" says which.",
                "ファイル: " + String.join("、", ja) + (more > 0 ? "、ほか " + Wording.number(more) + "件" : "") + "。列「" + column
                        + "」に記録しました。"));
    }
}
