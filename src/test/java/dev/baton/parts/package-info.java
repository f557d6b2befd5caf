/**
 * Baton and the real parts around it as programs of this machine: PostgreSQL, OpenSearch, Camunda as one broker or as a cluster, its web
 * applications, and Baton alone or as a pair. Where there are several, a balancer stands before them with one address for all. The local
 * platform, the tests and the benchmarks start the same classes.
 *
 * <p>
 * Every program runs in a session of its own under a watchdog that ends it when this JVM is gone, however it went, and
 * listens on the loopback address only.
 */
@NullMarked
package dev.baton.parts;

import org.jspecify.annotations.NullMarked;
