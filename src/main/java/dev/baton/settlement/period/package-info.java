/**
 * The monthly settlement with a customer: what it bought, how its prepaid account and what it owes moved, and the rebate that the policies
 * grant for the month. Drafted once the month is over, approved by somebody else, and then the rebate is on the customer's account.
 *
 * <p>What holds here: a settlement document belongs to one month, and where it was stored too late for its own, to the next one that is drafted;
 * so does the credit of goods that came back, which makes the turnover of its own month less, of which the rebate is a part: a rebate that was granted
 * for an earlier month stays;
 * balances before, movements and balances after agree, in the database; a rebate is posted once; nobody approves what they drafted.
 *
 * <p><b>Locks:</b> approving takes the draft's, then the account's, then whoever waits for money.
 *
 * <p>Tables: {@code period_settlement}, {@code period_credit}, and {@code settlement_document.period_id}; the sequence {@code period_settlement_number}. The table
 * {@code dmn/period-rebate} is asked when a draft is made.
 */
@NullMarked
package dev.baton.settlement.period;

import org.jspecify.annotations.NullMarked;
