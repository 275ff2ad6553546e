package io.keiro.notebook;

import io.keiro.hubspot.AccessToken;
import io.keiro.hubspot.DealQuery;
import io.keiro.hubspot.HubSpot;
import io.keiro.hubspot.Privacy;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.StageMap;
import io.keiro.sandbox.RateProfile;
import io.keiro.sandbox.Sandbox;
import java.nio.file.Path;

/** A small simulated company as a data set, with what its accounting system exports beside it. */
record SimulatedData(LeadToCash data, Path finance, Path deliveries) {

    static final Path STAGES = Path.of(System.getProperty("keiro.home"), "data-templates", "stage-map.csv");

    static SimulatedData of(int deals, Path folder) {
        Sandbox.Options options = Sandbox.Options.defaults().withDeals(deals).withRate(RateProfile.UNLIMITED);
        try (Sandbox sandbox = Sandbox.start(options)) {
            HubSpot portal = HubSpot.connect(
                    AccessToken.of(sandbox.token()),
                    HubSpot.Options.defaults()
                            .withBaseUrl(sandbox.baseUrl())
                            .withPrivacy(Privacy.namesKept())
                            .withCutOff(options.end()));
            LeadToCash data = portal.extract(DealQuery.all(), folder.resolve("portal.duckdb"))
                    .toLeadToCash(StageMap.read(STAGES));
            sandbox.writeFiles(folder.resolve("files"));
            return new SimulatedData(
                    data, folder.resolve("files/finance-en.csv"), folder.resolve("files/deliveries-en.csv"));
        }
    }
}
