package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import java.util.Optional;

/** A room above whose steps another process could not take up where a lost one has left them. */
public interface RestartHindrance {

    /** Why the process of an order that goes on cannot be begun anew, for people; empty if it can. Asked while the order is locked. */
    Optional<String> hindrance(OrderId id);
}
