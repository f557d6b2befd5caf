package dev.baton.payment;

import dev.baton.ledger.AccountId;
import java.util.Optional;

/** Tells where no new credit is given, though the limit would allow it. */
public interface CreditStops {

    /** Why an account gives no credit now, in words for the order's timeline; empty if it does, or is none that gives credit. */
    Optional<String> stopped(AccountId account);
}
