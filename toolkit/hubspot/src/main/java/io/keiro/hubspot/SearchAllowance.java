package io.keiro.hubspot;

/**
 * How many searches a second a portal bears. No header tells, and all apps of an account share them, so what the plan allows may be more
 * than is left: half as many after each refusal, twice as many again after a while without one, and never more than the plan allows.
 */
final class SearchAllowance {

    private static final int ANSWERS_BEFORE_MORE = 50;

    private int allowed;
    private int borne;
    private int answers;

    /**
     * @param allowed searches a second of the plan
     */
    SearchAllowance(int allowed) {
        this.allowed = allowed;
        this.borne = allowed;
    }

    /** The plan is known: what it allows, unless refusals have told of less already. */
    synchronized int planned(int newAllowed) {
        if (newAllowed != allowed) {
            allowed = newAllowed;
            borne = newAllowed;
            answers = 0;
        }
        return borne;
    }

    /** One was too many. */
    synchronized int refused() {
        answers = 0;
        borne = Math.max(1, borne / 2);
        return borne;
    }

    /** One was answered. */
    synchronized int answered() {
        if (borne < allowed && ++answers >= ANSWERS_BEFORE_MORE) {
            answers = 0;
            borne = Math.min(allowed, 2 * borne);
        }
        return borne;
    }
}
