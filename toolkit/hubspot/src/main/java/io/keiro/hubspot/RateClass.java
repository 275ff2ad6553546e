package io.keiro.hubspot;

/** The portal's separate allowances for requests. */
enum RateClass {
    /** everything but search; per credential, in a rolling window of ten seconds */
    GENERAL,
    /** five a second for the whole account, and no headers that would tell */
    SEARCH,
    /** an older allowance of its own; until proven otherwise such a request also counts as general */
    ASSOCIATIONS
}
