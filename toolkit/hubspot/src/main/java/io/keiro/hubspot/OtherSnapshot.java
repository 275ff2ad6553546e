package io.keiro.hubspot;

import io.keiro.log.Phrase;

/** The file holds a snapshot of another portal, query or setting; it is left as it is. */
final class OtherSnapshot extends HubSpotException {

    OtherSnapshot(Phrase phrase) {
        super(phrase);
    }
}
