package dev.baton.returns;

/** Why goods are given back, as their customer says. */
public enum ReturnReason {
    DAMAGED, DEFECTIVE, WRONG_GOODS, NOT_AS_DESCRIBED, CHANGED_MIND, OTHER
}
