package dev.baton.settlement.share;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.ledger.Account;
import dev.baton.ledger.AccountStatus;
import dev.baton.ledger.Ledger;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides how the money of orders is shared that distributors sell. */
@Service
@Transactional
public class Splits {

    private final OrderFence fence;
    private final Orders orders;
    private final Customers customers;
    private final StoredSplits splits;
    private final SellerAccounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    Splits(
            OrderFence fence,
            Orders orders,
            Customers customers,
            StoredSplits splits,
            SellerAccounts accounts,
            Ledger ledger,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.customers = customers;
        this.splits = splits;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What the rules are asked about an order.
     *
     * @throws IllegalStateException if no distributor sells it
     */
    @Transactional(readOnly = true)
    public SplitFacts facts(OrderId orderId) {
        Order order = orders.get(orderId);
        return new SplitFacts(order.channel().name(), order.paymentMethod().name(), tier(order.customerId()),
                tier(seller(order)), order.total().toDecimal());
    }

    /**
     * Keeps how the order's revision is shared, once, and what was decided. The seller's accounts are open from here on.
     *
     * @param asked what the rules were asked
     * @param row the matching row; null if none matched
     * @throws IllegalStateException if the rules are broken, no distributor sells the order, or an account of it is closed
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    public void record(OrderId orderId, Map<String, Object> asked, @Nullable Map<String, Object> row) {
        fence.enter(orderId);
        if (row == null) {
            throw new IllegalStateException(
                    "table " + SplitTerms.TABLE + " has no rule for order " + orderId + ": " + asked);
        }
        SplitTerms terms = SplitTerms.of(new RuleRow(SplitTerms.TABLE, row));
        Order order = orders.get(orderId);
        CustomerId seller = seller(order);
        requireOpen(seller, order.currency());
        if (splits.keep(order, seller, terms, clock.instant())) {
            orders.recordDecision(orderId, SplitTerms.TABLE, asked, row, "rules");
        }
    }

    private void requireOpen(CustomerId seller, String currency) {
        for (Account account : ledger.lock(accounts.open(seller, currency))) {
            if (account.status() == AccountStatus.CLOSED) {
                throw new IllegalStateException(
                        "account " + account.id() + " is closed: " + seller + " cannot be paid");
            }
        }
    }

    private String tier(CustomerId id) {
        return customers.find(id).map(Customer::tier)
                .orElseThrow(() -> new IllegalStateException("there is no customer " + id));
    }

    private static CustomerId seller(Order order) {
        CustomerId seller = order.sellerId();
        if (seller == null) {
            throw new IllegalStateException("no distributor sells order " + order.id());
        }
        return seller;
    }
}
