package dev.baton.settlement.share;

import dev.baton.customer.CustomerId;
import dev.baton.order.Order;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shares what is settled of orders that distributors sell. The settlement of the order is locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SharedSales {

    private final StoredSplits splits;
    private final StoredShares shares;
    private final StoredRefunds refunds;
    private final ProcessCommands processes;

    SharedSales(StoredSplits splits, StoredShares shares, StoredRefunds refunds, ProcessCommands processes) {
        this.splits = splits;
        this.shares = shares;
        this.refunds = refunds;
        this.processes = processes;
    }

    /**
     * How a part is shared.
     *
     * @param id under which it will be kept
     * @param goods VAT included, as {@code charges}
     * @throws IllegalStateException if no split is recorded for the order's revision and its seller
     */
    public SharedPart share(Order order, CustomerId seller, UUID id, Money goods, Money charges, Instant settledAt) {
        SplitTerms terms = splits.find(order, seller).orElseThrow(() -> new IllegalStateException(
                "no split is recorded for order " + order.id() + ", which " + seller + " sells"));
        boolean atOnce = terms.returnDays() == 0;
        // the engine tells moments to the millisecond
        Instant payoutAt = settledAt.plus(terms.returnPeriod()).truncatedTo(ChronoUnit.MILLIS);
        Map<Party, Money> amounts = terms.share(goods, charges);
        List<Share> shared = List.of(Party.values()).stream()
                .map(party -> new Share(id, party, party == Party.SELLER ? seller.value() : null, terms.of(party),
                        amounts.getOrDefault(party, Money.zero(order.currency())), Money.zero(order.currency()),
                        party == Party.SELLER ? BigDecimal.ZERO : Product.USUAL_TAX_RATE, payoutAt,
                        atOnce ? payoutAt : null))
                .toList();
        return new SharedPart(order, shared);
    }

    /** Keeps the shares with their settlement, and lets a process pay them out once that is due. */
    public void keep(UUID settlementId, SharedPart part) {
        shares.add(settlementId, part.shares());
        if (!part.isPaidOut()) {
            String id = settlementId.toString();
            processes.publish(part.order().id().toString(), "shares-settled", id, Map.of(
                    "settlementId", id,
                    "orderId", part.order().id().toString(),
                    "payoutAt", part.shares().getFirst().payoutAt().toString()));
        }
    }

    /**
     * What an order's money has become.
     *
     * @param settled what it has become but for refunds
     */
    public PaymentStatus statusOf(OrderId orderId, String currency, PaymentStatus settled) {
        StoredRefunds.Sums sums = refunds.sums(orderId, currency);
        if (sums.refunded().isZero()) {
            return settled;
        }
        boolean whole = settled == PaymentStatus.CAPTURED && sums.left().isZero();
        return whole ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    }
}
