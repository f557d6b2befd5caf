package dev.baton.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.lang.ArchRule;
import io.camunda.client.annotation.JobWorker;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;

/** What holds for every class of the application. The fixture of a rule has the rule's name in lower case. */
enum HouseRule {

    JOB_WORKERS_LIVE_IN_WORKER_PACKAGES(methods().that().areAnnotatedWith(JobWorker.class)
            .should().beDeclaredInClassesThat().resideInAPackage("..worker")
            .because("whoever looks for what a process calls finds it in one place of each room")),

    JOB_WORKERS_ANSWER_WITH_RECORDS(methods().that().areAnnotatedWith(JobWorker.class)
            .should(Speech.ANSWER_IN_RECORDS)
            .because("the variables that a job sets are named by a type")),

    CONTROLLERS_LIVE_IN_WEB_PACKAGES(classes().that().areMetaAnnotatedWith(Controller.class)
            .should().resideInAPackage("..web")
            .because("HTTP exists at the edge of a room only")),

    CONTROLLERS_SPEAK_IN_RECORDS(methods().that(Speech.ARE_HANDLERS)
            .should(Speech.ANSWER_IN_RECORDS).andShould(Speech.LISTEN_IN_RECORDS)
            .because("what crosses the edge is a value that cannot change")),

    THE_DOMAIN_KNOWS_NO_SPRING(classes().that(Domain.IS_AGGREGATE_OR_VALUE)
            .should().onlyDependOnClassesThat(not(resideInAPackage("org.springframework.."))
                    .or(resideInAnyPackage("org.springframework.data.annotation",
                            "org.springframework.data.domain",
                            "org.springframework.data.relational.core.mapping")))
            .because("rules of money, stock and order state are plain Java; only how they are stored may show")),

    TIME_IS_GIVEN(noClasses().should(Time.READ_THE_WALL_CLOCK)
            .because("time comes from an injected Clock, so that a test can move it")),

    NOBODY_SLEEPS(noClasses().should().callMethod(Thread.class, "sleep", long.class)
            .because("a wait for a fixed time is too long or too short")),

    MONEY_AND_STOCK_ARE_EXACT(classes().that(Domain.HOLD_MONEY_OR_STOCK)
            .should(Numbers.NOT_FLOAT)
            .because("amounts are minor units and quantities decimals; a float loses cents")),

    NOTHING_IS_INJECTED_INTO_FIELDS(NO_CLASSES_SHOULD_USE_FIELD_INJECTION),

    NOTHING_KNOWS_SAP(noClasses().that(resideOutsideOfPackages("..sap", "..sap.."))
            .should().dependOnClassesThat(resideInAPackage("..sap.."))
            .because("processes reach the ERP by job type, so that it can be replaced")),

    REPOSITORIES_STAY_IN_THEIR_ROOM(classes().that().areAssignableTo(Repository.class)
            .should().notBePublic()
            .because("other rooms ask the facade")),

    NAMES_ARE_THE_TRADES(noClasses().should().haveSimpleNameEndingWith("Impl")
            .orShould().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Util")
            .orShould().haveSimpleNameEndingWith("Utils")
            .orShould().haveNameMatching(".*D(to|TO)s?")
            .because("such a name says nothing about the trade")),

    PACKAGES_ARE_NULL_MARKED(classes().should(Packages.BE_NULL_MARKED)
            .because("what may be null is said in the type, and checked by the compiler")),

    DATES_ARE_JAVA_TIME(noClasses().should().dependOnClassesThat().belongToAnyOf(Date.class, Calendar.class)
            .because("java.time says whether it means an instant or a day")),

    NOTHING_IS_PRINTED(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS),

    SETTINGS_ARE_RECORDS(classes().that().areAnnotatedWith(ConfigurationProperties.class)
            .should().beRecords()
            .because("a setting is read once and never changes"));

    @SuppressWarnings("Immutable") // never changed after it is built
    private final ArchRule rule;

    HouseRule(ArchRule rule) {
        this.rule = rule;
    }

    /** The rule; it also passes where there is nothing yet that it speaks of, since its fixture proves that it bites. */
    ArchRule rule() {
        return rule.allowEmptyShould(true);
    }

    String fixture() {
        return "dev.baton.architecture.fixture." + name().toLowerCase(Locale.ROOT);
    }
}
