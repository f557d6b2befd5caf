package dev.baton.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures of messages between systems: lower-case hex of HMAC-SHA256 over the raw body. */
public final class Signatures {

    /** The header that carries the signature. */
    public static final String HEADER = "X-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signatures() {}

    public static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /**
     * Checks a signature in constant time.
     *
     * @throws SignatureRefusedException (401) if it is missing or another one
     */
    public static void verify(String secret, byte[] body, @Nullable String signature) {
        byte[] expected = sign(secret, body).getBytes(StandardCharsets.US_ASCII);
        byte[] given = signature == null ? new byte[0] : signature.getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, given)) {
            throw new SignatureRefusedException();
        }
    }
}
