package dev.baton.returns;

/** In which state goods are, as their customer says. */
public enum GoodsCondition {
    UNOPENED, OPENED, USED, DAMAGED
}
