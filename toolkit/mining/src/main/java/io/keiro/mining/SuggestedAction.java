package io.keiro.mining;

import io.keiro.log.Phrase;
import java.util.Objects;

/**
 * What could be done about a finding.
 *
 * @param what the change, as an instruction
 * @param why the reason, from this finding's own numbers
 * @param kpi id of the measure that would show the effect
 */
public record SuggestedAction(Phrase what, Phrase why, String kpi) {
    public SuggestedAction {
        Objects.requireNonNull(what, "an action says what to do");
        Objects.requireNonNull(why, "an action says why");
        Objects.requireNonNull(kpi, "an action names the KPI that shows its effect");
    }
}
