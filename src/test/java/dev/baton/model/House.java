package dev.baton.model;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.camunda.client.annotation.JobWorker;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a diagram may name.
 *
 * @param jobTypes those that have a worker
 * @param words what the code speaks of, see {@link Words}
 */
record House(Set<String> jobTypes, Set<String> processes, Set<String> decisions, Set<String> forms, Set<String> words) {

    static House asBuilt(Path bpmn, Path dmn) {
        return new House(
                jobTypesWithWorker(),
                ids(Xml.files(bpmn, ".bpmn").stream().flatMap(file -> Xml.below(Xml.root(file), "process"))
                        .map(process -> process.getAttribute("id"))),
                ids(DecisionTable.decisionIds(dmn).stream()),
                ids(Xml.files(bpmn.resolve("forms"), ".form").stream().map(Forms::id)),
                Words.in(Path.of("target/classes")));
    }

    private static Set<String> jobTypesWithWorker() {
        return ids(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.baton")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(JobWorker.class))
                .map(method -> method.getAnnotationOfType(JobWorker.class).type()));
    }

    private static Set<String> ids(Stream<String> ids) {
        return ids.collect(Collectors.toUnmodifiableSet());
    }
}
