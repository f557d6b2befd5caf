package dev.baton.payment.voucher.web;

import dev.baton.payment.voucher.Attachment;
import dev.baton.platform.problem.Faults;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that proves a payment.
 *
 * @param name of the file
 * @param mediaType {@code application/pdf}, {@code image/png} or {@code image/jpeg}
 * @param content in Base64
 */
record AttachmentRequest(@Nullable String name, @Nullable String mediaType, @Nullable String content) {

    private static final Set<String> TYPES = Set.of("application/pdf", "image/png", "image/jpeg");
    private static final int LARGEST = 700_000;
    private static final int LONGEST_NAME = 200;

    Attachment check(Faults faults) {
        String title = faults.text("/attachment/name", name, LONGEST_NAME);
        String type = mediaType == null ? "" : mediaType;
        if (!TYPES.contains(type)) {
            faults.add("/attachment/mediaType", "must be application/pdf, image/png or image/jpeg");
        }
        String base64 = content == null ? "" : content;
        int size = size(base64);
        if (size <= 0) {
            faults.add("/attachment/content", "must be a file in Base64");
        } else if (size > LARGEST) {
            faults.add("/attachment/content", "must not be larger than " + LARGEST + " bytes");
        }
        return new Attachment(title, type, base64);
    }

    /** @return 0 if it is empty or no Base64 */
    private static int size(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException unreadable) {
            return 0;
        }
    }
}
