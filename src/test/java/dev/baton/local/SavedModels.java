package dev.baton.local;

import dev.baton.platform.engine.Deployments;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Hands saved processes and rules to the engine; a file that it refuses changes nothing. */
final class SavedModels implements Predicate<List<Path>> {

    private static final Logger LOG = LoggerFactory.getLogger(SavedModels.class);
    private final Deployments deployments;

    SavedModels(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public boolean test(List<Path> files) {
        try {
            deployments.deploy(files.stream().<Resource>map(FileSystemResource::new).toList());
            LOG.info("Saved processes and rules are deployed; the next order uses them");
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Not deployed, the old version stays; save again to try again: {}", withoutCommand(oneLine(e)));
            return false;
        }
    }

    /** What the engine says about its own command tells nobody who edits a file anything. */
    private static String withoutCommand(String refusal) {
        return refusal.replaceFirst("^Command 'CREATE' rejected .* following errors: ", "");
    }

    static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
