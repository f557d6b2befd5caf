package dev.baton.bench;

/** One way of running orders, which can be run in rounds. */
interface Scenario extends AutoCloseable {

    String name();

    /** Returns when that many orders have ended well, of which at most {@code inFlight} were under way at once. */
    void run(int orders, int inFlight);

    @Override
    void close();
}
