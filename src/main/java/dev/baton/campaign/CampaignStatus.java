package dev.baton.campaign;

/** Where a campaign stands. Everything but {@code OPEN} is final. */
public enum CampaignStatus {
    /** Not decided yet; orders are taken between its start and its end. */
    OPEN,
    /** Enough was paid by its end. */
    REACHED,
    /** Too little was. */
    MISSED,
    /** Called off before its end: to those who take part the same as missed. */
    CANCELLED
}
