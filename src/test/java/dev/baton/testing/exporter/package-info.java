/** Runs inside the broker of the tests, not in their JVM: it may use nothing but the exporter's interface. */
@NullMarked
package dev.baton.testing.exporter;

import org.jspecify.annotations.NullMarked;
