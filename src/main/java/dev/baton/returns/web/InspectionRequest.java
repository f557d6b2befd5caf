package dev.baton.returns.web;

import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.returns.Disposition;
import dev.baton.returns.InspectedLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an inspector finds of all lines of a return of which something has arrived. */
record InspectionRequest(@Nullable List<@Nullable Line> lines) {

    private static final int LONGEST_REASON = 500;

    /**
     * @param no of the return's line
     * @param disposition {@code RESTOCK}, {@code QUARANTINE}, {@code SCRAP} or {@code REJECT}
     * @param reason needed where it is rejected
     */
    record Line(
            @Nullable Integer no,
            @Schema(example = "RESTOCK") @Nullable String disposition,
            @Nullable String reason) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException (400) with all faults */
    List<InspectedLine> check() {
        Faults faults = new Faults();
        List<InspectedLine> read = new ArrayList<>();
        List<@Nullable Line> given = lines == null ? List.of() : lines;
        if (given.isEmpty() || given.size() > ReturnRequest.MOST_LINES) {
            throw new InvalidRequestException("/lines", "must have 1 to " + ReturnRequest.MOST_LINES + " lines");
        }
        for (int index = 0; index < given.size(); index++) {
            String pointer = "/lines/" + index;
            Line line = given.get(index);
            Integer no = line == null ? null : line.no();
            if (line == null || no == null) {
                faults.add(pointer + "/no", "must be the number of a line of the return");
                continue;
            }
            Optional<Disposition> disposition =
                    Words.read(pointer + "/disposition", line.disposition(), Disposition.class, faults);
            boolean needed = disposition.filter(one -> one == Disposition.REJECT).isPresent();
            String reason = needed || line.reason() != null && !line.reason().isBlank()
                    ? faults.text(pointer + "/reason", line.reason(), LONGEST_REASON)
                    : "";
            disposition.ifPresent(one -> read.add(new InspectedLine(no, one, reason)));
        }
        faults.throwIfInvalid();
        return read;
    }
}
