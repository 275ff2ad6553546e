package io.keiro.log;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How an XES file becomes a log (IEEE 1849): {@code EventLog.xes(path).zone(ZoneId.of("Asia/Tokyo")).read()}. Immutable; each method
 * returns a new one.
 *
 * <p>A trace becomes a case called by its {@code concept:name}; an event gets its activity from {@code concept:name}, its time from
 * {@code time:timestamp} and its start, if any, from {@code start_timestamp}. All other attributes keep their names; nested ones are
 * called by their path, as in {@code item.price}. {@link EventLog#toActivityLog} pairs events by {@code lifecycle:transition}. An attribute that the
 * header declares as global and an element lacks gets the declared value, except the time and values that only stand for "unknown"
 * ({@code UNKNOWN}, {@code DEFAULT}, {@code __INVALID__} and dates at the epoch). External entities and document types are not read.
 *
 * <p>The path may be a pattern or an archive of several XES files: they become one log, as with {@link EventLog#read}. Traces of one name in
 * different files are one case; where its attributes differ, the first file counts and the report says so.
 */
public final class XesImport {

    private final Path path;
    private final Settings settings;

    /**
     * The choices of a caller.
     *
     * @param order null for the order that the file itself says, or else by time
     */
    record Settings(ZoneId zone, EventOrder order, Tolerance tolerance, ProgressListener progress) {
        static final Settings DEFAULTS = new Settings(ZoneOffset.UTC, null, Tolerance.SKIP, ProgressListener.SILENT);
    }

    /** What a file may lack, from nothing to its end. */
    enum Tolerance {
        /** Every event must be complete. */
        STRICT,
        /** Incomplete events are left out and counted. */
        SKIP,
        /** The same, and a file that is damaged is read up to there. */
        KEEP_BEFORE_DAMAGE
    }

    XesImport(Path path) {
        this(path, Settings.DEFAULTS);
    }

    private XesImport(Path path, Settings settings) {
        this.path = Objects.requireNonNull(path, "the path of the XES file is missing");
        this.settings = settings;
    }

    /** The zone in which times are shown, and in which times without offset are read; UTC unless given. */
    public XesImport zone(ZoneId zone) {
        Objects.requireNonNull(zone, "a zone is needed, for example ZoneId.of(\"Asia/Tokyo\")");
        return new XesImport(path, new Settings(zone, settings.order(), settings.tolerance(), settings.progress()));
    }

    /** How events are put in order inside their case; by time unless given, or unless Keiro wrote the file from a log in the order of its source. */
    public XesImport order(EventOrder order) {
        Objects.requireNonNull(order, "an order is needed: TIME or SOURCE");
        return new XesImport(path, new Settings(settings.zone(), order, settings.tolerance(), settings.progress()));
    }

    /** Refuses a file with an event that must be left out, instead of reporting it. */
    public XesImport strict() {
        return new XesImport(
                path, new Settings(settings.zone(), settings.order(), Tolerance.STRICT, settings.progress()));
    }

    /** Reads the complete traces before the damage of a file that is cut off or broken, with a warning; otherwise it is an error. */
    public XesImport keepBeforeDamage() {
        Tolerance tolerance = Tolerance.KEEP_BEFORE_DAMAGE;
        return new XesImport(path, new Settings(settings.zone(), settings.order(), tolerance, settings.progress()));
    }

    /** Who hears how many bytes of the file have been read. */
    public XesImport progress(ProgressListener listener) {
        Objects.requireNonNull(listener, "a listener is needed; ProgressListener.SILENT hears nothing");
        return new XesImport(path, new Settings(settings.zone(), settings.order(), settings.tolerance(), listener));
    }

    /**
     * Reads the file.
     *
     * @throws LogFormatException if it is no XES, is damaged, or holds no trace
     * @throws java.io.UncheckedIOException if the file is not there or cannot be read
     */
    public EventLog read() {
        return read(SourceFiles.of(path));
    }

    EventLog read(SourceFiles files) {
        if (files.only() == null && files.areXml()) {
            return TooLarge.guarded(files.name(), () -> ManyXesFiles.read(files, settings));
        }
        SourceFile file = files.files().get(0);
        for (SourceFile one : files.files()) {
            file = one.content() == SourceFile.Content.XML ? file : one;
        }
        return read(file);
    }

    private EventLog read(SourceFile file) {
        if (file.content() != SourceFile.Content.XML) {
            throw LogFormatException.in(
                    file.name(),
                    Phrase.of(
                            "is no XML; an XES file begins with <log …>; read tables with EventLog.csv(path) or EventLog.workbook(path)",
                            "は XML ではありません。XES ファイルは <log …> で始まります。表は EventLog.csv(path) または EventLog.workbook(path) で読み込みます"));
        }
        return TooLarge.guarded(file.name(), () -> XesReader.read(file, settings));
    }
}
