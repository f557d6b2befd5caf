import dev.baton.parts.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A JVM with a program of its own, for a test to kill. */
class Holder {

    public static void main(String[] arguments) throws InterruptedException {
        var command = new Program.Command("sleep", List.of("sleep", "1000"), Map.of(), "TERM", Path.of(arguments[0]));
        System.out.println(command.start().pid());
        Thread.currentThread().join();
    }
}
