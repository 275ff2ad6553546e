package io.keiro.hubspot;

import io.keiro.leadtocash.StageMap;
import io.keiro.log.ProgressListener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A connection to one portal that can only read. {@code connect} asks for the account first, so a wrong token or a portal that is down
 * shows at once; {@link #readiness()} tells what the token may read.
 *
 * <pre>{@code
 * LeadToCash data = HubSpot.connect(AccessToken.fromEnvironment("HUBSPOT_TOKEN"))
 *         .extract(DealQuery.all())
 *         .toLeadToCash(StageMap.read(path));
 * }</pre>
 */
public final class HubSpot {

    private final PortalReader reader;
    private final Options options;
    private final Account account;
    private final Waiting waiting;
    private final Map<Thread, Boolean> working = new ConcurrentHashMap<>();
    private Store.Seam seam = Store.Seam.NONE;

    private HubSpot(PortalReader reader, Options options, Waiting waiting) {
        this.reader = reader;
        this.options = options;
        this.waiting = waiting;
        this.account = reader.account();
        reader.client().zone(account.zone());
    }

    /** Connects to HubSpot with everything as usual. */
    public static HubSpot connect(AccessToken token) {
        return connect(token, Options.defaults());
    }

    /**
     * Connects and asks for the account.
     *
     * @throws HubSpotException if the portal refuses the token or does not answer
     */
    public static HubSpot connect(AccessToken token, Options options) {
        return connect(token, options, Waiting.REAL);
    }

    static HubSpot connect(AccessToken token, Options options, Waiting waiting) {
        Objects.requireNonNull(token, "connecting needs a token");
        return connect(new PortalClient(token, options, waiting), options, waiting);
    }

    /** Connects with an OAuth app; access tokens are fetched and renewed as needed. */
    public static HubSpot connect(OAuthApp app) {
        return connect(app, Options.defaults());
    }

    /**
     * Connects with an OAuth app and asks for the account.
     *
     * @throws HubSpotException if the portal gives no access token or does not answer
     */
    public static HubSpot connect(OAuthApp app, Options options) {
        return connect(app, options, Waiting.REAL);
    }

    static HubSpot connect(OAuthApp app, Options options, Waiting waiting) {
        Objects.requireNonNull(app, "connecting needs an app");
        return connect(new PortalClient(app, options, waiting), options, waiting);
    }

    /** For tests: where writing fails. */
    HubSpot withSeam(Store.Seam newSeam) {
        seam = newSeam;
        return this;
    }

    private static HubSpot connect(PortalClient client, Options options, Waiting waiting) {
        return new HubSpot(new PortalReader(client, new Dialect(options.apiVersion())), options, waiting);
    }

    /** The portal's account: number, time zone, currency. */
    public Account account() {
        return account;
    }

    /** What the token may read: one row per kind of object, with its count, and what is missing without it. */
    public Readiness readiness() {
        return Readiness.of(reader, account);
    }

    /**
     * What an extraction would take, before anything is fetched: requests, time and share of the daily quota for each kind of record. It
     * asks for the portal's counts and pipelines only.
     */
    public ExtractionPlan plan(DealQuery query) {
        return ExtractionPlan.of(reader, account, options, query);
    }

    /** Extracts into the file {@code .keiro/snapshots/<portal>.duckdb} of the project or working folder. */
    public Snapshot extract(DealQuery query) {
        return extract(query, WorkingFolder.snapshot(account.portalId()));
    }

    /**
     * Extracts into a file. If it holds an unfinished extraction of the same query, that one is continued; if it holds a complete one,
     * nothing is fetched and the progress listener is told so. What the token may not read becomes a gap of the snapshot.
     *
     * @throws HubSpotException if the portal ends the extraction (what was read is kept), or the file belongs to something else
     */
    public Snapshot extract(DealQuery query, Path snapshotFile) {
        extractInto(query, snapshotFile);
        return mappedAhead(Snapshot.open(snapshotFile));
    }

    void extractInto(DealQuery query, Path snapshotFile) {
        interruptibly(() -> extraction(query).into(snapshotFile));
    }

    private Snapshot mappedAhead(Snapshot snapshot) {
        if (options.stageMap() != null) {
            interruptibly(() -> snapshot.mapAhead(options.stageMap(), options.progress()));
        }
        return snapshot;
    }

    private Extraction extraction(DealQuery query) {
        return new Extraction(reader, account, options, query, waiting, seam);
    }

    /** Brings the snapshot in the usual file up to date; see {@link #update(DealQuery, Path)}. */
    public Snapshot update(DealQuery query) {
        return update(query, WorkingFolder.snapshot(account.portalId()));
    }

    /**
     * Brings a complete snapshot up to date: reads what changed since, what was deleted, and whether links have changed, now and then
     * more thoroughly than usual ({@link Options#withRefreshEvery}). It works on a copy, which takes the snapshot's place when it is complete. Where there is no
     * complete snapshot, this is the same as {@link #extract(DealQuery, Path)}.
     */
    public Snapshot update(DealQuery query, Path snapshotFile) {
        return mappedAhead(Refresh.update(this, query, snapshotFile));
    }

    void updateInPlace(DealQuery query, Path snapshotFile) {
        interruptibly(() -> extraction(query).update(snapshotFile));
    }

    /**
     * Stops the extractions that run on this connection, from another thread. They end within a second with a sentence, and lose nothing
     * that was read.
     */
    public void cancel() {
        working.forEach((thread, cancelled) -> {
            working.put(thread, true);
            thread.interrupt();
        });
    }

    private void interruptibly(Runnable work) {
        Thread thread = Thread.currentThread();
        working.put(thread, false);
        try {
            work.run();
        } finally {
            if (Boolean.TRUE.equals(working.remove(thread))) {
                // The interrupt was ours and has served.
                Thread.interrupted();
            }
        }
    }

    /** Extracts anew and replaces the snapshot in the usual file when the new one is complete. */
    public Snapshot refresh(DealQuery query) {
        return refresh(query, WorkingFolder.snapshot(account.portalId()));
    }

    /** Extracts anew beside the file and replaces it when the new snapshot is complete; until then the old one stays as it is. */
    public Snapshot refresh(DealQuery query, Path snapshotFile) {
        return mappedAhead(Refresh.of(this, query, snapshotFile));
    }

    @Override
    public String toString() {
        return "HubSpot " + account + " at " + reader.host() + ", read-only";
    }

    /**
     * How to connect and extract.
     *
     * @param baseUrl where the API answers; HTTPS, or HTTP on this very machine
     * @param apiVersion a dated version such as {@code 2026-09}, or {@code v3}
     * @param paceShare share of the portal's request limit to use, above 0, at most 1
     * @param maxInFlight requests on their way at the same time, 1 to 64
     * @param attempts how often a disturbed request is tried, 1 to 20
     * @param timeout longest wait for one answer, 1 second to 10 minutes
     * @param historyCap values per property that the portal keeps; a history of this length counts as cut (contacts keep 45)
     * @param privacy what happens to names
     * @param propertyMap which properties feed which attributes
     * @param readingMode how deals and leads are found
     * @param refreshEvery each so-manieth increment asks every record for its own links, 1 for every one; those in between ask from the
     *     side with fewer records, and of leads for calls, meetings and e-mails only those that changed
     * @param settling how long the portal's search may lag behind; an increment looks again when so much time has passed
     * @param oauthVersion version of the address that gives OAuth access tokens: {@code 2026-03}, {@code v3} or {@code v1}
     * @param cutOff up to when the data is known; null for the portal's own clock at the start of the extraction
     * @param stageMap what the stages stand for, if the data set is to be mapped as soon as a snapshot is complete: it is kept beside the
     *     snapshot, and {@code toLeadToCash} with this map finds it, in another program too; null for no mapping ahead
     * @param progress hears how far an extraction is
     */
    public record Options(
            URI baseUrl,
            String apiVersion,
            double paceShare,
            int maxInFlight,
            int attempts,
            Duration timeout,
            int historyCap,
            Privacy privacy,
            PropertyMap propertyMap,
            ReadingMode readingMode,
            int refreshEvery,
            Duration settling,
            String oauthVersion,
            Instant cutOff,
            StageMap stageMap,
            ProgressListener progress) {

        private static final Set<String> OAUTH_VERSIONS = Set.of("2026-03", "v3", "v1");

        public Options {
            Objects.requireNonNull(baseUrl, "the base address is missing");
            Objects.requireNonNull(privacy, "say what happens to names: Privacy.pseudonyms() or Privacy.namesKept()");
            Objects.requireNonNull(propertyMap, "the property map is missing; PropertyMap.defaults() is the usual one");
            Objects.requireNonNull(progress, "the progress listener is missing; ProgressListener.SILENT says nothing");
            new Dialect(apiVersion);
            BaseAddress.requireSafe(baseUrl);
            require(paceShare > 0 && paceShare <= 1, "the share of the limit", paceShare, "above 0 and at most 1");
            require(maxInFlight >= 1 && maxInFlight <= 64, "requests in flight", maxInFlight, "1 to 64");
            require(attempts >= 1 && attempts <= 20, "attempts", attempts, "1 to 20");
            require(
                    timeout.compareTo(Duration.ofSeconds(1)) >= 0 && timeout.compareTo(Duration.ofMinutes(10)) <= 0,
                    "the timeout",
                    timeout,
                    "1 second to 10 minutes");
            Objects.requireNonNull(readingMode, "say how records are found; ReadingMode.BY_SIZE chooses");
            require(refreshEvery >= 1, "the number of increments between refreshes", refreshEvery, "1 or more");
            require(!settling.isNegative(), "the time to settle", settling, "zero or more");
            require(OAUTH_VERSIONS.contains(oauthVersion), "the OAuth version", oauthVersion, "2026-03, v3 or v1");
            require(historyCap >= 1, "the cap of histories", historyCap, "1 or more; HubSpot states 20");
        }

        private static void require(boolean holds, String what, Object value, String valid) {
            if (!holds) {
                throw new IllegalArgumentException(what + " is " + value + "; valid: " + valid);
            }
        }

        /** HubSpot itself, the current API version, four fifths of the limit, pseudonyms. */
        public static Options defaults() {
            return new Options(
                    URI.create("https://api.hubapi.com"),
                    "2026-09",
                    0.8,
                    16,
                    5,
                    Duration.ofSeconds(60),
                    20,
                    Privacy.pseudonyms(),
                    PropertyMap.defaults(),
                    ReadingMode.BY_SIZE,
                    7,
                    Duration.ofSeconds(30),
                    "2026-03",
                    null,
                    null,
                    ProgressListener.SILENT);
        }

        public Options withBaseUrl(String address) {
            return withBaseUrl(BaseAddress.parse(address));
        }

        public Options withBaseUrl(URI address) {
            return with(options -> options.baseUrl = address);
        }

        public Options withApiVersion(String version) {
            return with(options -> options.apiVersion = version);
        }

        public Options withPaceShare(double share) {
            return with(options -> options.paceShare = share);
        }

        public Options withMaxInFlight(int requests) {
            return with(options -> options.maxInFlight = requests);
        }

        public Options withAttempts(int count) {
            return with(options -> options.attempts = count);
        }

        public Options withTimeout(Duration longest) {
            return with(options -> options.timeout = longest);
        }

        public Options withHistoryCap(int values) {
            return with(options -> options.historyCap = values);
        }

        public Options withPrivacy(Privacy newPrivacy) {
            return with(options -> options.privacy = newPrivacy);
        }

        public Options withPropertyMap(PropertyMap map) {
            return with(options -> options.propertyMap = map);
        }

        public Options withReadingMode(ReadingMode how) {
            return with(options -> options.readingMode = how);
        }

        public Options withRefreshEvery(int increments) {
            return with(options -> options.refreshEvery = increments);
        }

        public Options withSettling(Duration time) {
            return with(options -> options.settling = time);
        }

        public Options withOauthVersion(String version) {
            return with(options -> options.oauthVersion = version);
        }

        public Options withCutOff(Instant moment) {
            return with(options -> options.cutOff = moment);
        }

        public Options withStageMap(StageMap map) {
            return with(options -> options.stageMap = map);
        }

        public Options withProgress(ProgressListener listener) {
            return with(options -> options.progress = listener);
        }

        private Options with(Consumer<OptionsDraft> change) {
            OptionsDraft draft = new OptionsDraft(this);
            change.accept(draft);
            return draft.options();
        }
    }
}
