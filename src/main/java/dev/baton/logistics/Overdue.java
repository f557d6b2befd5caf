package dev.baton.logistics;

/** What a shipment can be late with. */
public enum Overdue {
    PICKUP_OVERDUE {
        @Override
        boolean isOver(Track track) {
            return track.isPickedUp();
        }

        @Override
        String inWords(Track track) {
            return "The carrier has not picked the goods up in time";
        }
    },
    DELIVERY_OVERDUE {
        @Override
        boolean isOver(Track track) {
            return track.isDelivered();
        }

        @Override
        String inWords(Track track) {
            return track.saidDeliveredAt() == null
                    ? "The carrier has not delivered in time"
                    : "The carrier says that it has delivered, but has given no proof in time";
        }
    };

    /** Whether what was waited for has come. */
    abstract boolean isOver(Track track);

    abstract String inWords(Track track);
}
