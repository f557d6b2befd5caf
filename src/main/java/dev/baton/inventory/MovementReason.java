package dev.baton.inventory;

import static dev.baton.inventory.MovementReason.Direction.ADJUSTMENT;
import static dev.baton.inventory.MovementReason.Direction.IN;
import static dev.baton.inventory.MovementReason.Direction.OUT;

import java.util.Arrays;

/** Why stock on hand changes. */
public enum MovementReason {
    /** What a location began with. */
    OPENING(IN),
    /** It came in, as a stock keeper says. */
    RECEIPT(IN),
    /** It arrived with a delivery of an order. */
    GOODS_RECEIPT(IN),
    /** It arrived from another location. */
    TRANSFER_RECEIPT(IN),
    /** A customer gave it back. */
    RETURN(IN),
    /** It left with a delivery of an order (platform issue, 平台出库). */
    ISSUE(OUT),
    /** It left for something that is no order here, such as a sale over the counter (off-platform issue, 非平台出库). */
    OFF_PLATFORM_ISSUE(OUT),
    /** It left for another location. */
    TRANSFER_ISSUE(OUT),
    /** It left another location for this one, and never arrived: it is received and written off in one go. */
    TRANSIT_LOSS(OUT),
    /** A customer gave it back: it left the customer's location for the one that it had come from. */
    RETURN_ISSUE(OUT),
    /** It was thrown away. */
    SCRAP(OUT),
    /** A count found another quantity. */
    STOCKTAKE(ADJUSTMENT),
    /** SAP has another quantity, and SAP wins. */
    SAP_RECONCILIATION(ADJUSTMENT),
    /** An entry of a stock keeper's was wrong. */
    CORRECTION(ADJUSTMENT);

    /** Which column of a stock report a movement stands in. */
    public enum Direction {
        IN, OUT,
        /** Either way: what is on hand was not what the books said. */
        ADJUSTMENT
    }

    private final Direction direction;

    MovementReason(Direction direction) {
        this.direction = direction;
    }

    public Direction direction() {
        return direction;
    }

    /** The names of those of a direction, as the database knows them. */
    public static String[] names(Direction direction) {
        return Arrays.stream(values()).filter(reason -> reason.direction() == direction).map(Enum::name)
                .toArray(String[]::new);
    }
}
