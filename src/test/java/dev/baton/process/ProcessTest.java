package dev.baton.process;

import dev.baton.testing.BatonTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that walks ways of the processes; {@link EveryWayTest} looks at what all of them together have walked. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BatonTest
@ExtendWith(Finished.class)
@interface ProcessTest {}
