package dev.baton.ledger;

import dev.baton.platform.money.Money;

/** A part of a hold that is being posted: where it goes, how much, and what for in words. */
public record Leg(AccountId credit, Money amount, String memo) {}
