package io.keiro.hubspot;

import io.keiro.leadtocash.DataSetFile;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Stage;
import io.keiro.leadtocash.StageMap;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot was mapped to last, in a file beside it, so that the next program need not map it again. It is of one state of the
 * snapshot, one run, stage map and property map, of these options and of this very code; for anything else it is no file. Whoever writes
 * to the snapshot takes it away first: what is erased there must not live on beside it.
 */
final class KeptMapping {

    /** The engine's heads: each checkpoint writes one of the last two, with a number counted up and where its blocks begin. */
    private static final int HEADS = 3 * 4096;

    private final Path snapshot;
    private final RunInfo run;
    private final StageMap stageMap;
    private final MappingOptions options;

    /**
     * @param options with the property map to use
     */
    KeptMapping(Path snapshot, RunInfo run, StageMap stageMap, MappingOptions options) {
        this.snapshot = snapshot;
        this.run = run;
        this.stageMap = stageMap;
        this.options = options;
    }

    private static Path beside(Path snapshot) {
        return snapshot.resolveSibling(snapshot.getFileName() + ".mapped");
    }

    /** The data set, if it was kept and nothing has changed since. */
    Optional<LeadToCash> read() {
        Path kept = beside(snapshot);
        if (!Files.exists(kept)) {
            return Optional.empty();
        }
        return origin().flatMap(origin -> DataSetFile.read(kept, origin));
    }

    /**
     * Keeps the data set, while the snapshot is open, so that nobody changes it meanwhile. Where that is not possible, the next mapping takes
     * as long as this one.
     */
    void write(LeadToCash data) {
        origin().ifPresent(origin -> {
            try {
                // With what a killed program has left of one.
                discard(snapshot);
                DataSetFile.write(data, origin, beside(snapshot));
            } catch (IOException e) {
                // A folder that nobody may write to, or a full disk: the data set itself is there.
            }
        });
    }

    /** Takes away what was kept of a snapshot, whole or half. */
    static void discard(Path snapshot) throws IOException {
        DataSetFile.delete(beside(snapshot));
    }

    /** Everything that makes a difference; nothing while the snapshot is being written. */
    private Optional<byte[]> origin() {
        if (StoreFile.isWritten(snapshot) || Journal.of(snapshot).isThere()) {
            return Optional.empty();
        }
        return LoadedCode.name().flatMap(this::origin);
    }

    private Optional<byte[]> origin(String code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * HEADS);
        try (InputStream file = Files.newInputStream(snapshot);
                DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeLong(Files.size(snapshot));
            to.write(file.readNBytes(HEADS));
            for (String text : List.of(
                    code,
                    run.toString(),
                    PropertyMapJson.write(options.propertyMap().orElseThrow()),
                    options.toString(),
                    stageMap.stages().size() + " stages")) {
                add(text, to);
            }
            for (Stage stage : stageMap.stages()) {
                // Parted, so that no sign within one can look like the end of it.
                for (Object part : new Object[] {
                    stage.pipeline(),
                    stage.stageId(),
                    stage.stage(),
                    stage.displayOrder(),
                    stage.probability(),
                    stage.outcome(),
                    stage.activity(),
                    stage.mandatory(),
                    stage.described()
                }) {
                    add(part.toString(), to);
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(bytes.toByteArray());
    }

    private static void add(String text, DataOutputStream to) throws IOException {
        byte[] signs = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(signs.length);
        to.write(signs);
    }
}
