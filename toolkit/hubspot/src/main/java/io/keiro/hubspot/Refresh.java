package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
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
            Snapshot fresh;
            try {
                fresh = hubSpot.extract(query, next);
            } catch (OtherSnapshot begunOtherwise) {
                discard(next);
                fresh = hubSpot.extract(query, next);
            }
            if (!fresh.isComplete()) {
                return fresh;
            }
            // A journal that the old file left behind must not be played onto the new one.
            Files.deleteIfExists(StoreFile.journal(file));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            return Snapshot.open(file);
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

    private static boolean isOfNoUse(Path next) {
        try {
            return Snapshot.open(next).isComplete();
        } catch (HubSpotException e) {
            return false;
        }
    }

    private static void discard(Path next) throws IOException {
        Files.deleteIfExists(StoreFile.journal(next));
        Files.delete(next);
    }
}
