package dev.baton.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two requests are the same: the same operation on the same JSON, whatever its spacing and order of fields. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(ObjectMapper json, String operation, Object body) {
        return operation + ' ' + HexFormat.of().formatHex(sha256(canonical(json, body)));
    }

    private static String canonical(ObjectMapper json, Object body) {
        try {
            JsonNode tree = switch (body) {
                case byte[] raw -> json.readTree(new String(raw, StandardCharsets.UTF_8));
                case String raw -> json.readTree(raw);
                default -> json.valueToTree(body);
            };
            Object sortable = json.treeToValue(tree, Object.class);
            return json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsString(sortable);
        } catch (JsonProcessingException noJson) {
            return String.valueOf(body);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
