package io.keiro.notebook;

import io.keiro.hubspot.HubSpot;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A portal that speaks HubSpot's API: the customer's, or the sandbox's. */
interface Portal {

    /** What the portal is, without asking it anything. */
    Phrase sentence();

    List<Facts.Fact> facts();

    /** What tells this portal's data from another's; it names the snapshot too. */
    String identity();

    /**
     * Connects with what this portal needs.
     *
     * @param further what the caller wishes beside that
     */
    HubSpot connect(UnaryOperator<HubSpot.Options> further);

    /** True if the portal's data may have changed since a complete extraction. */
    boolean changes();

    /** Leaves what only this portal knows beside its snapshot. */
    void describe(Path folder);

    /** What {@link #describe} left of the accounting system's exports, in the notebook's language; none for most. */
    List<Path> exports(Path folder);
}
