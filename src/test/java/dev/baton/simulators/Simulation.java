package dev.baton.simulators;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Answers the requests of the stubs that name it. */
abstract class Simulation implements ResponseDefinitionTransformerV2 {

    private final String name;

    Simulation(String name) {
        this.name = name;
    }

    /** @param parameters as the stub gives them */
    abstract ResponseDefinition answer(Request request, Parameters parameters);

    /** A stub that names this simulation may delay its answer: what was asked for is done at once, but is told late. */
    @Override
    public final ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition answer = answer(event.getRequest(), event.getTransformerParameters());
        Integer delay = event.getResponseDefinition().getFixedDelayMilliseconds();
        return delay == null ? answer : ResponseDefinitionBuilder.like(answer).withFixedDelay(delay).build();
    }

    @Override
    public final String getName() {
        return name;
    }

    @Override
    public final boolean applyGlobally() {
        return false;
    }
}
