package io.keiro.log;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;

/** Puts pseudonyms in the place of values. A value is hashed once, however often it occurs; the result knows nothing of the log before. */
final class Pseudonyms {

    private final EventLog log;
    private final Mac mac;

    private Pseudonyms(EventLog log, PseudonymKey key) {
        this.log = log;
        this.mac = Objects.requireNonNull(
                        key, "pseudonymise needs a key, for example PseudonymKey.fromEnvironment(\"PSEUDONYM_KEY\")")
                .mac();
    }

    static EventLog of(EventLog log, PseudonymKey key, String... attributes) {
        Verb verb = Verb.of("pseudonymise", key, attributes);
        return new Pseudonyms(log, key).replaced(verb, new LinkedHashSet<>(List.of(attributes)));
    }

    private EventLog replaced(Verb verb, Set<String> attributes) {
        Frame.Rows rows = log.frame().rows();
        RowSelection cases = rows.cases();
        RowSelection events = rows.events();
        for (String name : attributes) {
            boolean known = cases.has(name) || events.has(name);
            if (!known) {
                Set<String> all = new LinkedHashSet<>(cases.names());
                all.addAll(events.names());
                throw new IllegalArgumentException("no attribute \"" + name + "\" in " + log.name()
                        + NearestNames.hint(name, all).en());
            }
            cases = cases.has(name) ? cases.with(column(cases.find(name))) : cases;
            events = events.has(name) ? events.with(column(events.find(name))) : events;
        }
        String resource = log.mapping().resource();
        if (events.has(resource) && !attributes.contains(resource)) {
            events = events.with(column(events.find(resource)));
        }
        Frame frame = log.frame().withRows(new Frame.Rows(column(rows.caseIds()), cases, events));
        return log.derive(verb, frame, known -> known.withoutValues(log.eventCount()))
                .asImported();
    }

    private TextColumn column(Column column) {
        CodedColumn values = CodedColumn.of(column);
        int[] changed = new int[values.dictionary().size()];
        Arrays.fill(changed, -1);
        Dictionary pseudonyms = new Dictionary();
        int[] codes = new int[values.codes().length];
        for (int row = 0; row < codes.length; row++) {
            int code = values.codes()[row];
            if (code >= 0 && changed[code] < 0) {
                changed[code] = pseudonyms.code(
                        PseudonymKey.pseudonym(mac, values.dictionary().entry(code)));
            }
            codes[row] = code < 0 ? -1 : changed[code];
        }
        return new TextColumn(column.name(), pseudonyms, codes);
    }
}
