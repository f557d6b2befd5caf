package dev.baton.settlement.credit;

import dev.baton.platform.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * What returned goods were credited with.
 *
 * @param id of the return
 * @param number such as {@code CN-2026-000001}
 * @param refunded what was given back, VAT included
 * @param paidBack what institutions were asked to pay back of that
 */
public record Credit(UUID id, String number, Money refunded, Money paidBack, List<Line> lines) {

    public Credit {
        lines = List.copyOf(lines);
    }

    /**
     * @param no of the return's line
     * @param value what was paid for the goods, VAT included
     * @param fee what is kept of it
     * @param refunded less than value without fee where it was refunded otherwise before
     */
    public record Line(int no, Money value, Money fee, Money refunded) {}
}
