package dev.baton.settlement.share;

/** Who has a share of what a distributor sells, in the order in which left-over minor units are given. */
public enum Party {
    MANUFACTURER, SELLER,
    /** We, for our part in the sale. */
    PLATFORM
}
