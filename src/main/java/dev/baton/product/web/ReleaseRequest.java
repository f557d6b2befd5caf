package dev.baton.product.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.product.Product;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * From when on a product is sold.
 *
 * @param releaseOn a date; JSON's null if it is sold already. Missing, it is no mistake to be guessed at
 */
record ReleaseRequest(@Nullable JsonNode releaseOn) {

    /** @throws InvalidRequestException if there is no date, nor null */
    @Nullable
    LocalDate check() {
        if (releaseOn == null || !releaseOn.isNull() && !releaseOn.isTextual()) {
            throw new InvalidRequestException("/releaseOn", "must be a date such as 2026-12-31, or null");
        }
        try {
            return releaseOn.isNull() ? null : LocalDate.parse(releaseOn.textValue(), Product.DAY);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidRequestException("/releaseOn", "must be a date such as 2026-12-31, or null");
        }
    }
}
