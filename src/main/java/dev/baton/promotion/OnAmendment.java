package dev.baton.promotion;

/** What becomes of a policy when an order is amended to which it was applied. */
enum OnAmendment {
    /** What stays on the order keeps what it was promised, in proportion to the quantity that stays. */
    KEEP,
    /** It is applied anew, if the rules still name it. */
    RECOMPUTE
}
