/**
 * The local platform: {@code ./mvnw spring-boot:test-run} starts Baton and all that it needs, with nothing installed but
 * a JDK; with {@code -Dbaton.local.cluster=true} several brokers and several instances of Baton. Data is kept in
 * {@code .baton/} between runs; everything listens on the loopback address only and ends with this JVM.
 */
@NullMarked
package dev.baton.local;

import org.jspecify.annotations.NullMarked;
