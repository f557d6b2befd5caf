package dev.baton.allocation;

import dev.baton.allocation.Consignment.State;
import dev.baton.order.Orders;
import dev.baton.order.RestartHindrance;
import dev.baton.platform.fence.OrderId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goods that were withdrawn are dispatched again by the process that was to dispatch them, and by no other: one that is begun anew would book a
 * carrier for what is not there. Where nothing of an unsold order is reserved any more, it reserves all of it anew.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WithdrawalHindrance implements RestartHindrance {

    private final Orders orders;
    private final Consignments consignments;

    WithdrawalHindrance(Orders orders, Consignments consignments) {
        this.orders = orders;
        this.consignments = consignments;
    }

    @Override
    public Optional<String> hindrance(OrderId id) {
        List<Consignment> all = consignments.of(id);
        boolean withdrawn = all.stream().anyMatch(found -> found.state() == State.WITHDRAWN);
        boolean dispatched = orders.get(id).status().isSold() || all.stream().anyMatch(Consignment::isLive);
        return withdrawn && dispatched
                ? Optional.of("The process engine has lost the order, and it cannot be begun anew, since stock that was"
                        + " reserved for it proved not to be there: cancel it, or dispatch and settle it by hand")
                : Optional.empty();
    }
}
