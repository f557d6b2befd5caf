package dev.baton.platform.outbox;

/** The way to one destination, for which several turns are taken side by side. */
final class SingleLane extends OutboxLane {

    SingleLane(OutboxDestination recipient, OutboxTurns turns, OutboxProperties properties) {
        super(recipient, turns, properties, recipient.turns());
    }

    @Override
    boolean leadsTo(String destination) {
        return destination.equals(prefix());
    }

    @Override
    void watch() {
        while (isOpen()) {
            if (takeTurn(prefix()).brought() == 0) {
                rest();
            }
        }
    }
}
