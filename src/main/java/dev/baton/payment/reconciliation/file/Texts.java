package dev.baton.payment.reconciliation.file;

import dev.baton.platform.problem.Faults;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of a statement that every format has. */
final class Texts {

    static final int LONGEST = 5000;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private Texts() {}

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The first of these that says something; banks write a placeholder where the payer gave nothing. */
    static String first(@Nullable String... texts) {
        return Stream.of(texts)
                .map(Texts::orEmpty)
                .filter(text -> !text.isEmpty() && !text.equals("NOTPROVIDED"))
                .findFirst()
                .orElse("");
    }

    /** @return whether it can be kept; noted if not */
    static boolean fits(String pointer, String text, Faults faults) {
        boolean fits = text.length() <= LONGEST && text.indexOf('\0') < 0;
        if (!fits) {
            faults.add(pointer, "must have up to " + LONGEST + " characters that can be stored");
        }
        return fits;
    }

    /** @throws IllegalArgumentException if no bank books on this day */
    static LocalDate sensible(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("must be in the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return day;
    }
}
