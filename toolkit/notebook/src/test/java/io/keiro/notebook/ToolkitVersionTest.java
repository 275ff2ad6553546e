package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolkitVersionTest {

    @Test
    void theVersionComesFromTheBuild() {
        assertThat(ToolkitVersion.loaded()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.1", "0.1.0"})
    void aVersionFitsInEveryPartThatItNames(String wanted) {
        assertThat(ToolkitVersion.require(wanted)).isEqualTo(ToolkitVersion.loaded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.2", "1", "0.1.1", "0.10"})
    void anotherVersionIsRefusedWithWhatToDo(String wanted) {
        assertThatThrownBy(() -> ToolkitVersion.require(wanted))
                .isInstanceOf(NotebookException.class)
                .hasMessage("This notebook was written for Keiro " + wanted + ", but this kernel has loaded Keiro "
                        + ToolkitVersion.loaded() + ". Take the notebook that came with Keiro "
                        + ToolkitVersion.loaded() + ", or get Keiro " + wanted
                        + " and run start.py again; then restart the kernel.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "latest", "v0.1", "0.1.0.0"})
    void whatIsNoVersionIsRefused(String wanted) {
        assertThatThrownBy(() -> ToolkitVersion.require(wanted))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("is no version; write numbers and dots");
    }
}
