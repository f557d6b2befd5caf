package dev.baton.payment.pos.web;

import dev.baton.payment.pos.PosSlip;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/** A booked slip as the API shows it. */
record PosSlipAnswer(
        UUID id,
        OrderId orderId,
        String institution,
        String terminal,
        String reference,
        Money amount,
        String currency,
        String enteredBy,
        Instant enteredAt) {

    static PosSlipAnswer of(PosSlip booked) {
        return new PosSlipAnswer(booked.id(), booked.orderId(), booked.slip().institution(), booked.slip().terminal(),
                booked.slip().reference(), booked.amount(), booked.amount().currency(), booked.enteredBy(),
                booked.enteredAt());
    }
}
