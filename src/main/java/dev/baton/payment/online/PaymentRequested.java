package dev.baton.payment.online;

import java.util.UUID;

/** An institution is to be asked for something once this transaction has committed. */
record PaymentRequested(UUID request) {}
