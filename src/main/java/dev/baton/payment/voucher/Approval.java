package dev.baton.payment.voucher;

/** That a person approved a voucher, in the person's words. */
record Approval(String person, String comment) {}
