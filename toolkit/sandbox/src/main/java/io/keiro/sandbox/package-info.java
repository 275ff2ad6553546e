/**
 * A simulated company with planted problems behind a server that speaks HubSpot's API. Start with
 * {@link io.keiro.sandbox.Sandbox}: {@code Sandbox.start()} gives an address, a token and the answer key.
 */
package io.keiro.sandbox;
