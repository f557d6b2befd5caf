package dev.baton.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.BatonApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseRuleTest {

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.baton");

    private static final JavaClasses WITH_ITS_TESTS = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/architecture/fixture/"))
            .importPackages("dev.baton");

    @ParameterizedTest
    @EnumSource
    void the_application_keeps(HouseRule rule) {
        rule.rule().check(APPLICATION);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOBODY_SLEEPS", "NAMES_ARE_THE_TRADES", "PACKAGES_ARE_NULL_MARKED"})
    void its_tests_keep(HouseRule rule) {
        rule.rule().check(WITH_ITS_TESTS);
    }

    @ParameterizedTest
    @EnumSource
    void a_fixture_breaks(HouseRule rule) {
        var fixture = new ClassFileImporter().importPackages(rule.fixture());

        assertThat(fixture).as("fixture of %s", rule).isNotEmpty();
        assertThatThrownBy(() -> rule.rule().check(fixture))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(rule.fixture());
    }

    @Test
    void the_application_and_its_tests_are_found() {
        assertThat(APPLICATION.contain(BatonApplication.class)).isTrue();
        assertThat(APPLICATION.contain(HouseRuleTest.class)).isFalse();
        assertThat(WITH_ITS_TESTS.contain(HouseRuleTest.class)).isTrue();
    }
}
