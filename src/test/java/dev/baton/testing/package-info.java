/**
 * What a test needs to meet the real parts: {@link dev.baton.testing.BatonTest} on a class starts Baton against a
 * PostgreSQL, a broker and simulators that all tests of a run share, {@link dev.baton.testing.UserTasks} and
 * {@link dev.baton.testing.Incidents} show what the engine waits for, {@link dev.baton.testing.TestClock} moves time.
 */
@NullMarked
package dev.baton.testing;

import org.jspecify.annotations.NullMarked;
