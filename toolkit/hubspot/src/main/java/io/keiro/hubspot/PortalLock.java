package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a second extraction of the same portal away while one runs, whatever file it writes into: two would share one limit, and both
 * would be slower than one. A lock of the operating system on a file of this user's, so it is gone when its process is, however that ends.
 * Where no such file can be made there is no guard.
 */
final class PortalLock {

    /** Behind everything that the file holds, so that whoever waits can read who works. */
    private static final long BEYOND_THE_TEXT = 1L << 40;

    private static final int LONGEST_TEXT = 4_096;

    /**
     * Who holds what in this process. Some systems let go of a lock as soon as its process closes any channel to the file, so a file that
     * is locked here is not opened again.
     */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    /** Channels that must stay open, because a lock that is held elsewhere in this process would go with them. */
    private static final Set<FileChannel> LEFT_OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private PortalLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param host where the portal answers, port included
     * @param snapshot the file that is written, to be named to others
     * @throws HubSpotException if another extraction of this portal runs
     */
    static PortalLock take(String host, String portalId, Path snapshot) {
        return take(folder(), host, portalId, snapshot);
    }

    static PortalLock take(Path folder, String host, String portalId, Path snapshot) {
        Path file = folder.resolve((host + "-" + portalId).replaceAll("[^A-Za-z0-9.-]", "_") + ".lock");
        String holder = "process " + ProcessHandle.current().pid() + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", into " + snapshot.toAbsolutePath();
        String present = HELD.putIfAbsent(file, holder);
        if (present != null) {
            throw busy(portalId, present);
        }
        FileChannel channel = null;
        try {
            OwnerOnly.createFolders(folder);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                String other = text(channel);
                HELD.remove(file);
                if (!LEFT_OPEN.contains(channel)) {
                    channel.close();
                }
                throw busy(portalId, other);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // No guard is better than no extraction.
        }
        return new PortalLock(file, channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(BEYOND_THE_TEXT, 1, false) != null;
        } catch (OverlappingFileLockException loadedTwice) {
            LEFT_OPEN.add(channel);
            return false;
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    private static HubSpotException busy(String portalId, String holder) {
        String named = holder.isEmpty() ? "" : " (" + holder + ")";
        String namedJa = holder.isEmpty() ? "" : "（" + holder + "）";
        return new HubSpotException(Phrase.of(
                "Portal " + portalId + " is being extracted already" + named
                        + ". Two extractions would share one request limit: wait until that one ends, or end it; what it has read"
                        + " is kept.",
                "ポータル " + portalId + " は別の抽出が実行中です" + namedJa
                        + "。同時に抽出すると要求数の上限を分け合うことになります。終了を待つか、そちらを停止してください（取得済みの分は残ります）。"));
    }

    /** Of this user and this computer: the portal's limit holds for both together, whatever project they work in. */
    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("keiro-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9.-]", "_"));
    }

    /** Lets go. The file stays, because another process may just have opened it. */
    void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        } finally {
            HELD.remove(file);
        }
    }
}
