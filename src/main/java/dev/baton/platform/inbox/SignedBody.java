package dev.baton.platform.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The body of a callback. Whoever calls is unknown until the signature is checked, so no more of it is read than a callback can have. */
public final class SignedBody {

    private static final int LONGEST = 64 * 1024;

    private SignedBody() {}

    /**
     * Reads a callback's body and checks its signature.
     *
     * @throws SignatureRefusedException (401) if the signature is missing or another one
     */
    public static byte[] read(HttpServletRequest request, String secret) {
        try {
            byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
            if (body.length > LONGEST) {
                throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "A callback has at most 64 KiB.");
            }
            Signatures.verify(secret, body, request.getHeader(Signatures.HEADER));
            return body;
        } catch (IOException broken) {
            throw new UncheckedIOException("the request broke off", broken);
        }
    }
}
