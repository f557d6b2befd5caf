package dev.baton.local;

/** Maven starts this JVM as a child; when Maven is killed, nobody else would end it. */
final class ParentWatch {

    private ParentWatch() {}

    static void endWithMaven() {
        ProcessHandle.current()
                .parent()
                .filter(parent -> parent.info().command().filter(command -> command.endsWith("java")).isPresent())
                .ifPresent(maven -> Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
                    maven.onExit().join();
                    System.exit(1);
                }));
    }
}
