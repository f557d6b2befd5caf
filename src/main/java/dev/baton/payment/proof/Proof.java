package dev.baton.payment.proof;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number by which an institution, such as a bank, knows a payment.
 *
 * <p>Two that are written alike are the same: capital and small letters, wide and narrow characters, blanks around it and how many blanks
 * follow each other make no difference. Hyphens, other signs and whether there is a blank at all do, for {@code 1-11} and {@code 11-1} are two
 * payments.
 *
 * <p>The number of a slip is the institution's for one terminal. One that comes without a terminal is the same as that of any.
 *
 * @param terminal whose slip it is; null where the number is the institution's for all
 */
public record Proof(String institution, String reference, @Nullable String terminal) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    public Proof {
        institution = plain(institution);
        reference = plain(reference);
        terminal = terminal == null ? null : plain(terminal);
    }

    /** Of a payment whose number no other payment of the institution has. */
    public static Proof of(String institution, String reference) {
        return new Proof(institution, reference, null);
    }

    /** Of a card payment, whose number no other payment at the terminal has. */
    public static Proof ofSlip(String institution, String terminal, String reference) {
        return new Proof(institution, reference, terminal);
    }

    private static String plain(String written) {
        String narrow = Normalizer.normalize(written, Normalizer.Form.NFKC);
        return BLANKS.matcher(narrow.strip()).replaceAll(" ").toUpperCase(Locale.ROOT);
    }
}
