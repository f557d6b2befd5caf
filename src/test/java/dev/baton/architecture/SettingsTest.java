package dev.baton.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Who looks for a setting finds it in one file. */
class SettingsTest {

    @Test
    void the_file_of_settings_has_every_one_that_has_a_default() {
        Set<String> told = told();

        assertThat(settings()).hasSizeGreaterThan(50)
                .filteredOn(setting -> told.stream().noneMatch(key -> key.equals(setting) || isWithin(key, setting)))
                .isEmpty();
    }

    /** Of lists and maps, the file has the parts. */
    private static boolean isWithin(String key, String setting) {
        return key.startsWith(setting + ".") || key.startsWith(setting + "[");
    }

    private static Set<String> told() {
        YamlPropertiesFactoryBean file = new YamlPropertiesFactoryBean();
        file.setResources(new ClassPathResource("application.yaml"));
        return Objects.requireNonNull(file.getObject()).keySet().stream().map(Object::toString).collect(toSet());
    }

    private static Stream<String> settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.baton").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(SettingsTest::isOurs)
                .flatMap(type -> of(type,
                        Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class)).value()));
    }

    /** Not those of the local platform, which stand in the tests. */
    private static boolean isOurs(Class<?> type) {
        return String.valueOf(type.getResource(type.getSimpleName() + ".class")).contains("/target/classes/");
    }

    private static Stream<String> of(Class<?> type, String prefix) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            return Stream.empty();
        }
        Parameter[] given = type.getDeclaredConstructors()[0].getParameters();
        return IntStream.range(0, components.length).boxed().flatMap(index -> of(components[index].getType(),
                given[index].getAnnotation(DefaultValue.class),
                prefix + "." + DataObjectPropertyName.toDashedForm(components[index].getName())));
    }

    private static Stream<String> of(Class<?> type, @Nullable DefaultValue usual, String name) {
        if (type.isRecord()) {
            return of(type, name);
        }
        return usual == null || usual.value().length == 0 ? Stream.empty() : Stream.of(name);
    }
}
