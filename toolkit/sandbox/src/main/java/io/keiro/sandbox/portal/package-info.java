/**
 * A HubSpot-speaking HTTP server over the content of a portal: {@link io.keiro.sandbox.portal.PortalServer} serves what a
 * {@link io.keiro.sandbox.portal.Portal} holds. It knows paging, envelopes, limits and faults, and nothing of the simulated company.
 * People start with {@code io.keiro.sandbox.Sandbox}.
 */
package io.keiro.sandbox.portal;
