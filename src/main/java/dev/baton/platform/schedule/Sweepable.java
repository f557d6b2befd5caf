package dev.baton.platform.schedule;

/** Something of which old parts are swept out from time to time, on one instance. A bean of its room. */
public interface Sweepable {

    /** What is swept, in the plural, for the log. */
    String what();

    /** Sweeps in a transaction of its own, and answers how many were swept. */
    int sweep();
}
