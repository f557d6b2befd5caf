package dev.baton.platform.openapi;

import dev.baton.platform.security.Access;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpMethod;

/** What an operation may be answered beside what it asks for: by what it takes, and who may ask for it. */
final class Refusals {

    static final String PROBLEM = "Problem";

    private static final String KEY = "Idempotency-Key";

    private final PathItem.HttpMethod method;
    private final String path;
    private final Operation operation;
    private final Map<Integer, String> found = new TreeMap<>();

    private Refusals(PathItem.HttpMethod method, String path, Operation operation) {
        this.method = method;
        this.path = path;
        this.operation = operation;
    }

    /** Describes them all; what an operation says of one of them itself stays. */
    static void describe(PathItem.HttpMethod method, String path, Operation operation) {
        Refusals refusals = new Refusals(method, path, operation);
        refusals.requireKey();
        refusals.ofWhatIsSent();
        refusals.ofWhoAsks();
        refusals.ofHowThingsStand();
        refusals.found.forEach((code, why) -> operation.getResponses()
                .computeIfAbsent(String.valueOf(code), none -> answer(why, code == 429 || code == 503)));
    }

    private void ofWhatIsSent() {
        boolean hasParameters = operation.getParameters() != null && !operation.getParameters().isEmpty();
        boolean hasBody = operation.getRequestBody() != null;
        if (hasParameters || hasBody) {
            found.put(400, "A fault that the request itself shows; all of them are told at once");
        }
        if (hasBody) {
            found.put(413, "The body is too large");
            found.put(415, "The body is of a type that is not taken here");
        }
        if (hasBody && !isSigned() || hasParameters && hasKey()) {
            found.put(422,
                    "Understood, but it names what does not exist, or is not allowed; all faults are told at once");
        }
    }

    private void ofWhoAsks() {
        if (isSigned()) {
            found.put(401, "The signature is missing or wrong");
        } else if (!isOpen()) {
            found.put(401, "Nobody is signed in");
            found.put(403, "Not allowed to the caller's role, or for others than its customer");
        }
        if (isWriting() || isOpen()) {
            found.put(429, "More than is taken from one caller");
        }
    }

    private void ofHowThingsStand() {
        if (path.contains("{")) {
            found.put(404, "There is none, or none that the caller may see");
        }
        if (isWriting() && !isSigned()) {
            found.put(409, "How things stand does not allow it; nothing was done");
        }
        found.put(503, "A part that is needed is away; nothing was done");
    }

    private boolean hasKey() {
        return operation.getParameters().stream().anyMatch(parameter -> KEY.equals(parameter.getName()));
    }

    /** Where a key is read it is needed: that it is missing is told with other faults, which its declaration does not say. */
    private void requireKey() {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> KEY.equals(parameter.getName()))
                    .forEach(parameter -> parameter.setRequired(true));
        }
    }

    private boolean isWriting() {
        return method != PathItem.HttpMethod.GET;
    }

    private boolean isOpen() {
        return Access.isOpen(HttpMethod.valueOf(method.name()), path);
    }

    private boolean isSigned() {
        return Access.isSigned(HttpMethod.valueOf(method.name()), path);
    }

    private static ApiResponse answer(String why, boolean later) {
        ApiResponse answer = new ApiResponse().description(why)
                .content(new Content().addMediaType("application/problem+json",
                        new MediaType().schema(new Schema<>().$ref(PROBLEM))));
        return later
                ? answer.addHeaderObject("Retry-After",
                        new Header().description("when to try again, in seconds").schema(new IntegerSchema()))
                : answer;
    }

    /** Problem details as in RFC 9457. */
    static Schema<?> problem() {
        Schema<?> fault = new ObjectSchema()
                .addProperty("pointer",
                        new StringSchema().description("a JSON pointer to what is wrong").example("/lines/0/sku"))
                .addProperty("detail", new StringSchema().description("what is wrong with it"));
        return new ObjectSchema().description("Problem details (RFC 9457)")
                .addProperty("type", new StringSchema().format("uri").example("about:blank"))
                .addProperty("title", new StringSchema().example("Bad Request"))
                .addProperty("status", new IntegerSchema().description("the HTTP status").example(400))
                .addProperty("detail", new StringSchema().description("what went wrong, in words"))
                .addProperty("instance", new StringSchema().format("uri").description("the path that was asked for"))
                .addProperty("errors", new ArraySchema().items(fault)
                        .description("each fault of the request; left out where there is none to point at"));
    }
}
