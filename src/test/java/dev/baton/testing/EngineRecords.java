package dev.baton.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the broker has exported so far, read on from where the last look ended. */
final class EngineRecords {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> SUBJECTS =
            List.of("returnId", "orderId", "topUpId", "entryId", "statementId", "writeOffId", "receivableId",
                    "stocktakeId",
                    "reconciliationId", "synchronisationId", "transferId", "complaintId", "priceProposalId",
                    "campaignId");

    private final Path file;
    private long read;
    private final Map<Long, Map<String, JsonNode>> variables = new HashMap<>();
    private final Map<String, Set<Long>> instancesAbout = new HashMap<>();
    private final Map<Long, UserTask> userTasks = new LinkedHashMap<>();
    private final Map<Long, Incident> incidents = new LinkedHashMap<>();
    private final Map<Long, TreeMap<Long, Step>> steps = new HashMap<>();
    private final Set<String> jobTypesLost = new TreeSet<>();

    EngineRecords(Path file) {
        this.file = file;
    }

    synchronized List<UserTask> userTasks() {
        readOn();
        return List.copyOf(userTasks.values());
    }

    synchronized List<Incident> incidents() {
        readOn();
        return List.copyOf(incidents.values());
    }

    /** What a process instance is about, mostly an order, once the engine has the variable with its id. */
    synchronized Optional<String> subjectOf(long processInstanceKey) {
        Map<String, JsonNode> all = variables.getOrDefault(processInstanceKey, Map.of());
        return SUBJECTS.stream().flatMap(name -> Stream.ofNullable(all.get(name))).map(JsonNode::asText).findFirst();
    }

    /** The variables that a task sees; the inner scope hides the outer. */
    synchronized JsonNode variablesOf(UserTask task) {
        readOn();
        Map<String, JsonNode> all = new TreeMap<>(variables.getOrDefault(task.processInstanceKey(), Map.of()));
        all.putAll(variables.getOrDefault(task.elementInstanceKey(), Map.of()));
        return JSON.valueToTree(all);
    }

    synchronized List<Step> stepsOf(String orderId) {
        readOn();
        var all = new TreeMap<Long, Step>();
        instancesAbout.getOrDefault(orderId, Set.of())
                .forEach(instance -> all.putAll(steps.getOrDefault(instance, new TreeMap<>())));
        return List.copyOf(all.values());
    }

    /** All that has happened in any instance. */
    synchronized List<Step> steps() {
        readOn();
        return steps.values().stream().flatMap(its -> its.values().stream()).toList();
    }

    /** The elements at which an instance is, but not its process itself. */
    synchronized List<String> activeElements(long processInstanceKey) {
        readOn();
        Map<String, Integer> open = new TreeMap<>();
        for (Step step : steps.getOrDefault(processInstanceKey, new TreeMap<>()).values()) {
            if (!step.elementType().equals("PROCESS") && step.event().startsWith("ELEMENT_")) {
                open.merge(step.elementId(), step.event().equals("ELEMENT_ACTIVATED") ? 1 : -1, Integer::sum);
            }
        }
        return open.entrySet().stream().filter(one -> one.getValue() > 0).map(Map.Entry::getKey).toList();
    }

    /** The types of jobs whose first answer was lost. */
    synchronized Set<String> jobTypesLost() {
        readOn();
        return Set.copyOf(jobTypesLost);
    }

    private void readOn() {
        for (String line : newLines()) {
            try {
                take(JSON.readTree(line));
            } catch (IOException e) {
                throw new UncheckedIOException("Not a record: " + line, e);
            }
        }
    }

    private void take(JsonNode exported) {
        JsonNode value = exported.path("value");
        long key = exported.path("key").asLong();
        String intent = exported.path("intent").asText();
        switch (exported.path("valueType").asText()) {
            case "VARIABLE" -> {
                // of a process that goes on under another version, which is told without its value
                if (!intent.equals("MIGRATED")) {
                    takeVariable(value);
                }
            }
            case "USER_TASK" -> userTasks.compute(key, (k, before) -> UserTask.of(key, intent, value));
            case "INCIDENT" -> incidents.put(key, Incident.of(key, intent, value));
            case "PROCESS_INSTANCE" -> steps
                    .computeIfAbsent(value.path("processInstanceKey").asLong(), k -> new TreeMap<>())
                    .put(exported.path("position").asLong(), Step.of(intent, value));
            case "JOB" -> {
                if (value.path("errorMessage").asText().equals(LostCompletions.LOST)) {
                    jobTypesLost.add(value.path("type").asText());
                }
            }
            default -> throw new IllegalStateException("not asked for: " + exported);
        }
    }

    private void takeVariable(JsonNode value) {
        long scope = value.path("scopeKey").asLong();
        try {
            subjectOf(scope).ifPresent(before -> instancesAbout(before).remove(scope));
            variables.computeIfAbsent(scope, k -> new HashMap<>())
                    .put(value.path("name").asText(), JSON.readTree(value.path("value").asText()));
            subjectOf(scope).ifPresent(now -> instancesAbout(now).add(scope));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<Long> instancesAbout(String subject) {
        return instancesAbout.computeIfAbsent(subject, any -> new TreeSet<>());
    }

    /** Whole lines only: the broker may be in the middle of one. */
    private List<String> newLines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (access.length() - read)];
            access.seek(read);
            access.readFully(bytes);
            List<String> lines = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    lines.add(new String(bytes, from, i - from, StandardCharsets.UTF_8));
                    from = i + 1;
                }
            }
            read += from;
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
