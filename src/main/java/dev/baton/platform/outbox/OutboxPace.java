package dev.baton.platform.outbox;

/**
 * How many messages a destination is sent side by side: half as many whenever it has pushed some back or taken none, and a quarter more whenever it has
 * taken all that it was sent, up to its batch. Who is busy or away is then asked for about as much as it takes, and not for all that waits, again and
 * again.
 */
final class OutboxPace {

    private static final int LEAST = 4;

    private final int most;
    private int window;

    OutboxPace(int most) {
        this.most = most;
        this.window = most;
    }

    /** How many may be sent in the next turn. */
    synchronized int window() {
        return window;
    }

    /** @param pushedBack how many of those that were sent; all of them, if none was taken */
    synchronized void told(int sent, int pushedBack) {
        if (pushedBack > 0) {
            window = Math.max(Math.min(LEAST, most), Math.min(window, sent) / 2);
        } else if (sent >= window) {
            window = Math.min(most, window + Math.max(1, window / 4));
        }
    }
}
