package dev.baton.crash;

import static org.awaitility.Awaitility.await;

import dev.baton.trade.Api;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClientException;

/** What an application says of its own health, while it is there. */
final class Health {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Api admin;

    Health(String url) {
        this.admin = new Api(Api.http(url), "admin");
    }

    /** Waits until the engine has what orders need; beside that products and customers are needed. */
    void awaitProcesses() {
        await("the engine to have the processes").atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(RestClientException.class)
                .until(() -> admin.read("/actuator/health").at("/components/engine/status").asText(), "UP"::equals);
    }

    /** Waits until all is well. */
    void awaitUp() {
        await("health").atMost(PATIENCE).until(this::isUp);
    }

    boolean isUp() {
        try {
            return admin.get("/actuator/health").getStatusCode().equals(HttpStatus.OK);
        } catch (RestClientException away) {
            return false;
        }
    }
}
