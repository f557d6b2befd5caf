package dev.baton.payment;

import dev.baton.ledger.AccountId;
import java.time.Instant;
import java.util.UUID;

/** Money that was put on an account for a voucher. */
public record TopUp(UUID id, AccountId accountId, Voucher voucher, String enteredBy, Instant enteredAt) {}
