package dev.baton.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** What each package says of itself. */
final class Packages {

    static final ArchCondition<JavaClass> BE_NULL_MARKED = new ArchCondition<>("live in a @NullMarked package") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            var home = type.getPackage();
            events.add(new SimpleConditionEvent(type, home.isAnnotatedWith(NullMarked.class),
                    "%s has no package-info with @NullMarked".formatted(home.getName())));
        }
    };

    private Packages() {}
}
