/**
 * Stand-ins for the systems that Baton talks to and that nobody has on a desk: SAP, carriers, a payment institution.
 * WireMock extensions behind the stub files of {@code docker/wiremock}, so that the tests, the local platform and the
 * containers meet the same behaviour. They remember what they were asked to do, as the real ones would, because
 * exactly-once can only be tried against something that counts.
 *
 * <p>
 * These classes run inside WireMock, also in its container: they may use WireMock and the JDK, nothing else of Baton.
 */
@NullMarked
package dev.baton.simulators;

import org.jspecify.annotations.NullMarked;
