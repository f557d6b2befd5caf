package dev.baton.platform.imports;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the readers of the API's documentation what an import takes, since its body is read as it streams in. */
@Configuration
class ImportDocumentation {

    @Bean
    OpenApiCustomizer importedFiles() {
        return api -> api.getPaths().forEach((path, item) -> {
            if (path.endsWith("/imports/{id}") && item.getGet() != null) {
                item.getGet().summary("How far a file has been taken, and which of its rows were refused and why");
            }
            if (path.endsWith("/imports") && item.getPost() != null) {
                item.getPost()
                        .summary("Takes a file; its columns are told with the faults of one that lacks them")
                        .requestBody(
                                new RequestBody().required(true).content(files(path.equals("/api/orders/imports"))));
                item.getPost().getResponses().remove("200");
                item.getPost()
                        .getResponses()
                        .addApiResponse("202", new ApiResponse()
                                .description("The file is taken; Location says where its progress is")
                                .content(new Content().addMediaType("application/json",
                                        new MediaType().schema(new Schema<>().$ref("ImportProgress")))));
            }
        });
    }

    private static Content files(boolean ndjson) {
        Content files = new Content().addMediaType("text/csv", new MediaType().schema(new StringSchema()));
        return ndjson
                ? files.addMediaType("application/x-ndjson", new MediaType().schema(new StringSchema()))
                : files;
    }
}
