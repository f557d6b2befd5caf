package dev.baton.payment.reconciliation.statement;

import dev.baton.payment.reconciliation.file.BankEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in what a payer wrote all that may be a reference: words, and whole lines for those with blanks in them. */
final class References {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;:/+|&()\\[\\]\"']+");
    private static final Pattern AROUND = Pattern.compile("^[.#*-]+|[.#*-]+$");
    private static final int SHORTEST = 3;
    private static final int LONGEST = 100;
    private static final int MOST = 500;

    private References() {}

    static List<String> in(BankEntry entry) {
        Set<String> found = new LinkedHashSet<>();
        Stream.of(entry.endToEndId(), entry.bankReference(), entry.remittance())
                .flatMap(String::lines)
                .map(line -> line.strip().toUpperCase(Locale.ROOT))
                .flatMap(line -> Stream.concat(Stream.of(line), BETWEEN_WORDS.splitAsStream(line)))
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST)
                .limit(MOST)
                .forEach(found::add);
        return List.copyOf(found);
    }
}
