package io.keiro.notebook;

import io.keiro.hubspot.AccessToken;
import io.keiro.hubspot.HubSpot;
import io.keiro.log.Phrase;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The customer's own portal: read-only, with a token from the environment or from a file that only its owner can read. */
final class CustomerPortal implements Portal {

    private static final String TOKEN = "HUBSPOT_TOKEN";
    private static final String TOKEN_FILE = "HUBSPOT_TOKEN_FILE";

    /** Another address of the API, for a gateway inside a company; HTTPS, or this machine. */
    private static final String ADDRESS = "KEIRO_HUBSPOT_URL";

    @Override
    public Phrase sentence() {
        return Phrase.of(
                "HubSpot portal at " + address() + ", read-only; " + token().en(),
                address() + " のHubSpotポータル（読み取り専用）。" + token().ja());
    }

    private static URI address() {
        return Settings.find(ADDRESS)
                .map(URI::create)
                .orElse(HubSpot.Options.defaults().baseUrl());
    }

    private static Phrase token() {
        if (Settings.find(TOKEN).isPresent()) {
            return Phrase.of("token from " + TOKEN, "トークンは " + TOKEN);
        }
        Optional<String> file = Settings.find(TOKEN_FILE);
        return file.isPresent()
                ? Phrase.of("token from the file " + file.get(), "トークンはファイル " + file.get())
                : Phrase.of(
                        "no token yet: set " + TOKEN + " or " + TOKEN_FILE + " before starting the notebooks",
                        "トークン未設定：起動前に " + TOKEN + " または " + TOKEN_FILE + " を設定してください");
    }

    @Override
    public List<Facts.Fact> facts() {
        return List.of(
                new Facts.Fact(Phrase.of("Kind", "種類"), Phrase.of("HubSpot portal, read-only", "HubSpotポータル（読み取り専用）")),
                new Facts.Fact(
                        Phrase.of("Address", "接続先"), Phrase.same(address().toString())),
                new Facts.Fact(Phrase.of("Token", "トークン"), token()));
    }

    @Override
    public String identity() {
        return "hubspot-" + Optional.ofNullable(address().getHost()).orElse("portal");
    }

    @Override
    public HubSpot connect(UnaryOperator<HubSpot.Options> further) {
        AccessToken token = Settings.find(TOKEN)
                .map(AccessToken::of)
                .or(() -> Settings.find(TOKEN_FILE).map(file -> AccessToken.fromFile(Path.of(file))))
                .orElseGet(() -> AccessToken.fromEnvironment(TOKEN));
        return HubSpot.connect(token, further.apply(HubSpot.Options.defaults().withBaseUrl(address())));
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public void describe(Path folder) {
        // A real portal has no answer key.
    }

    @Override
    public List<Path> exports(Path folder) {
        return List.of();
    }
}
