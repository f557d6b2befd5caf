package dev.baton.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.parts.Ports;
import dev.baton.platform.engine.LostProcesses.Driven;
import dev.baton.platform.schedule.OneByOne;
import io.camunda.client.CamundaClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An engine that nobody has started. */
class LostProcessesTest {

    private final List<UUID> late = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    private final List<UUID> lookedAt = new ArrayList<>();

    private record Parcel(String number, Long processInstanceKey) implements Driven {}

    /** Each question may take seconds, and what else is done at its time waits for the end of the round. */
    @Test
    void while_the_engine_does_not_answer_it_is_asked_once_a_round() {
        try (CamundaClient away = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + Ports.free()))
                .preferRestOverGrpc(false)
                .build()) {
            new LostProcesses(new ProcessInstances(away)).lookAfter("Parcel", search(), id -> {
                lookedAt.add(id);
                return Optional.of(new Parcel(id.toString(), 1L));
            }, parcel -> {});
        }

        assertThat(lookedAt).containsExactly(late.getFirst());
    }

    private OneByOne.Search search() {
        return (after, limit) -> late.stream().filter(id -> id.compareTo(after) > 0).toList();
    }
}
