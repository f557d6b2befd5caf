package dev.baton.logistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a carrier says about a shipment, in AfterShip's words, in the order in which a shipment gets ahead. */
public enum CarrierStatus {
    /** Not ahead of anything: something that a person should look at. */
    EXCEPTION("Exception"),
    /** Likewise: the carrier has given up tracking it. */
    EXPIRED("Expired"),
    INFO_RECEIVED("InfoReceived"),
    IN_TRANSIT("InTransit"),
    OUT_FOR_DELIVERY("OutForDelivery"),
    ATTEMPT_FAIL("AttemptFail"),
    AVAILABLE_FOR_PICKUP("AvailableForPickup"),
    DELIVERED("Delivered");

    private final String word;

    CarrierStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** All words that carriers may use. */
    public static String words() {
        return Arrays.stream(values()).map(CarrierStatus::word).collect(Collectors.joining(", "));
    }

    public static Optional<CarrierStatus> of(String word) {
        return Arrays.stream(values()).filter(status -> status.word.equals(word)).findFirst();
    }

    boolean isAlarming() {
        return this == EXCEPTION || this == EXPIRED;
    }

    /** Whether the carrier must have the goods to be able to say so. */
    boolean impliesPickup() {
        return compareTo(IN_TRANSIT) >= 0;
    }
}
