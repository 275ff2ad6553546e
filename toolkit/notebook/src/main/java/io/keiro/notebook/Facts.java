package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.util.List;

/** A table of facts: what, and its value. */
final class Facts {

    private Facts() {}

    record Fact(Phrase label, Phrase value) {}

    static DataTable table(Phrase title, List<Fact> facts) {
        DataTable.Builder table = DataTable.titled(
                title,
                Field.of("Fact", Phrase.of("What", "項目"), Kind.TEXT),
                Field.of("Value", Phrase.of("Value", "値"), Kind.TEXT));
        facts.forEach(fact -> table.row(fact.label(), fact.value()));
        return table.build();
    }
}
