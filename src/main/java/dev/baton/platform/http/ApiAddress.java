package dev.baton.platform.http;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach our API: tasks link there.
 *
 * @param url without a path of its own, or with the one that a proxy puts before ours
 */
@ConfigurationProperties("baton.api")
public record ApiAddress(@DefaultValue("http://localhost:8090") URI url) {

    /** @param path of ours, such as {@code /api/orders} */
    public String of(String path) {
        String base = url.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
