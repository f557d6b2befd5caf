package dev.baton.payment.online;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.inbox.SignatureRefusedException;
import dev.baton.platform.inbox.Signatures;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The payment institutions that are set up, by name. */
@Component
class Institutions {

    private final OnlineProperties properties;
    private final SortedMap<String, PaymentInstitution> institutions = new TreeMap<>();

    Institutions(OnlineProperties properties, ObjectMapper json, ObservationRegistry observations) {
        this.properties = properties;
        properties.institutions().forEach((name, each) -> institutions.put(name,
                new HttpInstitution(properties.urlOf(name), each.connectTimeout(), each.readTimeout(), json,
                        observations)));
    }

    boolean has(String name) {
        return institutions.containsKey(name);
    }

    PaymentInstitution get(String name) {
        PaymentInstitution found = institutions.get(name);
        if (found == null) {
            throw new IllegalStateException("no payment institution " + name + " is set up");
        }
        return found;
    }

    /** How long a request may be under way there, from its intent to the end of what it may still cause. */
    Duration longestCall(String name) {
        return properties.get(name).longestCall();
    }

    Duration settlingTime(String name) {
        return properties.get(name).settlingTime();
    }

    /**
     * Who may have signed a body; several where they share a secret.
     *
     * @throws SignatureRefusedException (401) if nobody has
     */
    List<String> signers(byte[] body, @Nullable String signature) {
        List<String> signers = institutions.keySet()
                .stream()
                .filter(name -> isSigned(properties.secretOf(name), body, signature))
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
}
