package dev.baton.ledger.books;

import dev.baton.ledger.AccountKind;
import dev.baton.platform.money.Money;
import java.time.YearMonth;

/**
 * All accounts of one kind and currency in one month.
 *
 * @param month of the business time zone
 * @param debits what left the accounts in the month
 * @param credits what reached them in the month
 * @param closing the balance at the month's end: what was credited less what was debited, from the beginning on
 */
public record GeneralLedgerLine(
        YearMonth month,
        AccountKind kind,
        String currency,
        Money debits,
        Money credits,
        Money closing) {}
