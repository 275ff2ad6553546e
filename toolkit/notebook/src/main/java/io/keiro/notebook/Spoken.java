package io.keiro.notebook;

import io.keiro.hubspot.HubSpotException;
import io.keiro.leadtocash.DataSetException;
import io.keiro.log.Language;
import io.keiro.log.LogFormatException;
import io.keiro.log.Phrase;
import java.util.function.Supplier;

/** Says in the notebook's language what failed in a room whose messages are English first. */
final class Spoken {

    private Spoken() {}

    static <R> R of(Supplier<? extends R> work) {
        try {
            return work.get();
        } catch (HubSpotException e) {
            throw spoken(e, e.phrase());
        } catch (LogFormatException e) {
            throw spoken(e, e.phrase());
        } catch (DataSetException e) {
            throw spoken(e, e.phrase());
        }
    }

    private static RuntimeException spoken(RuntimeException failed, Phrase phrase) {
        return Notebook.language() == Language.EN ? failed : new NotebookException(phrase, failed);
    }
}
