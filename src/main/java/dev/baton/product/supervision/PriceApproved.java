package dev.baton.product.supervision;

/** A person approved a price, which is to be put in force in this transaction. */
public record PriceApproved(PriceProposal proposal) {}
