package dev.baton.allocation.distribution;

/** What has become of the offer of an order to a distributor. */
public enum OfferState {
    OPEN,
    /** The distributor sells the order. */
    ACCEPTED,
    /** The distributor does not want it. */
    DECLINED,
    /** The distributor has not answered in time. */
    EXPIRED,
    /** The order was cancelled or amended meanwhile. */
    WITHDRAWN
}
