package dev.baton.platform.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ResponseStatus;

/** With which codes the methods of controllers answer what goes well, read off their code. */
final class SuccessCodes {

    private static final Map<String, Integer> FACTORIES =
            Map.of("ok", 200, "created", 201, "accepted", 202, "noContent", 204);

    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.baton");

    /** @return never empty */
    Set<Integer> of(Method handler) {
        Set<Integer> codes = new TreeSet<>();
        if (handler.getReturnType() == ResponseEntity.class) {
            collect(ours.get(handler.getDeclaringClass()).getMethod(handler.getName(), handler.getParameterTypes()),
                    codes, new HashSet<>());
        } else {
            ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(handler, ResponseStatus.class);
            codes.add(status == null ? 200 : status.code().value());
        }
        if (codes.isEmpty()) {
            throw new IllegalStateException("cannot tell what " + handler + " answers");
        }
        return codes;
    }

    private static void collect(JavaCodeUnit unit, Set<Integer> codes, Set<String> seen) {
        if (!seen.add(unit.getFullName())) {
            return;
        }
        for (JavaMethodCall call : unit.getMethodCallsFromSelf()) {
            @Nullable
            Integer code = FACTORIES.get(call.getTarget().getName());
            if (code != null && makesAnswers(call.getTargetOwner())) {
                codes.add(code);
            } else if (isOurs(call)) {
                call.getTarget().resolveMember().ifPresent(called -> collect(called, codes, seen));
            }
        }
    }

    private static boolean makesAnswers(JavaClass owner) {
        return owner.isEquivalentTo(Reply.class) || owner.isEquivalentTo(ResponseEntity.class);
    }

    /** Whether the call may lead to where an answer is made. What keeps answers and repeats them makes none. */
    private static boolean isOurs(JavaMethodCall call) {
        JavaClass answer = call.getTarget().getRawReturnType();
        return call.getTargetOwner().getPackageName().startsWith("dev.baton")
                && !call.getTargetOwner().isEquivalentTo(IdempotentRequests.class)
                && makesAnswers(answer);
    }
}
