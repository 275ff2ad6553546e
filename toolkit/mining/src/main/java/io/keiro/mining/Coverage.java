package io.keiro.mining;

import io.keiro.log.Phrase;

/**
 * How much of the data a finding rests on; nothing is dropped in silence.
 *
 * @param considered cases that the question concerns
 * @param measured cases that have everything that is needed
 * @param explanation what the others lack, with counts
 */
public record Coverage(int considered, int measured, Phrase explanation) {

    public Coverage {
        if (measured < 0 || considered < measured) {
            throw new IllegalArgumentException("coverage: " + measured + " measured of " + considered
                    + " considered; measured must lie between 0 and considered");
        }
    }

    /** Measured cases as a share of the considered ones, 0 to 1; NaN when there are none. */
    public double share() {
        return considered == 0 ? Double.NaN : (double) measured / considered;
    }
}
