package io.keiro.notebook;

import io.keiro.hubspot.AccessToken;
import io.keiro.hubspot.HubSpot;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The simulated company behind its own server, one per kernel and choice; started when it is first asked something. */
final class SandboxPortal implements Portal {

    static final String TRUTH = "truth.json";

    /** The largest company that the sandbox simulates. */
    private static final long MOST_DEALS = 1_000_000;

    private static final Map<Sandbox.Options, Sandbox> RUNNING = new ConcurrentHashMap<>();

    private final Sandbox.Options options;

    SandboxPortal(Sandbox.Options options) {
        this.options = options;
    }

    /** The company that KEIRO_DEALS and KEIRO_SEED describe, in the notebook's language, without a limit on requests. */
    static SandboxPortal chosen() {
        Sandbox.Options defaults = Sandbox.Options.defaults();
        return new SandboxPortal(
                defaults.withDeals((int) SourceChoice.number("KEIRO_DEALS", defaults.deals(), 0, MOST_DEALS))
                        .withSeed(SourceChoice.number("KEIRO_SEED", defaults.seed(), Long.MIN_VALUE, Long.MAX_VALUE))
                        .withLanguage(Notebook.language() == Language.JA ? Sandbox.Language.JA : Sandbox.Language.EN)
                        .withRate(RateProfile.UNLIMITED));
    }

    private Sandbox sandbox() {
        return RUNNING.computeIfAbsent(options, Sandbox::start);
    }

    @Override
    public Phrase sentence() {
        String deals = ProgressWords.number(options.deals());
        String day = options.end().toString().substring(0, 10);
        return Phrase.of(
                "Sandbox: a simulated company with " + deals + " deals (seed " + options.seed() + ") up to " + day
                        + ", served on this computer",
                "サンドボックス：" + deals + "件の商談を持つ架空の会社（シード " + options.seed() + "、" + day + " まで）。このコンピューター上だけで動きます");
    }

    @Override
    public List<Facts.Fact> facts() {
        return List.of(
                new Facts.Fact(Phrase.of("Kind", "種類"), Phrase.of("sandbox (simulated company)", "サンドボックス（架空の会社）")),
                new Facts.Fact(Phrase.of("Deals", "商談数"), Phrase.same(ProgressWords.number(options.deals()))),
                new Facts.Fact(Phrase.of("Seed", "シード"), Phrase.same(String.valueOf(options.seed()))),
                new Facts.Fact(
                        Phrase.of("Present", "現在日時"),
                        Phrase.same(options.end()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString())));
    }

    /** Without the language: it changes labels only, and a reader may change it between two steps. */
    @Override
    public String identity() {
        return "sandbox-" + options.deals() + "-deals-seed-" + options.seed();
    }

    @Override
    public HubSpot connect(UnaryOperator<HubSpot.Options> further) {
        Sandbox sandbox = sandbox();
        return HubSpot.connect(
                AccessToken.of(sandbox.token()),
                further.apply(HubSpot.Options.defaults()
                        .withBaseUrl(sandbox.baseUrl())
                        .withCutOff(options.end())));
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public void describe(Path folder) {
        sandbox().truth().write(folder.resolve(TRUTH));
        sandbox().writeFiles(files(folder));
    }

    private Path files(Path folder) {
        return folder.resolve(identity() + "-files");
    }

    @Override
    public List<Path> exports(Path folder) {
        String ending = "-" + options.language().tag() + ".csv";
        return Stream.of("finance", "deliveries")
                .map(name -> files(folder).resolve(name + ending))
                .filter(Files::exists)
                .toList();
    }
}
