package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

    private static final String SECRET = ScriptedPortal.TOKEN;

    @TempDir
    Path folder;

    @Test
    void printsAsHiddenAndCannotBeSerialised() {
        AccessToken token = AccessToken.of(SECRET);
        assertThat(token.toString()).isEqualTo("AccessToken (hidden)");
        assertThat(token).isNotInstanceOf(Serializable.class);
        assertThat(token.bearer()).isEqualTo("Bearer " + SECRET);
    }

    @Test
    void isTakenFromTheEnvironment() {
        assertThat(AccessToken.fromEnvironment("HUBSPOT_TOKEN", Map.of("HUBSPOT_TOKEN", " " + SECRET + "\n"))
                        .bearer())
                .isEqualTo("Bearer " + SECRET);
    }

    @Test
    void aMissingVariableIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> AccessToken.fromEnvironment("HUBSPOT_TOKEN", Map.of()))
                .isInstanceOf(HubSpotException.class)
                .hasMessage(
                        "The environment variable HUBSPOT_TOKEN is not set, so there is no HubSpot token. In HubSpot create a"
                                + " service key or private-app token with read scopes, set HUBSPOT_TOKEN to it before starting Jupyter,"
                                + " or use AccessToken.fromFile(path).")
                .extracting(e -> ((HubSpotException) e).phrase().ja())
                .asString()
                .contains("HUBSPOT_TOKEN", "サービスキー");
    }

    @Test
    void aFileOfItsOwnerOnlyIsRead() throws IOException {
        assertThat(AccessToken.fromFile(file("rw-------")).bearer()).isEqualTo("Bearer " + SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void aFileThatOthersCanReadIsRefusedWithTheRemedy(String rights) throws IOException {
        Path file = file(rights);
        assertThatThrownBy(() -> AccessToken.fromFile(file))
                .isInstanceOf(HubSpotException.class)
                .hasMessage("The token file " + file + " can be read by others (" + rights
                        + "). Make it yours alone, then try again: chmod 600 " + file);
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.txt");
        assertThatThrownBy(() -> AccessToken.fromFile(file))
                .hasMessageContaining("The token file " + file + " does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + SECRET, SECRET + " " + SECRET, "トークン" + SECRET, SECRET + "\n" + SECRET})
    void whatIsNoTokenIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> AccessToken.of(text))
                .isInstanceOf(HubSpotException.class)
                .satisfies(e -> assertThat(
                                e.getMessage() + ((HubSpotException) e).phrase().ja())
                        .doesNotContain(SECRET.substring(8)));
    }

    @Test
    void emptyTextIsNoToken() {
        assertThatThrownBy(() -> AccessToken.of(" ")).hasMessageContaining("The given token is empty");
        assertThatThrownBy(() -> AccessToken.of(null)).hasMessageContaining("The given token is empty");
    }

    @Test
    void echoesOfTheTokenAreScrubbed() {
        assertThat(AccessToken.of(SECRET).scrub("Authorization: Bearer " + SECRET + "!"))
                .isEqualTo("Authorization: Bearer (token hidden)!");
    }

    private Path file(String rights) throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system knows no owners, so no file is refused");
        Path file = Files.writeString(folder.resolve("token.txt"), SECRET + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
}
