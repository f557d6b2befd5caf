package dev.baton.platform.problem.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses what a request says that nobody reads: a sender who writes {@code currency} where none is expected would believe that it counts.
 * What others answer us, and what they notify us of, may say more than we read and goes through other mappers.
 */
@Configuration
class StrictBodies implements WebMvcConfigurer {

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.replaceAll(StrictBodies::strict);
    }

    /** A copy, since clients of ours share the converter. */
    private static HttpMessageConverter<?> strict(HttpMessageConverter<?> converter) {
        if (converter.getClass() != MappingJackson2HttpMessageConverter.class) {
            return converter;
        }
        MappingJackson2HttpMessageConverter json = (MappingJackson2HttpMessageConverter) converter;
        MappingJackson2HttpMessageConverter strict = new MappingJackson2HttpMessageConverter(
                json.getObjectMapper().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        strict.setSupportedMediaTypes(json.getSupportedMediaTypes());
        return strict;
    }
}
