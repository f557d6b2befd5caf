package dev.baton.process;

import dev.baton.testing.LostCompletions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** While a test of the class runs, though not while it is set up, every job comes twice: see {@link LostCompletions}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(JobsTwice.Switch.class)
@interface JobsTwice {

    /** Loses the first answer of every job. */
    class Switch implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

        @Override
        public void beforeTestExecution(ExtensionContext test) {
            completions(test).switchedOn(true);
        }

        @Override
        public void afterTestExecution(ExtensionContext test) {
            completions(test).switchedOn(false);
        }

        private static LostCompletions completions(ExtensionContext test) {
            return SpringExtension.getApplicationContext(test).getBean(LostCompletions.class);
        }
    }
}
