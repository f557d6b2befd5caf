package dev.baton.platform.openapi;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class OpenApiConfiguration {

    private static final String PASSWORD = "password";
    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig()
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
                .info(new Info()
                        .title("Baton")
                        .version("1")
                        .description("Orders and what becomes of them. Amounts are decimal strings in major units. "
                                + "Errors are problem details (RFC 9457)."))
                .components(signingIn)
                .addSecurityItem(new SecurityRequirement().addList(PASSWORD))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
