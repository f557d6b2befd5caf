package dev.baton.returns.web;

import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.product.GoodsFields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What has arrived of a return; lines that are left out have not. */
record ReturnReceiptRequest(@Nullable List<@Nullable Line> lines) {

    /** @param no of the return's line */
    record Line(@Nullable Integer no, @Nullable BigDecimal quantity) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException (400) with all faults */
    Map<Integer, Quantity> check() {
        Faults faults = new Faults();
        Map<Integer, Quantity> received = new TreeMap<>();
        List<@Nullable Line> given = lines == null ? List.of() : lines;
        if (given.size() > ReturnRequest.MOST_LINES) {
            throw new InvalidRequestException("/lines", "must have up to " + ReturnRequest.MOST_LINES + " lines");
        }
        for (int index = 0; index < given.size(); index++) {
            Line line = given.get(index);
            Quantity quantity = line == null
                    ? null
                    : GoodsFields.someOrNone("/lines/" + index + "/quantity", line.quantity(), faults);
            if (line == null || line.no() == null) {
                faults.add("/lines/" + index + "/no", "must be the number of a line of the return");
            } else if (quantity != null && received.put(line.no(), quantity) != null) {
                faults.add("/lines/" + index + "/no", "stands here twice");
            }
        }
        if (faults.isEmpty() && received.values().stream().noneMatch(Quantity::isPositive)) {
            faults.add("/lines", "must say that something has arrived");
        }
        faults.throwIfInvalid();
        return received;
    }
}
