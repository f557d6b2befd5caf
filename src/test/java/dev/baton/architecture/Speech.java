package dev.baton.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** What handlers of requests and jobs take and give. */
final class Speech {

    static final DescribedPredicate<JavaMethod> ARE_HANDLERS = describe("handle requests",
            method -> method.isMetaAnnotatedWith(RequestMapping.class));

    static final ArchCondition<JavaMethod> ANSWER_IN_RECORDS = new ArchCondition<>("answer in records") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            verdict(method, method.getReturnType(), events);
        }
    };

    static final ArchCondition<JavaMethod> LISTEN_IN_RECORDS = new ArchCondition<>("listen in records") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            for (JavaParameter parameter : method.getParameters()) {
                if (parameter.isAnnotatedWith(RequestBody.class)) {
                    verdict(method, parameter.getType(), events);
                }
            }
        }
    };

    private Speech() {}

    private static void verdict(JavaMethod method, JavaType type, ConditionEvents events) {
        for (JavaClass involved : type.getAllInvolvedRawTypes()) {
            var ours = involved.getPackageName().startsWith("dev.baton");
            if (ours && !involved.isRecord() && !involved.isEnum() && !involved.isInterface()) {
                events.add(SimpleConditionEvent.violated(method,
                        "%s speaks in %s, which is no record".formatted(method.getFullName(), involved.getName())));
            }
        }
    }
}
