package dev.baton.complaint.web;

import dev.baton.complaint.ComplaintCategory;
import dev.baton.platform.problem.Faults;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A complaint or an after-sales request as a customer makes it.
 *
 * @param category {@code DELIVERY}, {@code DAMAGED_GOODS}, {@code WRONG_GOODS}, {@code QUALITY}, {@code RETURN}, {@code INVOICE}, {@code SERVICE} or
 *     {@code OTHER}
 * @param text of up to 2,000 characters
 */
record ComplaintRequest(@Nullable String category, @Nullable String text) {

    /** Without faults. */
    record Checked(ComplaintCategory category, String text) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException (400) with all faults */
    Checked check() {
        Faults faults = new Faults();
        Optional<ComplaintCategory> known = Arrays.stream(ComplaintCategory.values())
                .filter(each -> each.name().equals(category))
                .findFirst();
        if (known.isEmpty()) {
            faults.add("/category", "must be one of " + Arrays.stream(ComplaintCategory.values())
                    .map(Enum::name)
                    .collect(Collectors.joining(", ")));
        }
        String words = TextRequest.text(text, faults);
        faults.throwIfInvalid();
        return new Checked(known.orElseThrow(), words);
    }
}
