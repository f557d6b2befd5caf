package dev.baton.simulators;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.time.Instant;
import java.util.Optional;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** A service of SAP. One request after the other, as the document's lock would have it. */
abstract class SapSimulation extends Simulation {

    final Records records;
    private final SapSessions sessions;

    SapSimulation(String name, Records records, SapSessions sessions) {
        super(name);
        this.records = records;
        this.sessions = sessions;
    }

    abstract ResponseDefinition answer(ODataCall call, Parameters parameters);

    @Override
    final ResponseDefinition answer(Request request, Parameters parameters) {
        Optional<ResponseDefinition> refused = sessions.refusal(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        ODataCall call = ODataCall.of(request);
        synchronized (records) {
            return sessions.withToken(request, call.isFor("") ? serviceDocument() : answer(call, parameters));
        }
    }

    private static ResponseDefinition serviceDocument() {
        ObjectNode body = Replies.object();
        body.putObject("d").putArray("EntitySets");
        return Replies.json(200, body);
    }

    static String date(Instant instant) {
        return "/Date(" + instant.toEpochMilli() + ")/";
    }
}
