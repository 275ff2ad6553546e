/**
 * Reads a HubSpot portal into a snapshot and a Lead-to-Cash data set, and never writes. Start with
 * {@link io.keiro.hubspot.HubSpot#connect(AccessToken)}.
 */
package io.keiro.hubspot;
