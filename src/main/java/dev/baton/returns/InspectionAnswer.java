package dev.baton.returns;

import dev.baton.platform.problem.Faults;
import dev.baton.platform.tasks.FormAnswer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector puts into the form: what becomes of all goods, and one line of text for each that is another case, such as
 * {@code 2 SCRAP broken}.
 *
 * @param disposition for all lines; null or unknown if nothing was chosen
 * @param comment why, for all lines
 */
public record InspectionAnswer(@Nullable String disposition, @Nullable String exceptions, @Nullable String comment) {

    private static final Pattern EXCEPTION = Pattern.compile("(\\d{1,4})[\\s:,.]+(\\w+)[\\s:,.]*(.*)");
    private static final int LONGEST_REASON = 500;

    /** What is decided about those lines of which something has arrived; what cannot be read is noted. */
    List<InspectedLine> lines(ReturnOrder found, Faults faults) {
        Map<Integer, InspectedLine> exceptional = new HashMap<>();
        if (exceptions != null) {
            exceptions.lines().map(String::strip).filter(line -> !line.isEmpty())
                    .forEach(line -> exception(line).ifPresentOrElse(
                            read -> exceptional.put(read.no(), read),
                            () -> faults.add("/exceptions", "nobody understands \"" + cut(line, 40)
                                    + "\": write the number of the line, one of " + List.of(Disposition.values())
                                    + " and the reason")));
        }
        Optional<Disposition> all = read(disposition);
        String why = cut(FormAnswer.of(null, comment).comment(), LONGEST_REASON);
        List<InspectedLine> lines = found.lines().stream()
                .filter(ReturnLine::hasArrived)
                .flatMap(line -> Optional.ofNullable(exceptional.remove(line.no()))
                        .or(() -> all.map(one -> new InspectedLine(line.no(), one, why)))
                        .stream())
                .toList();
        exceptional.keySet().forEach(no -> faults.add("/exceptions", "nothing of line " + no + " has arrived"));
        return lines;
    }

    private static Optional<InspectedLine> exception(String line) {
        Matcher parts = EXCEPTION.matcher(line.replace("\0", ""));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int no = Integer.parseInt(String.valueOf(parts.group(1)));
        String why = cut(String.valueOf(parts.group(3)).strip(), LONGEST_REASON);
        return read(parts.group(2)).map(one -> new InspectedLine(no, one, why));
    }

    private static Optional<Disposition> read(@Nullable String word) {
        return word == null
                ? Optional.empty()
                : Arrays.stream(Disposition.values())
                        .filter(one -> one.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                        .findFirst();
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest)).replace("\0", "");
    }
}
