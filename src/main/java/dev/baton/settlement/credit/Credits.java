package dev.baton.settlement.credit;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.settlement.share.RefundWay;
import dev.baton.settlement.share.Refunds;
import dev.baton.settlement.share.SettlementLock;
import dev.baton.settlement.share.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Credits goods that were taken back. */
@Service
@Transactional
public class Credits {

    private final OrderFence fence;
    private final Orders orders;
    private final SettlementLock settlements;
    private final Refunds refunds;
    private final StoredCredits credits;
    private final Clock clock;

    Credits(
            OrderFence fence,
            Orders orders,
            SettlementLock settlements,
            Refunds refunds,
            StoredCredits credits,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.settlements = settlements;
        this.refunds = refunds;
        this.credits = credits;
        this.clock = clock;
    }

    /** What was settled of each line of an order's goods; the lines of which nothing was are missing. */
    @Transactional(readOnly = true)
    public List<SettledLine> settled(OrderId orderId) {
        return credits.settled(orderId);
    }

    /**
     * Credits the goods of a return, once; a repeated call gives the first answer.
     *
     * @param returnId under which it is credited
     * @param reference the number of the return, for eyes
     * @param goods all that is taken back with this return
     * @param stays whether the money stays on the accounts that the order was paid from, for the customer to buy from it again
     * @throws dev.baton.platform.problem.ConflictException (409) if a seller's account is too short or frozen, or the customer's is closed
     * @throws dev.baton.platform.fence.OrderClosedException if the order has been undone
     * @throws IllegalStateException if more would be credited than was settled
     */
    public Credit credit(
            OrderId orderId,
            UUID returnId,
            String reference,
            List<ReturnedGoods> goods,
            boolean stays,
            String by) {
        fence.enter(orderId);
        settlements.lock(orderId);
        Optional<Credit> known = credits.find(returnId);
        if (known.isPresent()) {
            return known.get();
        }
        Order order = orders.get(orderId);
        List<CreditedLine> lines = CreditedLine.of(goods, credits.balances(order), refunds.left(order));
        Money amount = sum(lines, CreditedLine::amount, order.currency());
        Instant now = clock.instant();
        Refunds.Refunded refunded = amount.isPositive()
                ? refunds.refundReturned(order, amount, own(lines, order.currency()),
                        stays ? RefundWay.TO_ACCOUNTS : RefundWay.AS_PAID, "Return " + reference, by)
                : null;
        return credits.add(returnId, order, reference, lines, refunded, now);
    }

    /** What the manufacturer gives back of what it sells. */
    private static List<Slice> own(List<CreditedLine> lines, String currency) {
        Money tax = sum(lines, CreditedLine::tax, currency);
        Money net = sum(lines, CreditedLine::amount, currency).minus(tax);
        return Stream.of(new Slice(AccountId.internal(AccountKind.REVENUE, currency), net),
                new Slice(AccountId.internal(AccountKind.TAX_PAYABLE, currency), tax))
                .filter(slice -> slice.amount().isPositive())
                .toList();
    }

    static Money sum(List<CreditedLine> lines, Function<CreditedLine, Money> what, String currency) {
        return lines.stream().map(what).reduce(Money.zero(currency), Money::plus);
    }
}
