package dev.baton.operations.replenishment;

import dev.baton.platform.fence.OrderId;

/** The order that was made of a proposal. */
public record ProposalOrder(OrderId id, String number) {}
