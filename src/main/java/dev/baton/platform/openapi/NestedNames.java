package dev.baton.platform.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names the schema of a nested type with the type around it: a line of a quote is not a line of an order. */
final class NestedNames extends TypeNameResolver {

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        @Nullable
        Class<?> around = type.getEnclosingClass();
        String own = super.nameForClass(type, options);
        return around == null || !around.getName().startsWith("dev.baton") ? own : around.getSimpleName() + own;
    }
}
