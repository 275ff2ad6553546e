package io.keiro.hubspot;

import io.keiro.log.Phrase;

/** The portal does not let this token read one kind of object, or does not have it. The rest can still be read. */
final class ObjectClosed extends HubSpotException {

    private final String missingScope;

    ObjectClosed(Phrase phrase, int status, String missingScope) {
        super(phrase, status, null);
        this.missingScope = missingScope;
    }

    /** The scope that would open it, or "" where none would. */
    String missingScope() {
        return missingScope;
    }
}
