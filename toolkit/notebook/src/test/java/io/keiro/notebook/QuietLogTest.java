package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class QuietLogTest {

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        Arrays.stream(Logger.getLogger("").getHandlers()).forEach(Handler::close);
    }

    @Test
    void warningsGoToAFileAndNothingToTheConsole() throws Exception {
        QuietLog.start(folder.resolve("logs"));

        LoggerFactory.getLogger("library").info("read 3 files");
        assertThat(folder.resolve("logs")).doesNotExist();

        LoggerFactory.getLogger("library").warn("the sheet has no name");
        Logger.getLogger("").getHandlers()[0].flush();
        assertThat(Logger.getLogger("").getHandlers()).hasSize(1);
        assertThat(text()).contains("the sheet has no name").doesNotContain("read 3 files");
    }

    @Test
    void secretsAreRedacted() throws Exception {
        QuietLog.start(folder.resolve("logs"));

        LoggerFactory.getLogger("http").error("GET /deals Authorization: Bearer pat-eu1-0a1b2c3d-ffff failed");
        Logger.getLogger("").getHandlers()[0].flush();

        assertThat(text()).contains("GET /deals").contains("(hidden)").doesNotContain("0a1b2c3d");
    }

    @Test
    void aFolderThatCannotBeWrittenCostsNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        QuietLog.start(file.resolve("logs"));

        LoggerFactory.getLogger("library").warn("lost");
        LoggerFactory.getLogger("library").warn("lost again");

        assertThat(Logger.getLogger("").getHandlers()[0].getLevel()).isEqualTo(Level.OFF);
    }

    private String text() throws Exception {
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(folder.resolve("logs"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
