package dev.baton.settlement.share;

import dev.baton.platform.fence.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets one settle, pay out or refund an order at a time. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class SettlementLock {

    private final JdbcClient jdbc;

    SettlementLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody else settles anything of the order. */
    public void lock(OrderId orderId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('settlement:' || ?, 0))")
                .param(orderId.toString())
                .query((row, number) -> true)
                .single();
    }
}
