package dev.baton.payment.online;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.inbox.SignatureRefusedException;
import dev.baton.platform.inbox.Signatures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The payment institutions that are set up, by name. */
@Component
class Institutions {

    private final Map<String, OnlineProperties.Institution> settings;
    private final Map<String, PaymentInstitution> institutions = new TreeMap<>();

    Institutions(OnlineProperties properties, ObjectMapper json) {
        settings = new TreeMap<>(properties.institutions());
        settings.forEach((name, each) -> institutions.put(name, new HttpInstitution(each, json)));
    }

    boolean has(String name) {
        return institutions.containsKey(name);
    }

    PaymentInstitution get(String name) {
        return require(institutions.get(name), name);
    }

    /** How long a request may be under way there, from its intent to the end of what it may still cause. */
    Duration longestCall(String name) {
        return require(settings.get(name), name).longestCall();
    }

    Duration settlingTime(String name) {
        return require(settings.get(name), name).settlingTime();
    }

    /**
     * Who may have signed a body; several where they share a secret.
     *
     * @throws SignatureRefusedException (401) if nobody has
     */
    List<String> signers(byte[] body, @Nullable String signature) {
        List<String> signers = settings.entrySet()
                .stream()
                .filter(each -> isSigned(each.getValue().secret(), body, signature))
                .map(Map.Entry::getKey)
                .toList();
        if (signers.isEmpty()) {
            throw new SignatureRefusedException();
        }
        return signers;
    }

    private static boolean isSigned(String secret, byte[] body, @Nullable String signature) {
        if (secret.isEmpty()) {
            return false;
        }
        try {
            Signatures.verify(secret, body, signature);
            return true;
        } catch (SignatureRefusedException another) {
            return false;
        }
    }

    private static <T> T require(@Nullable T found, String name) {
        if (found == null) {
            throw new IllegalStateException("no payment institution " + name + " is set up");
        }
        return found;
    }
}
