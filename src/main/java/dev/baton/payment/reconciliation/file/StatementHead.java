package dev.baton.payment.reconciliation.file;

/**
 * Which statement it is.
 *
 * @param account our account at the bank, by its IBAN or, where it has none, its number
 * @param number the bank's id of the statement, unique for the account
 */
public record StatementHead(String account, String number) {}
