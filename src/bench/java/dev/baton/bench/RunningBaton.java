package dev.baton.bench;

import dev.baton.BatonApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Baton in this JVM, at a port of its own. */
final class RunningBaton implements AutoCloseable {

    private final ConfigurableApplicationContext application;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** @param additions what the application has besides Baton, or in place of a part of it */
    RunningBaton(Map<String, Object> properties, Class<?>... additions) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("server.port", 0);
        SpringApplicationBuilder builder = new SpringApplicationBuilder(BatonApplication.class).sources(additions);
        builder.application().setAllowBeanDefinitionOverriding(additions.length > 0);
        application = builder
                .web(WebApplicationType.SERVLET)
                .profiles("test")
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("bench", all)))
                .run();
    }

    URI uri() {
        int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What calls it. */
    Api api() {
        return new Api(http, uri());
    }

    /** A part of the application. */
    <T> T part(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public void close() {
        application.close();
        http.close();
    }
}
