package dev.baton.ledger;

/** A transfer would have taken a customer's account below its limit; nothing of it was booked. */
public class InsufficientBalanceException extends RuntimeException {

    InsufficientBalanceException(Throwable cause) {
        super("the balance of an account does not cover the transfer", cause);
    }
}
