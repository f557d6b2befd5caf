package dev.baton.platform.openapi;

import dev.baton.platform.idempotency.Written;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration
class OpenApiConfiguration {

    /** In the order in which a newcomer needs them. */
    private static final List<String> GROUPS =
            List.of("Orders", "Tracking", "Shipments", "Accounts", "Ledger", "Payments", "Reconciliation", "Stock",
                    "Customers",
                    "Products", "Policies", "Settlements", "SAP", "Operations", "Subscriptions");

    private static final String PASSWORD = "password";
    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig()
                .addResponseWrapperToIgnore(Written.class)
                .replaceWithSchema(Money.class, new StringSchema().example("1234.50").description("in major units"))
                .replaceWithSchema(Quantity.class, new NumberSchema().description("in base units, up to 3 decimals"));
    }

    @Bean
    OpenAPI api() {
        Components signingIn = new Components()
                .addSecuritySchemes(PASSWORD, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
                .addSecuritySchemes(TOKEN,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT"));
        return new OpenAPI()
                .tags(GROUPS.stream().map(name -> new Tag().name(name)).toList())
                .info(new Info()
                        .title("Baton")
                        .version("1")
                        .description("Orders and what becomes of them. Amounts are decimal strings in major units. "
                                + "Errors are problem details (RFC 9457)."))
                .components(signingIn)
                .addSecurityItem(new SecurityRequirement().addList(PASSWORD))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** After all else, since what an operation takes says how it may be refused. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    OpenApiCustomizer refusals() {
        return api -> {
            api.getComponents().addSchemas(Refusals.PROBLEM, Refusals.problem());
            api.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((method, operation) -> Refusals.describe(method, path, operation)));
        };
    }

    /**
     * Types of the same name in different places are different schemas. It has to know that it describes OpenAPI 3.1, where a schema has
     * several types: otherwise it forgets those of the schemas that are put in place of others.
     */
    @Bean
    ModelResolver schemas(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new NestedNames()).openapi31(true);
    }
}
