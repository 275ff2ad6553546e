package io.keiro.hubspot;

/** What a request carries as proof of who asks. Used by several threads at once. */
interface Credential {

    /** The value of the Authorization header. */
    String bearer() throws InterruptedException;

    /**
     * The portal said that this bearer has expired.
     *
     * @return true if another one is to be had, so that asking once more makes sense
     */
    boolean renew(String expired) throws InterruptedException;

    /** Foreign text without any secret, should a portal or a proxy have echoed one. */
    String scrub(String text);
}
