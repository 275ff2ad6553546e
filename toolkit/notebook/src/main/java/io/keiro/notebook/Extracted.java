package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.nio.file.Path;

/**
 * What step 2 left: which source the snapshot came from, and where it lies. Kept as a small CSV, so that a later step sees whether the
 * chosen source is still the same.
 *
 * @param identity tells one source's data from another's
 * @param source the source in words
 * @param file the snapshot, or the copy of the file
 */
record Extracted(String identity, Phrase source, Path file) {

    /** The snapshot's place is kept as seen from the workspace, which may be moved. */
    void write(Path workspace, Path file) {
        DataTable.titled(
                        Phrase.same("source"),
                        Field.of("Identity", Kind.TEXT),
                        Field.of("SourceEn", Kind.TEXT),
                        Field.of("SourceJa", Kind.TEXT),
                        Field.of("File", Kind.TEXT))
                .row(
                        identity,
                        source.en(),
                        source.ja(),
                        workspace.relativize(this.file).toString().replace('\\', '/'))
                .build()
                .write(file);
    }

    static Extracted read(Path workspace, Path file) {
        DataTable table = DataTable.read(file);
        return new Extracted(
                (String) table.value(0, "Identity"),
                Phrase.of((String) table.value(0, "SourceEn"), (String) table.value(0, "SourceJa")),
                workspace.resolve((String) table.value(0, "File")));
    }
}
