package dev.baton.payment.reconciliation.statement;

import dev.baton.payment.reconciliation.file.BankEntry;
import dev.baton.payment.reconciliation.file.StatementHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells the entries of one statement apart, the same way each time. The bank's reference makes an entry the same on whichever statement it
 * is; without one it belongs to its statement. Entries that are alike are counted.
 */
final class Identities {

    private static final String BETWEEN = "\u001f";

    private final StatementHead head;
    private final Map<String, Integer> alike = new HashMap<>();
    private final MessageDigest all = sha256();

    Identities(StatementHead head) {
        this.head = head;
    }

    String next(BankEntry entry) {
        String content = entry.bankReference().isEmpty()
                ? String.join(BETWEEN, head.number(), money(entry), String.valueOf(entry.valueDate()),
                        entry.endToEndId(), entry.counterparty(), entry.remittance())
                : String.join(BETWEEN, entry.bankReference(), money(entry));
        String hash = hash(content);
        int number = alike.getOrDefault(hash, 0) + 1;
        alike.put(hash, number);
        String identity = hash + ":" + number;
        all.update(identity.getBytes(StandardCharsets.UTF_8));
        return identity;
    }

    /** Of the entries so far, in their order. */
    String fingerprint() {
        return HexFormat.of().formatHex(all.digest());
    }

    private static String money(BankEntry entry) {
        return String.join(BETWEEN, entry.bookingDate().toString(), entry.direction().name(),
                entry.amount().toMajor(), entry.amount().currency());
    }

    private static String hash(String content) {
        return HexFormat.of().formatHex(sha256().digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
