package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.sql.SQLException;

/** The sentences in which the file of a snapshot cannot be used: what stands in the way, and what to do. */
final class StoreFailure {

    private StoreFailure() {}

    static HubSpotException missing(Path file) {
        return new HubSpotException(Phrase.of(
                "There is no snapshot at " + file + ". Extract one with HubSpot.connect(token).extract(query, path).",
                file + " にスナップショットがありません。HubSpot.connect(token).extract(query, path) で抽出してください。"));
    }

    /** Somebody else writes it, or reads it where it is to be written. */
    static HubSpotException inUse(Path file) {
        return new HubSpotException(Phrase.of(
                "The snapshot " + file
                        + " is in use by another extraction or program. Wait until that ends, restart the kernel that"
                        + " holds it, or extract into another file.",
                "スナップショット " + file + " は別の抽出またはプログラムが使用中です。終了を待つか、使用中のカーネルを再起動するか、" + "別のファイルに抽出してください。"));
    }

    static HubSpotException notOurs(Path file) {
        return new HubSpotException(Phrase.of(
                "The file " + file + " is not a Keiro snapshot. It is left as it is; name another file.",
                "ファイル " + file + " はKeiroのスナップショットではありません。変更せずに残します。別のファイルを指定してください。"));
    }

    static HubSpotException otherLayout(Path file, int version, int latest) {
        return new HubSpotException(Phrase.of(
                "The snapshot " + file + " has layout " + version + ", and this version of Keiro reads layout " + latest
                        + ". Use the Keiro that made it, or extract anew into another file.",
                "スナップショット " + file + " の形式は " + version + " ですが、このバージョンのKeiroが読めるのは " + latest
                        + " です。作成時のKeiroを使うか、別のファイルに抽出し直してください。"));
    }

    static HubSpotException cannotWrite(Path file, String why, Exception cause) {
        return new HubSpotException(
                Phrase.of(
                        "The snapshot " + file + " cannot be written: " + why
                                + ". Check the disk space and your rights to its folder.",
                        "スナップショット " + file + " に書き込めません：" + why + "。ディスクの空き容量とフォルダーの権限を確認してください。"),
                cause);
    }

    /** The engine failed while the file was written, or opened, or closed. */
    static HubSpotException broken(Path file, SQLException e) {
        return cannotWrite(
                file, String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason"), e);
    }

    /** True for what failed because the engine found too little memory. */
    static boolean isForLackOfMemory(HubSpotException e) {
        return e.getCause() instanceof SQLException cause && isForLackOfMemory(cause);
    }

    private static boolean isForLackOfMemory(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Out of Memory Error");
    }

    /** The engine failed while the file was read. */
    static HubSpotException unreadable(Path file, SQLException e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
        Phrase remedy = isForLackOfMemory(e)
                ? Phrase.of(
                        "Close other programs, or extract fewer kinds of record or a shorter time.",
                        "他のプログラムを閉じるか、抽出するオブジェクトの種類または期間を減らしてください。")
                : Phrase.of(
                        "If another program has changed it, extract again into another file.",
                        "別のプログラムで変更された場合は、別のファイルに抽出し直してください。");
        return new HubSpotException(
                Phrase.of(
                        "The snapshot " + file + " cannot be read: " + why + ". " + remedy.en(),
                        "スナップショット " + file + " を読み取れません：" + why + "。" + remedy.ja()),
                e);
    }
}
