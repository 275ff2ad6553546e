package io.keiro.log;

import java.util.function.Supplier;

/** Ends an import that needs more memory than Java has with a sentence instead of a crash. */
final class TooLarge {

    private static final long MEGABYTE = 1 << 20;

    private TooLarge() {}

    static EventLog guarded(String source, Supplier<EventLog> reading) {
        try {
            return reading.get();
        } catch (OutOfMemoryError e) {
            // What was read is garbage by now, so there is room for a message.
            String memory = Wording.number(Runtime.getRuntime().maxMemory() / MEGABYTE) + " MB";
            throw LogFormatException.caused(
                    LogFormatException.Place.file(source),
                    Phrase.of(
                            "does not fit into the " + memory
                                    + " of memory that Java may use; start Java with more, for example -Xmx8g, or read"
                                    + " fewer columns or a part of the file",
                            "は Java が使えるメモリー " + memory + " に収まりません。-Xmx8g などで増やすか、列やファイルを分けて読み込んでください"),
                    e);
        }
    }
}
