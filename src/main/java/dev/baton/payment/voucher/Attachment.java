package dev.baton.payment.voucher;

/**
 * A file that proves a payment.
 *
 * @param mediaType such as {@code application/pdf}
 * @param content in Base64
 */
public record Attachment(String name, String mediaType, String content) {}
