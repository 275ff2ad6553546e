package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A new extraction that takes the old snapshot's place only when it is complete. */
final class Refresh {

    private Refresh() {}

    static Snapshot of(HubSpot hubSpot, DealQuery query, Path file) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            if (Files.exists(next) && isOfNoUse(next)) {
                discard(next);
            }
            try {
                hubSpot.extractInto(query, next);
            } catch (OtherSnapshot begunOtherwise) {
                discard(next);
                hubSpot.extractInto(query, next);
            }
            Snapshot fresh = Snapshot.open(next);
            if (!fresh.isComplete()) {
                return fresh;
            }
            return replaced(file, next);
        } catch (IOException e) {
            throw new HubSpotException(
                    Phrase.of(
                            "The new snapshot " + next + " could not take the place of " + file + ": " + e.getMessage()
                                    + ". Close what holds the old file, then call refresh again.",
                            "新しいスナップショット " + next + " で " + file + " を置き換えられません：" + e.getMessage()
                                    + "。古いファイルを使っているプログラムを閉じてから、もう一度 refresh を呼んでください。"),
                    e);
        }
    }

    /** Brings a copy up to date, which takes the place of the snapshot when it is complete. */
    static Snapshot update(HubSpot hubSpot, DealQuery query, Path file) {
        Path next = file.resolveSibling(file.getFileName() + ".update");
        try {
            if (!Files.exists(next)) {
                if (!Files.exists(file) || !Snapshot.open(file).isComplete()) {
                    hubSpot.extractInto(query, file);
                    return Snapshot.open(file);
                }
                copy(file, next);
            }
            hubSpot.updateInPlace(query, next);
            Snapshot updated = Snapshot.open(next);
            if (!updated.isComplete()) {
                return updated;
            }
            return replaced(file, next);
        } catch (IOException e) {
            throw new HubSpotException(
                    Phrase.of(
                            "The snapshot " + file + " could not be brought up to date: " + e.getMessage()
                                    + ". Check the disk space and close what holds the file, then call update again.",
                            "スナップショット " + file + " を更新できません：" + e.getMessage()
                                    + "。ディスクの空き容量を確認し、ファイルを使っているプログラムを閉じてから、もう一度 update を呼んでください。"),
                    e);
        }
    }

    private static Snapshot replaced(Path file, Path next) throws IOException {
        // A journal that the old file left behind must not be played onto the new one.
        Journal.of(file).discard();
        KeptMapping.discard(file);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        return Snapshot.open(file);
    }

    /** A copy that is protected before it holds anything, and complete before it has its name. */
    private static void copy(Path file, Path copy) throws IOException {
        Path half = copy.resolveSibling(copy.getFileName() + ".half");
        Files.deleteIfExists(half);
        // Folds a journal in, so that the file alone is the snapshot.
        Store.open(file).close();
        OwnerOnly.write(half, new byte[0]);
        try (OutputStream out = Files.newOutputStream(half)) {
            Files.copy(file, out);
        }
        Files.move(half, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isOfNoUse(Path next) {
        try {
            return Snapshot.open(next).isComplete();
        } catch (HubSpotException e) {
            return false;
        }
    }

    private static void discard(Path next) throws IOException {
        Journal.of(next).discard();
        Files.delete(next);
    }
}
