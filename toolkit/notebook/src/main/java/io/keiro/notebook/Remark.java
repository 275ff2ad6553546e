package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;

/** A table under a sentence that says how to take it. */
record Remark(Phrase sentence, DataTable table) implements Tabular {

    static Remark of(Phrase sentence, DataTable table) {
        return new Remark(sentence, table);
    }

    @Override
    public String toString() {
        return sentence.en();
    }
}
