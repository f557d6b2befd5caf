package dev.baton.parts;

import java.nio.file.Path;
import java.util.Objects;

/** What this runs on. */
public final class Machine {

    private Machine() {}

    /** The folder that the build unpacked Camunda into. */
    public static Path camundaHome() {
        return Path.of(property("baton.camunda.home"));
    }

    /** The folder that the build copied OpenSearch's jars into. */
    public static Path openSearchLibraries() {
        return Path.of(property("baton.opensearch.lib"));
    }

    /** The JDK that runs this; other programs get the same. */
    static String javaHome() {
        return property("java.home");
    }

    static String java() {
        return Path.of(javaHome(), "bin", "java").toString();
    }

    static boolean isRoot() {
        return property("user.name").equals("root");
    }

    static boolean isMac() {
        return property("os.name").startsWith("Mac");
    }

    static boolean isArm() {
        return property("os.arch").equals("aarch64");
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> "the system property " + name + " is not set");
    }
}
