/**
 * How the money of orders is shared that distributors sell (分账结算): a distributor, the manufacturer and our platform each have a share, by the table
 * {@code settlement-split}.
 *
 * <p><b>Shares.</b> The rules are asked once for a revision of an order, when its seller is known, and what they say is kept. Of each part that is
 * settled the goods are shared by largest remainder, so that the shares come to the part to the minor unit. Charges, such as freight, are the seller's:
 * it has the goods carried. An order that has a seller and no recorded split is not settled.
 *
 * <p><b>Tax.</b> What a distributor sells is its sale, which it taxes itself: its share is paid with the tax that is in it. Within the manufacturer's share
 * and our commission is tax that we owe, at the usual rate, split off once they are paid out. Refunds keep that exact: of what is left of a share the tax
 * is always what it would be had the share been no more from the start.
 *
 * <p><b>Pay-out.</b> With a return period a share waits on an account of its kind, the seller's on its {@code SPLIT} account, and is paid out when the
 * period is over, which begins with the settlement: that follows the receipt of the goods. Without one it is paid out with the settlement. A process
 * that the engine has lost is noticed, and what it waited for is paid out.
 *
 * <p><b>Refunds.</b> What finance refunds of an order is given back by all shares of all its parts, by largest remainder over what is left of each, from
 * where each is by then. A seller's account that is too short refuses the refund whole: finance settles that with the seller first. The money goes to the
 * customer's prepaid account, and from there to who paid online, as far as institutions can pay it back. Also what was bought on credit is refunded to
 * the prepaid account: the invoice stays owed as it is, and may be paid from there. What was paid with bonuses comes back as money.
 *
 * <p><b>Sales on credit</b> are shared as any other. The seller gets its share although the customer still owes: the receivable is ours, and so is its
 * risk.
 *
 * <p><b>Locks</b> are taken in this order: the order's fence, the settlement of the order, online payments of the order, the accounts, whoever waits for
 * money.
 *
 * <p><b>Held by the database:</b> the shares of a part come to its total, no share gives back more than it is, what is refunded is what shares give back,
 * a share is paid out once.
 *
 * <p>Process: {@code split-payout}. Tables: {@code settlement_split}, {@code settlement_share}, {@code settlement_refund}, {@code settlement_refund_part}.
 * Job types: {@code settlement-split-facts}, {@code settlement-record-split}, {@code settlement-pay-out}. Messages: {@code shares-settled}.
 */
@NullMarked
package dev.baton.settlement.share;

import org.jspecify.annotations.NullMarked;
