package dev.baton.local;

import dev.baton.platform.engine.Deployments;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;

/** What Baton has beside its own beans in the local platform, where it is named as a source of them; no scan finds it. */
final class LocalModels {

    static final ModelFiles FILES = new ModelFiles(Path.of(""));

    @Bean
    static ModelWatch modelWatch(Deployments deployments) {
        return new ModelWatch(FILES, new SavedModels(deployments));
    }
}
