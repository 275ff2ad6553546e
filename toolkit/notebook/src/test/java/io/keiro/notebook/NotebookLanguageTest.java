package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookLanguageTest {

    @TempDir
    Path folder;

    @Test
    void theSettingGoesBeforeTheFolder() throws Exception {
        Files.writeString(folder.resolve(".keiro-language"), "ja\n");

        assertThat(NotebookLanguage.of(Optional.of("EN"), folder, Locale.JAPAN)).isEqualTo(Language.EN);
    }

    @Test
    void theFolderGoesBeforeTheComputer() throws Exception {
        Files.writeString(folder.resolve(".keiro-language"), "ja\n");

        assertThat(NotebookLanguage.of(Optional.empty(), folder, Locale.GERMANY))
                .isEqualTo(Language.JA);
    }

    @Test
    void aWordThatIsNoLanguageIsPassedOver() throws Exception {
        Files.writeString(folder.resolve(".keiro-language"), "fr\n");

        assertThat(NotebookLanguage.of(Optional.of("de"), folder, Locale.JAPAN)).isEqualTo(Language.JA);
    }

    @Test
    void elseItIsEnglish() {
        assertThat(NotebookLanguage.of(Optional.empty(), folder, Locale.GERMANY))
                .isEqualTo(Language.EN);
    }
}
