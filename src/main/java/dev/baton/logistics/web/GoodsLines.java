package dev.baton.logistics.web;

import dev.baton.platform.problem.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is said of a shipment's goods, line by line, and notes the faults of all lines. */
final class GoodsLines {

    /** How many lines a shipment is spoken of in at most. */
    static final int MOST = 300;

    private GoodsLines() {}

    interface Reader<L, R> {

        /** @return null if the line is faulty, which is then noted under the pointer */
        @Nullable
        R read(L line, String pointer, Faults faults);
    }

    /**
     * @param pointer to the list
     * @param subject what may be spoken of once only
     * @return those lines that are free of faults
     */
    static <L, R> List<R> read(
            String pointer,
            List<@Nullable L> lines,
            Reader<L, R> reader,
            Function<R, Object> subject,
            Faults faults) {
        List<R> read = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (int index = 0; index < Math.min(lines.size(), MOST); index++) {
            String here = pointer + "/" + index;
            L line = lines.get(index);
            R found = line == null ? null : reader.read(line, here, faults);
            if (line == null) {
                faults.add(here, "must be an object");
            } else if (found != null && !seen.add(subject.apply(found))) {
                faults.add(here, "says of the same goods again");
            } else if (found != null) {
                read.add(found);
            }
        }
        return read;
    }
}
