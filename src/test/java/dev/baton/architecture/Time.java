package dev.baton.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;

/** Which calls read the clock of the machine. */
final class Time {

    static final ArchCondition<JavaClass> READ_THE_WALL_CLOCK = new ArchCondition<>("read the wall clock") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                if (readsTheWallClock(call.getTarget())) {
                    events.add(SimpleConditionEvent.satisfied(type, call.getDescription()));
                }
            }
        }
    };

    private Time() {}

    private static boolean readsTheWallClock(MethodCallTarget target) {
        var owner = target.getOwner().getName();
        var now = owner.startsWith("java.time.") && target.getName().equals("now")
                && target.getRawParameterTypes().stream().noneMatch(given -> given.isEquivalentTo(Clock.class));
        return now || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"));
    }
}
