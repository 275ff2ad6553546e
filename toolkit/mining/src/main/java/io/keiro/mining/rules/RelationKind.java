package io.keiro.mining.rules;

import io.keiro.log.Phrase;

/** The relations of two activities, with the sentence that each makes; {@code %1$s} is the first activity, {@code %2$s} the second. */
enum RelationKind {
    RESPONDED_EXISTENCE(
            "respondedExistence",
            Side.FIRST,
            Place.ANYWHERE,
            "if \"%1$s\" occurs, \"%2$s\" occurs as well",
            "「%1$s」が発生するなら「%2$s」も発生する"),
    CO_EXISTENCE(
            "coExistence",
            Side.EITHER,
            Place.ANYWHERE,
            "\"%1$s\" and \"%2$s\" occur both or not at all",
            "「%1$s」と「%2$s」は両方とも発生するか、どちらも発生しない"),
    RESPONSE("response", Side.FIRST, Place.ORDERED, "each \"%1$s\" is followed by \"%2$s\"", "「%1$s」の後には必ず「%2$s」が発生する"),
    PRECEDENCE(
            "precedence",
            Side.SECOND,
            Place.ORDERED,
            "each \"%2$s\" is preceded by \"%1$s\"",
            "「%2$s」の前には必ず「%1$s」が発生している"),
    SUCCESSION(
            "succession",
            Side.EITHER,
            Place.ORDERED,
            "each \"%1$s\" is followed by \"%2$s\", and each \"%2$s\" preceded by \"%1$s\"",
            "「%1$s」の後には必ず「%2$s」が発生し、「%2$s」の前には必ず「%1$s」が発生している"),
    ALTERNATE_RESPONSE(
            "alternateResponse",
            Side.FIRST,
            Place.ALTERNATE,
            "each \"%1$s\" is followed by \"%2$s\" before the next \"%1$s\"",
            "「%1$s」の後には、次の「%1$s」より前に必ず「%2$s」が発生する"),
    ALTERNATE_PRECEDENCE(
            "alternatePrecedence",
            Side.SECOND,
            Place.ALTERNATE,
            "each \"%2$s\" is preceded by \"%1$s\" after the previous \"%2$s\"",
            "「%2$s」の前には、前回の「%2$s」より後に必ず「%1$s」が発生している"),
    ALTERNATE_SUCCESSION(
            "alternateSuccession",
            Side.EITHER,
            Place.ALTERNATE,
            "\"%1$s\" and \"%2$s\" alternate, beginning with \"%1$s\" and ending with \"%2$s\"",
            "「%1$s」と「%2$s」が、「%1$s」から始まり「%2$s」で終わるように交互に発生する"),
    CHAIN_RESPONSE(
            "chainResponse",
            Side.FIRST,
            Place.CHAIN,
            "each \"%1$s\" is directly followed by \"%2$s\"",
            "「%1$s」の直後には必ず「%2$s」が発生する"),
    CHAIN_PRECEDENCE(
            "chainPrecedence",
            Side.SECOND,
            Place.CHAIN,
            "each \"%2$s\" is directly preceded by \"%1$s\"",
            "「%2$s」の直前には必ず「%1$s」が発生している"),
    CHAIN_SUCCESSION(
            "chainSuccession",
            Side.EITHER,
            Place.CHAIN,
            "each \"%1$s\" is directly followed by \"%2$s\", and each \"%2$s\" directly preceded by \"%1$s\"",
            "「%1$s」の直後には必ず「%2$s」が発生し、「%2$s」の直前には必ず「%1$s」が発生している"),
    NOT_CO_EXISTENCE(
            "notCoExistence",
            Side.EITHER,
            Place.ANYWHERE,
            "\"%1$s\" and \"%2$s\" do not occur in the same case",
            "「%1$s」と「%2$s」は同じケースでは発生しない"),
    NOT_SUCCESSION(
            "notSuccession",
            Side.EITHER,
            Place.ORDERED,
            "no \"%1$s\" is followed by \"%2$s\"",
            "「%1$s」の後に「%2$s」は発生しない"),
    NOT_CHAIN_SUCCESSION(
            "notChainSuccession",
            Side.EITHER,
            Place.CHAIN,
            "no \"%1$s\" is directly followed by \"%2$s\"",
            "「%1$s」の直後に「%2$s」は発生しない");

    /** Whose events activate the relation. */
    private enum Side {
        FIRST,
        SECOND,
        EITHER
    }

    /** Where the partner has to be. */
    enum Place {
        /** before or after */
        ANYWHERE,
        /** on the right side, at any distance */
        ORDERED,
        /** on the right side, with no other activating event between */
        ALTERNATE,
        /** the very next event on the right side */
        CHAIN
    }

    private final String call;
    private final Side side;
    private final Place place;
    private final Phrase pattern;

    RelationKind(String call, Side side, Place place, String en, String ja) {
        this.call = call;
        this.side = side;
        this.place = place;
        this.pattern = Phrase.of(en, ja);
    }

    String call() {
        return call;
    }

    boolean activatedByFirst() {
        return side != Side.SECOND;
    }

    boolean activatedBySecond() {
        return side != Side.FIRST;
    }

    Place place() {
        return place;
    }

    /** Whether the partner must not be there. */
    boolean negative() {
        return compareTo(NOT_CO_EXISTENCE) >= 0;
    }

    Phrase said(String first, String second) {
        return Phrase.of(pattern.en().formatted(first, second), pattern.ja().formatted(first, second));
    }
}
