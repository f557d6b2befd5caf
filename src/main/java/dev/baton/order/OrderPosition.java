package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import java.time.Instant;

/** Where an order stands in a list, newest first. */
record OrderPosition(Instant createdAt, OrderId id) {}
