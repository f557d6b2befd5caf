package dev.baton.platform.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);

    @Test
    void a_signature_is_that_of_rfc_4231() {
        assertThat(Signatures.sign("Jefe", BODY))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void only_the_right_signature_of_this_very_body_is_taken() {
        String signature = Signatures.sign("secret", BODY);
        assertThatCode(() -> Signatures.verify("secret", BODY, signature)).doesNotThrowAnyException();
        refused("other secret", BODY, signature);
        refused("secret", "another body".getBytes(UTF_8), signature);
        refused("secret", BODY, signature.toUpperCase(java.util.Locale.ROOT));
        refused("secret", BODY, "");
        refused("secret", BODY, null);
    }

    private static void refused(String secret, byte[] body, @org.jspecify.annotations.Nullable String signature) {
        assertThatExceptionOfType(SignatureRefusedException.class)
                .isThrownBy(() -> Signatures.verify(secret, body, signature));
    }
}
