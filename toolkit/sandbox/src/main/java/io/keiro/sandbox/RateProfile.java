package io.keiro.sandbox;

import io.keiro.sandbox.portal.PortalServer;

/** Rate limits of HubSpot's plans: requests per rolling ten seconds, associations apart, searches per second, requests per day. */
public enum RateProfile {
    FREE(100, 110, 100, 5, 250_000),
    PRO(190, 110, 150, 5, 625_000),
    ENTERPRISE(190, 110, 150, 5, 1_000_000),
    /** Enterprise with the paid limit increase. */
    ADDON(250, 110, 200, 5, 2_000_000),
    /** Every credential is limited like an OAuth app, whose requests no day counts. */
    OAUTH(110, 110, 150, 5, 0),
    /** No limit that a test could reach; the headers say so too. */
    UNLIMITED(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000_000);

    private final PortalServer.RatePlan plan;

    RateProfile(int burst, int oauthBurst, int associationsBurst, int searchPerSecond, int daily) {
        plan = new PortalServer.RatePlan(burst, oauthBurst, associationsBurst, searchPerSecond, daily);
    }

    PortalServer.RatePlan plan() {
        return plan;
    }

    /** Requests per rolling ten seconds. */
    public int burst() {
        return plan.burst();
    }
}
