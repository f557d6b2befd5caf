package dev.baton.logistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a carrier says has gone wrong with what it carries. */
public enum MishapKind {
    LOST("lost", "shipment.lost", List.of("Exception_013")),
    DAMAGED("damaged", "shipment.damaged", List.of("Exception_012")),
    RETURNED_TO_SENDER("sent back", "shipment.returned", List.of("Exception_010", "Exception_011")),
    /** Whoever should have received it did not take it. */
    REFUSED("refused at the door", "shipment.returned", List.of("Exception_003")),
    /** The carrier has given up tracking it. */
    EXPIRED("not heard of any more", "shipment.lost", List.of());

    private final String words;
    private final String eventType;
    @SuppressWarnings("ImmutableEnumChecker") // List.of() makes what nobody can change
    private final List<String> subtags;

    MishapKind(String words, String eventType, List<String> subtags) {
        this.words = words;
        this.eventType = eventType;
        this.subtags = subtags;
    }

    /** For people to read, after "the parcel is". */
    public String words() {
        return words;
    }

    /** What subscribers are told. */
    public String eventType() {
        return eventType;
    }

    /**
     * What a carrier's words mean.
     *
     * @param subtag AfterShip's code, such as {@code Exception_013}
     * @param reason a name of these, in whatever case, for carriers without such codes
     * @return empty if they mean none of these
     */
    public static Optional<MishapKind> of(@Nullable String subtag, @Nullable String reason) {
        String named =
                reason == null ? "" : reason.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(values())
                .filter(kind -> kind.subtags.stream().anyMatch(known -> known.equals(subtag))
                        || kind.name().equals(named))
                .findFirst();
    }

    /** Whether it is over as soon as the carrier moves the parcel again; otherwise only its delivery ends it. */
    boolean endsWithMovement() {
        return this == LOST || this == EXPIRED;
    }

    /** Whether the carrier must have had the goods to be able to say so. */
    boolean impliesPickup() {
        return this != EXPIRED;
    }
}
