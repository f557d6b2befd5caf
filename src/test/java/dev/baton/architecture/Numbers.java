package dev.baton.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Which numbers are exact. */
final class Numbers {

    private static final Set<String> FLOATING = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    static final ArchCondition<JavaClass> NOT_FLOAT = new ArchCondition<>("have no float or double") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (JavaField field : type.getFields()) {
                verdict(type, field.getType(), field.getFullName(), events);
            }
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                verdict(type, unit.getReturnType(), unit.getFullName(), events);
                unit.getParameterTypes().forEach(given -> verdict(type, given, unit.getFullName(), events));
            }
        }
    };

    private Numbers() {}

    private static void verdict(JavaClass owner, JavaType type, String where, ConditionEvents events) {
        for (JavaClass involved : type.getAllInvolvedRawTypes()) {
            if (FLOATING.contains(involved.getBaseComponentType().getName())) {
                events.add(SimpleConditionEvent.violated(owner, where + " uses " + involved.getName()));
            }
        }
    }
}
