package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.engine.Deployments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Deploys all processes and rules anew with one of them changed, for tests that nothing else runs beside; {@link #asTheyAre} ends it. */
final class Redeployment {

    private final Deployments deployments;

    Redeployment(ApplicationContext baton) {
        this.deployments = baton.getBean(Deployments.class);
    }

    void asTheyAre() throws IOException {
        changed("", UnaryOperator.identity());
    }

    /** @param what of the file becomes {@code by} */
    void changed(String file, String what, String by) throws IOException {
        changed(file, content -> content.replace(what, by));
    }

    void changed(String file, UnaryOperator<String> change) throws IOException {
        List<Resource> files = new ArrayList<>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (String pattern : List.of("classpath*:bpmn/**/*.bpmn", "classpath*:bpmn/**/*.form",
                "classpath*:dmn/**/*.dmn")) {
            for (Resource found : resolver.getResources(pattern)) {
                String name = String.valueOf(found.getFilename());
                String content = found.getContentAsString(StandardCharsets.UTF_8);
                files.add(named(name, name.equals(file) ? different(content, change) : content));
            }
        }
        deployments.deploy(files);
    }

    private static String different(String content, UnaryOperator<String> change) {
        String changed = change.apply(content);
        assertThat(changed).isNotEqualTo(content);
        return changed;
    }

    private static Resource named(String name, String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {

            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
