package io.keiro.sandbox;

/** Which of the two deal pipelines a deal takes. Their stages bear the same labels. */
enum Route {
    DIRECT,
    /** All the way through the partners' pipeline. */
    PARTNER,
    /** Begun in the partners' pipeline, and moved to the other one with its first stage change. */
    MOVED;

    private static final double PARTNER_SHARE = 0.025;
    private static final double MOVED_SHARE = 0.01;

    static Route of(Plan plan, int deal) {
        double draw = plan.draw(deal, Topic.ROUTE).uniform();
        return draw < PARTNER_SHARE ? PARTNER : draw < PARTNER_SHARE + MOVED_SHARE ? MOVED : DIRECT;
    }

    /** True if the deal stands in the partners' pipeline during its n-th stay, from 0. */
    boolean isPartner(int turn) {
        return this == PARTNER || this == MOVED && turn == 0;
    }
}
