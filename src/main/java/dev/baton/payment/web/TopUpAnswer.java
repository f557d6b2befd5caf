package dev.baton.payment.web;

import dev.baton.ledger.AccountId;
import dev.baton.payment.TopUp;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/** A top-up as the API shows it. */
record TopUpAnswer(
        UUID id,
        AccountId accountId,
        Money amount,
        String currency,
        String institution,
        String reference,
        String note,
        String enteredBy,
        Instant enteredAt) {

    static TopUpAnswer of(TopUp topUp) {
        return new TopUpAnswer(topUp.id(), topUp.accountId(), topUp.voucher().amount(),
                topUp.voucher().amount().currency(), topUp.voucher().institution(), topUp.voucher().reference(),
                topUp.voucher().note(), topUp.enteredBy(), topUp.enteredAt());
    }
}
