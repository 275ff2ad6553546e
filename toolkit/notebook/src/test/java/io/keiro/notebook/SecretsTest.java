package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
                    key pat-na1-12345678-90ab-cdef here         -> key (hidden) here
                    Authorization: Bearer abc.def, Host: x      -> Authorization: (hidden), Host: x
                    "Authorization=Basic YWJj"                  -> "Authorization=(hidden)"
                    Bearer abc                                  -> Bearer (hidden)
                    url?access_token=abc&limit=5                -> url?access_token=(hidden)&limit=5
                    client_secret: abc                          -> client_secret: (hidden)
                    """)
    void credentialsAreTakenOut(String text, String shown) {
        assertThat(Secrets.redacted(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"tokens are read by the lexer", "pat-eu1 is a prefix", "the authorization was refused"})
    void otherTextStaysAsItIs(String text) {
        assertThat(Secrets.redacted(text)).isEqualTo(text);
    }
}
