package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The Lead-to-Cash data set: events, deals, leads, invoices, payments and the links between them, with the stages of the pipelines
 * and the moment up to which all of it is known. Immutable; built by a reader (a portal's snapshot, a filled template, a table) and
 * given to the analyses.
 */
public final class LeadToCash implements Tabular {

    private final String source;
    private final Instant cutOff;
    private final ZoneId zone;
    private final String currency;
    private final List<Stage> stages;
    private final EventColumns events;
    private final List<Deal> deals;
    private final List<Lead> leads;
    private final List<Invoice> invoices;
    private final List<Payment> payments;
    private final List<Link> links;
    private final List<Phrase> gaps;
    private final boolean ownActivities;
    private volatile DealTraces traces;

    private LeadToCash(Builder builder, EventColumns allEvents) {
        this.source = builder.source;
        this.cutOff = Objects.requireNonNull(builder.cutOff, "a data set needs its cut-off");
        this.zone = builder.zone;
        this.currency = builder.currency;
        this.stages = List.copyOf(builder.stages);
        this.events = allEvents;
        this.deals = List.copyOf(builder.deals);
        this.leads = List.copyOf(builder.leads);
        this.invoices = List.copyOf(builder.invoices);
        this.payments = List.copyOf(builder.payments);
        this.links = List.copyOf(builder.links);
        this.gaps = List.copyOf(builder.gaps);
        this.ownActivities = builder.ownActivities;
    }

    public static Builder builder(String source) {
        return new Builder(source);
    }

    /**
     * Reads a data set from a folder that {@link #write} made, a filled template workbook, an event log (CSV, XES, XES.gz, Excel), or a
     * table with one row per deal, alone or in a folder with tables that describe its keys. What was assumed, not understood or left
     * out stands in {@link #gaps()}.
     *
     * @throws IllegalArgumentException if it is none of these, or a cell that must be understood cannot be; the message names file, row,
     *     column, value and what would be valid
     * @throws java.io.UncheckedIOException if it is not there or cannot be read
     */
    public static LeadToCash read(Path source) {
        return read(source, ReadOptions.defaults());
    }

    /** Reads a data set like {@link #read(Path)}, with the zone, currency and stage map that its file does not tell. */
    public static LeadToCash read(Path source, ReadOptions options) {
        return new SourceReader(options).read(source);
    }

    /** Where the data came from, in words. */
    public String source() {
        return source;
    }

    /** Everything up to here is known; open cases are censored here. */
    public Instant cutOff() {
        return cutOff;
    }

    /** The portal's time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** The reporting currency, for example "EUR"; "" if unknown. */
    public String currency() {
        return currency;
    }

    /** The stages of all pipelines, as mapped. */
    public List<Stage> stages() {
        return stages;
    }

    /** The events in the order of the source. They are kept in columns; the list makes each one when it is asked for. */
    public List<BusinessEvent> events() {
        return events;
    }

    /** The events in their columns, for loops over all of them. */
    EventColumns columns() {
        return events;
    }

    public List<Deal> deals() {
        return deals;
    }

    public List<Lead> leads() {
        return leads;
    }

    public List<Invoice> invoices() {
        return invoices;
    }

    public List<Payment> payments() {
        return payments;
    }

    public List<Link> links() {
        return links;
    }

    /** What the source could not give, one sentence each (a missing scope, a missing product). */
    public List<Phrase> gaps() {
        return gaps;
    }

    /** True if activities beyond the catalogue are the process itself, as in an event log, and so belong into the log by default. */
    public boolean showsOwnActivities() {
        return ownActivities;
    }

    /**
     * The flat log with the deal as the case: catalogue activities under their English names, and those beyond the catalogue where
     * the source is itself an event log.
     */
    public EventLog toEventLog() {
        LogOptions options = LogOptions.defaults();
        return toEventLog(ownActivities ? options.withOwnActivities() : options);
    }

    /**
     * The flat log with the deal as the case. An event of a linked lead, quote, order, invoice or payment belongs to each of its deals;
     * events without a deal, and deals without an event of the wanted kinds, are left out. Inside a deal events stand by time, then
     * by catalogue rank, then in source order; approvals stand before the issue of the same moment, and events known by the day only
     * stand among the others of that day by rank, with a time that agrees with their place.
     */
    public EventLog toEventLog(LogOptions options) {
        return FlatLog.of(this, options);
    }

    /** The flat log of {@link #toEventLog()} with labels in this language. */
    public EventLog toEventLog(Language language) {
        LogOptions options = LogOptions.defaults().withLabels(language);
        return toEventLog(ownActivities ? options.withOwnActivities() : options);
    }

    /**
     * Writes the data set as a folder of CSV files, one per table; {@link #read} gives the same data set back. A file beside them,
     * {@code data-set.columns}, spares reading large tables as long as all of them stay as they were written; it may be deleted.
     *
     * @return the folder
     */
    public Path write(Path folder) {
        return DataSetFolder.write(this, folder);
    }

    /** The events of each deal in order, computed once: every analysis walks them. */
    DealTraces traces() {
        DealTraces known = traces;
        if (known == null) {
            known = DealTraces.of(this);
            traces = known;
        }
        return known;
    }

    @Override
    public Phrase sentence() {
        String day = cutOff.atZone(zone).toLocalDate().toString();
        return Phrase.of(
                format(
                        "Lead-to-Cash data of %s: %,d deals, %,d events, %,d invoices, %,d payments; known up to %s",
                        source, deals.size(), events.size(), invoices.size(), payments.size(), day),
                format(
                        "%s のLead-to-Cashデータ: 商談%,d件、イベント%,d件、請求書%,d件、入金%,d件（%s時点）",
                        source, deals.size(), events.size(), invoices.size(), payments.size(), day));
    }

    /** One row: how much there is of what, and from when to when. */
    @Override
    public DataTable table() {
        return DataTable.titled(
                        Phrase.of("Lead-to-Cash data", "Lead-to-Cashデータ"),
                        Field.of("deals", Phrase.of("Deals", "商談"), Kind.COUNT),
                        Field.of("leads", Phrase.of("Leads", "リード"), Kind.COUNT),
                        Field.of("invoices", Phrase.of("Invoices", "請求書"), Kind.COUNT),
                        Field.of("payments", Phrase.of("Payments", "入金"), Kind.COUNT),
                        Field.of("events", Phrase.of("Events", "イベント"), Kind.COUNT),
                        Field.of("first", Phrase.of("First event", "最初のイベント"), Kind.INSTANT),
                        Field.of("known", Phrase.of("Known up to", "データの時点"), Kind.INSTANT))
                .row(deals.size(), leads.size(), invoices.size(), payments.size(), events.size(), firstEvent(), cutOff)
                .build();
    }

    private Instant firstEvent() {
        Instant first = null;
        for (int c = 0; c < events.chunkCount(); c++) {
            EventChunk chunk = events.chunk(c);
            for (int row = 0; row < chunk.count(); row++) {
                Instant time = chunk.time(row);
                first = first == null || time.isBefore(first) ? time : first;
            }
        }
        return first;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    @Override
    public String toString() {
        return sentence().en();
    }

    /** Collects the parts of a data set. */
    public static final class Builder {
        private final String source;
        private Instant cutOff;
        private ZoneId zone = ZoneId.of("UTC");
        private String currency = "";
        private final List<Stage> stages = new ArrayList<>();
        private final List<EventBatch> batches = new ArrayList<>();
        private EventBatch own;
        private final List<Deal> deals = new ArrayList<>();
        private final List<Lead> leads = new ArrayList<>();
        private final List<Invoice> invoices = new ArrayList<>();
        private final List<Payment> payments = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Phrase> gaps = new ArrayList<>();
        private boolean ownActivities;

        private Builder(String source) {
            this.source = Objects.requireNonNull(source, "a data set needs a source");
        }

        public Builder cutOff(Instant moment) {
            cutOff = moment;
            return this;
        }

        public Builder zone(ZoneId portalZone) {
            zone = portalZone;
            return this;
        }

        public Builder currency(String code) {
            currency = code;
            return this;
        }

        public Builder stage(Stage stage) {
            stages.add(stage);
            return this;
        }

        public Builder event(BusinessEvent event) {
            if (own == null) {
                own = new EventBatch();
                batches.add(own);
            }
            own.add(event);
            return this;
        }

        /** The events of a batch, after those that are there; the batch is used up by this. */
        public Builder events(EventBatch batch) {
            batches.add(Objects.requireNonNull(batch, "a batch of events is needed"));
            own = null;
            return this;
        }

        public Builder deal(Deal deal) {
            deals.add(deal);
            return this;
        }

        public Builder lead(Lead lead) {
            leads.add(lead);
            return this;
        }

        public Builder invoice(Invoice invoice) {
            invoices.add(invoice);
            return this;
        }

        public Builder payment(Payment payment) {
            payments.add(payment);
            return this;
        }

        public Builder link(Link link) {
            links.add(link);
            return this;
        }

        /** A sentence about something the source could not give. */
        public Builder gap(Phrase sentence) {
            gaps.add(sentence);
            return this;
        }

        /** Says that the source's own activities are the process: they are shown even where the catalogue does not know them. */
        public Builder showOwnActivities() {
            ownActivities = true;
            return this;
        }

        /** The events so far. */
        List<BusinessEvent> events() {
            return EventColumns.of(batches);
        }

        public LeadToCash build() {
            return build(EventColumns.of(batches));
        }

        /** The data set with events that are in columns already, in place of those that were told. */
        LeadToCash build(EventColumns events) {
            return new LeadToCash(this, events);
        }
    }
}
