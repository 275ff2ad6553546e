package io.keiro.mining.quality;

import io.keiro.log.Phrase;

/** What the built-in detectors have in common: a name, offenders, and a sentence that says what to do. */
abstract class Detected implements QualityFinding {

    /**
     * How a detector is called.
     *
     * @param id technical name, for {@link DataQuality#result}
     * @param advice what to do about what it finds
     */
    record About(String id, Phrase title, Phrase advice) {}

    private final About about;
    private final Offences offences;

    Detected(About about, Offences offences) {
        this.about = about;
        this.offences = offences;
    }

    @Override
    public final String id() {
        return about.id();
    }

    @Override
    public final Phrase title() {
        return about.title();
    }

    @Override
    public final Phrase advice() {
        return about.advice();
    }

    @Override
    public final Offences offences() {
        return offences;
    }

    @Override
    public final String toString() {
        return sentence().en();
    }
}
