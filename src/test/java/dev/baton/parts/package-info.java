/**
 * The real parts around Baton as programs of this machine: PostgreSQL, OpenSearch, Camunda and the simulators of the
 * outside systems. The local platform and the tests start the same classes.
 *
 * <p>
 * Every program runs in a session of its own under a watchdog that ends it when this JVM is gone, however it went, and
 * listens on the loopback address only.
 */
@NullMarked
package dev.baton.parts;

import org.jspecify.annotations.NullMarked;
