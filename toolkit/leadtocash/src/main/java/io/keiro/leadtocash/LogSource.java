package io.keiro.leadtocash;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Turns an event log into a data set: the case becomes the deal. Columns of the template are known by name, label and synonym;
 * activities of the catalogue too, all others keep their own names and are shown. What a file knows of a step comes from outside the
 * CRM, unless the file says how it knows.
 */
final class LogSource {

    private static final int NAMED = 12;

    private final EventLog log;
    private final LeadToCash.Builder data;
    private final ReadingNotes notes;
    private final boolean isTable;
    private final ZoneId zone;
    private final Map<Attribute, Column> eventColumns = new LinkedHashMap<>();
    private final Map<Attribute, Column> caseColumns = new LinkedHashMap<>();
    private final Map<ObjectKind, Column> idColumns = new EnumMap<>(ObjectKind.class);
    private final List<Column> otherEventColumns = new ArrayList<>();
    private final List<Column> otherCaseColumns = new ArrayList<>();
    private final Map<String, String> activities = new HashMap<>();
    private final TreeSet<String> currencies = new TreeSet<>();
    private final Map<String, Integer> unknown = new TreeMap<>();
    private final Column resourceColumn;
    private final Map<String, Optional<Enum<?>>> constants = new HashMap<>();
    private Instant latest;
    private Instant updated;

    private LogSource(EventLog log, LeadToCash.Builder data, ReadingNotes notes, boolean isTable) {
        this.log = log;
        this.data = data;
        this.notes = notes;
        this.isTable = isTable;
        this.zone = log.zone();
        for (String name : log.eventAttributes()) {
            sort(log.eventAttribute(name), eventColumns, otherEventColumns);
        }
        for (String name : log.caseAttributes()) {
            sort(log.caseAttribute(name), caseColumns, otherCaseColumns);
        }
        for (ObjectKind kind : ObjectKind.values()) {
            Column column =
                    Attribute.named(kind.column()).map(eventColumns::get).orElse(null);
            if (column != null && kind != ObjectKind.DEAL) {
                idColumns.put(kind, column);
            }
        }
        String resource = log.mapping().resource();
        boolean isActor = !resource.isEmpty() && Attribute.named(resource).isEmpty();
        resourceColumn = isActor && log.eventAttributes().contains(resource) ? log.eventAttribute(resource) : null;
        otherEventColumns.removeIf(
                column -> resourceColumn != null && column.name().equals(resource));
    }

    private static void sort(Column column, Map<Attribute, Column> known, List<Column> others) {
        Optional<Attribute> attribute = Attribute.named(column.name());
        if (attribute.isPresent() && !known.containsKey(attribute.get())) {
            known.put(attribute.get(), column);
        } else {
            others.add(column);
        }
    }

    /**
     * Adds the log's cases and events to a data set.
     *
     * @param isTable true if the log comes from a table, in which a time at midnight is a day without a time
     * @return the moment up to which the log knows, or null for a log without times
     */
    static Instant read(EventLog log, LeadToCash.Builder data, ReadingNotes notes, boolean isTable) {
        LogSource source = new LogSource(log, data, notes, isTable);
        source.deals().forEach(source::addDeal);
        source.say();
        return source.updated != null ? source.updated : source.latest;
    }

    /** The cases of each deal, in the order of the log: in tables, cases whose ids differ only in the width of letters are one deal. */
    private Map<String, List<Integer>> deals() {
        Map<String, List<Integer>> deals = new LinkedHashMap<>(log.caseCount() * 2);
        for (int c = 0; c < log.caseCount(); c++) {
            int one = c;
            String written = log.caseId(c);
            String id = id(written);
            if (!id.equals(written)) {
                notes.count(
                        Phrase.of(
                                "ids of deals with full-width letters or blanks were read in their narrow form",
                                "全角文字や空白を含むため半角に正規化した商談ID"),
                        written);
            }
            // Nearly every deal is one case.
            deals.merge(id, List.of(one), (some, more) -> {
                List<Integer> all = new ArrayList<>(some);
                all.addAll(more);
                return all;
            });
        }
        return deals;
    }

    /** An id as tables are read; what is nothing but blanks stays. */
    private String id(String written) {
        String clean = isTable && written != null ? Spelling.clean(written) : written;
        return clean == null ? written : clean;
    }

    private void addDeal(String id, List<Integer> cases) {
        DealDraft deal = new DealDraft(id);
        for (int c : cases) {
            caseColumns.forEach((attribute, column) -> deal.put(attribute.id(), column.text(c)));
            otherCaseColumns.forEach(column -> deal.put(column.name(), column.text(c)));
        }
        events(cases).forEach(e -> {
            if (log.time(e) == EventLog.NO_TIME) {
                notes.count(Phrase.of("events without a time were left out", "日時がないため除外したイベント"), id);
            } else {
                addEvent(deal, e);
            }
        });
        madeAt(deal.take(Attribute.LAST_DATA_UPDATE.id()));
        currencies.addAll(deal.currencies());
        data.deal(deal.done(notes, zone));
    }

    /** The events of one case as they stand in it; those of several by time, because the last value of an attribute counts. */
    private IntStream events(List<Integer> cases) {
        IntStream events = cases.stream().flatMapToInt(c -> IntStream.range(log.caseStart(c), log.caseEnd(c)));
        return cases.size() == 1
                ? events
                : events.boxed().sorted(Comparator.comparingLong(log::time)).mapToInt(Integer::intValue);
    }

    private void addEvent(DealDraft deal, int e) {
        BusinessEvent event = event(deal.id(), e);
        deal.see(event);
        data.event(event);
        latest = latest == null || event.time().isAfter(latest) ? event.time() : latest;
        eventColumns.forEach((attribute, column) -> {
            if (attribute.isOfDeal()) {
                deal.put(attribute.id(), column.text(e));
            }
        });
        madeAt(text(Attribute.LAST_DATA_UPDATE, e));
    }

    /** The latest moment at which the file says it was made. */
    private void madeAt(String text) {
        if (text != null) {
            Instant time = Moments.read(text, zone).map(Moments.Moment::time).orElse(updated);
            updated = updated == null || time.isAfter(updated) ? time : updated;
        }
    }

    private BusinessEvent event(String deal, int e) {
        Map<ObjectKind, String> objects = new LinkedHashMap<>();
        objects.put(ObjectKind.DEAL, deal);
        idColumns.forEach((kind, column) -> objects.put(kind, id(column.text(e))));
        Map<String, String> attributes = new LinkedHashMap<>();
        eventColumns.forEach((attribute, column) -> {
            if (attribute.isOfEvent()) {
                attributes.put(attribute.id(), column.text(e));
            }
        });
        otherEventColumns.forEach(column -> attributes.put(column.name(), column.text(e)));
        Instant start = Instant.ofEpochMilli(log.startTime(e));
        Instant end = Instant.ofEpochMilli(log.time(e));
        TimePrecision precision = precision(e, start);
        return new BusinessEvent(
                activity(log.activity(e)),
                precision == TimePrecision.DAY ? midnight(start) : start,
                end.isAfter(start) ? end : end(e, start),
                objects,
                actor(e),
                constant(Attribute.ACTOR_TYPE, e, ActorType.class).orElse(ActorType.UNKNOWN),
                text(Attribute.CHANGE_FROM, e),
                text(Attribute.CHANGE_TO, e),
                constant(Attribute.EVIDENCE_LEVEL, e, EvidenceLevel.class).orElse(EvidenceLevel.EXTERNAL),
                precision,
                Optional.ofNullable(text(Attribute.SOURCE_SYSTEM, e)).orElse(log.name()),
                attributes);
    }

    /** The end that the template's own column tells. */
    private Instant end(int e, Instant start) {
        return Moments.read(text(Attribute.EVENT_END_TIME, e), zone)
                .map(Moments.Moment::time)
                .filter(end -> end.isAfter(start))
                .orElse(null);
    }

    private String activity(String label) {
        String known = activities.computeIfAbsent(
                label, name -> Activity.named(name).map(Activity::id).orElse(name));
        if (Activity.withId(known).isEmpty()) {
            unknown.merge(known, 1, Integer::sum);
        }
        return known;
    }

    private String actor(int e) {
        String actor = text(Attribute.ACTOR, e);
        return actor != null || resourceColumn == null ? actor : resourceColumn.text(e);
    }

    private TimePrecision precision(int e, Instant time) {
        return constant(Attribute.TIME_PRECISION, e, TimePrecision.class)
                .orElse(
                        isTable && time.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT)
                                ? TimePrecision.DAY
                                : TimePrecision.SECOND);
    }

    /** The day of a time in the log's zone, as midnight UTC; a time that already is midnight UTC stays. */
    private Instant midnight(Instant time) {
        return Moments.day(time, zone).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private String text(Attribute attribute, int e) {
        Column column = eventColumns.get(attribute);
        return column == null ? null : AttributeValues.known(column.text(e));
    }

    private <E extends Enum<E>> Optional<E> constant(Attribute attribute, int e, Class<E> type) {
        String text = text(attribute, e);
        return text == null
                ? Optional.empty()
                : constants
                        .computeIfAbsent(attribute + text, known -> named(text, type))
                        .map(type::cast);
    }

    private static Optional<Enum<?>> named(String text, Class<? extends Enum<?>> type) {
        String key = Spelling.key(text);
        for (Enum<?> constant : type.getEnumConstants()) {
            if (Columns.word(constant).equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private void say() {
        data.showOwnActivities();
        for (Map.Entry<Phrase, Long> left : log.report().reasons().entrySet()) {
            String rows = Wording.number(left.getValue());
            notes.say(
                    rows + " rows of " + log.name() + " were left out: "
                            + left.getKey().en(),
                    log.name() + " の" + rows + "行を除外しました：" + left.getKey().ja());
        }
        if (!unknown.isEmpty()) {
            List<String> names = new ArrayList<>(unknown.keySet());
            String listed = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
            String more = names.size() > NAMED ? ", …" : "";
            notes.say(
                    Wording.count(names.size(), "activity is", "activities are")
                            + " not in the catalogue and keep their own names: " + listed + more,
                    "カタログにないアクティビティ" + Wording.number(names.size()) + "種類は元の名前のまま扱います：" + listed + more);
        }
        if (currencies.size() == 1) {
            data.currency(currencies.first());
        } else if (currencies.size() > 1) {
            notes.severalCurrencies(currencies);
        }
        if (updated == null && latest != null) {
            notes.say(
                    "the cut-off is the latest event, " + latest + ", because the file does not say when it was made ("
                            + Attribute.LAST_DATA_UPDATE.id() + ")",
                    "ファイルの作成日時（" + Attribute.LAST_DATA_UPDATE.id() + "）が分からないため、最新のイベント " + latest + " を締め日時としました");
        }
    }
}
