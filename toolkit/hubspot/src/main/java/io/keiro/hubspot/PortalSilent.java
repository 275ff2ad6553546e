package io.keiro.hubspot;

import io.keiro.log.Phrase;

/** The portal did not give a usable answer, however often it was asked. */
final class PortalSilent extends HubSpotException {

    PortalSilent(Phrase phrase, int status, Throwable cause) {
        super(phrase, status, cause);
    }
}
