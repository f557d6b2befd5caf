package dev.baton.payment.reconciliation;

import dev.baton.platform.money.Money;
import java.time.LocalDate;

/**
 * Something that an entry may be for.
 *
 * @param kind of {@link Expectations#kind()}
 * @param subject its id, unique within the kind
 * @param reference by which the payer would name it
 * @param open what is still expected of it; not negative; zero where nothing is, though money for it can be taken
 * @param since the day from which on it is expected
 * @param what it is, in words for finance and without personal data
 */
public record Expected(String kind, String subject, String reference, Money open, LocalDate since, String what) {

    /** What it is locked by. */
    String key() {
        return kind + ":" + subject;
    }
}
