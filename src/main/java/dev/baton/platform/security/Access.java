package dev.baton.platform.security;

import static dev.baton.platform.security.Role.ADMIN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may ask for what. The first rule that fits decides; what no rule fits is refused to everyone. An admin may all of it, but does not sign a
 * callback. What a caller bound to a customer sees within a call is decided where the call is answered.
 *
 * @param path a pattern of Spring's
 * @param to what lets a caller through
 * @param roles who may, where it is a role that does
 */
public record Access(HttpMethod method, String path, Key to, Set<Role> roles) {

    /** What lets a caller through. */
    public enum Key {
        ROLE,
        /** The signature of the body. */
        SIGNATURE,
        /** Nothing: the path itself holds a secret. */
        PATH
    }

    /** Whether anyone may call who signs the body. */
    public boolean isSigned() {
        return to == Key.SIGNATURE;
    }

    /** Whether anyone may call, signed in or not. */
    public boolean isOpen() {
        return to == Key.PATH;
    }

    /** Whether anyone may make this call, signed in or not, since its path holds a secret. */
    public static boolean isOpen(HttpMethod method, String path) {
        return lets(Key.PATH, method, path);
    }

    /** Whether anyone may make this call who signs the body. */
    public static boolean isSigned(HttpMethod method, String path) {
        return lets(Key.SIGNATURE, method, path);
    }

    private static boolean lets(Key key, HttpMethod method, String path) {
        PathContainer segments = PathContainer.parsePath(path);
        return AccessRules.ALL.stream()
                .filter(rule -> rule.to() == key)
                .anyMatch(rule -> rule.method().equals(method)
                        && PathPatternParser.defaultInstance.parse(rule.path()).matches(segments));
    }

    /** The methods for which a path has rules; none: the path does not exist for anyone. */
    static List<HttpMethod> methods(String path) {
        PathContainer segments = PathContainer.parsePath(path);
        return AccessRules.ALL.stream()
                .filter(rule -> PathPatternParser.defaultInstance.parse(rule.path()).matches(segments))
                .map(Access::method)
                .distinct()
                .toList();
    }

    String[] roleNames() {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }

    static Access allow(HttpMethod method, String path, Role... roles) {
        Set<Role> allowed = EnumSet.of(ADMIN);
        allowed.addAll(Arrays.asList(roles));
        return new Access(method, path, Key.ROLE, Set.copyOf(allowed));
    }

    static Access signed(HttpMethod method, String path) {
        return new Access(method, path, Key.SIGNATURE, Set.of());
    }

    static Access open(HttpMethod method, String path) {
        return new Access(method, path, Key.PATH, Set.of());
    }
}
