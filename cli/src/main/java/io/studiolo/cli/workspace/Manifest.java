package io.studiolo.cli.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.studiolo.api.Quantity;
import io.studiolo.api.WorkspaceRequest;
import io.studiolo.api.WorkspaceType;
import io.studiolo.cli.failure.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** A workspace as a file describes it: {@code apiVersion: studiolo/v1}, {@code kind: Workspace}. */
record Manifest(WorkspaceRequest request) {
    private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec");
    private static final Set<String> SPEC = Set.of("template", "type", "description", "resources", "parameters", "env");

    /** Reads every document of a file; a fault is told with its document and field. */
    static List<Manifest> read(String yaml) {
        List<Manifest> all = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper(new YAMLFactory()).readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNextValue()) {
                JsonNode document = documents.nextValue();
                if (document != null && !document.isNull() && !document.isMissingNode()) {
                    all.add(of(document));
                }
            }
        } catch (JsonProcessingException e) {
            throw new UsageException("The file is no YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UsageException("The file can't be read: " + e.getMessage());
        } catch (TypeConversionException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        if (all.isEmpty()) {
            throw new UsageException("The file describes nothing");
        }
        return all;
    }

    /** What of the file's wishes the workspace doesn't have, in the form {@code field: has A, the file says B}. */
    List<String> differences(JsonNode workspace) {
        List<String> differences = new ArrayList<>();
        compare(differences, "template", workspace.path("template").asText(), request.template());
        WorkspaceType type = request.type();
        compare(differences, "type", workspace.path("type").asText(), type == null ? null : type.wire());
        WorkspaceRequest.ResourcesRequest resources = request.resources();
        if (resources != null) {
            JsonNode has = workspace.path("resources");
            String cpu = resources.cpu();
            String memory = resources.memory();
            Integer pids = resources.pids();
            compare(
                    differences,
                    "resources.cpu",
                    has.path("cpu").asText(),
                    cpu == null ? null : Quantity.ofCpuMillis(Quantity.cpuMillis(cpu)));
            compare(
                    differences,
                    "resources.memory",
                    has.path("memory").asText(),
                    memory == null ? null : Quantity.ofBytes(Quantity.bytes(memory)));
            compare(differences, "resources.pids", has.path("pids").asText(), pids == null ? null : pids.toString());
        }
        compareAll(differences, "parameters", workspace.path("parameters"), request.parameters());
        compareAll(differences, "env", workspace.path("env"), request.env());
        return differences;
    }

    private static void compareAll(
            List<String> differences, String field, JsonNode has, @Nullable Map<String, String> wanted) {
        if (wanted != null) {
            wanted.forEach((key, value) ->
                    compare(differences, field + "." + key, has.path(key).asText(), value));
        }
    }

    private static void compare(List<String> differences, String field, String has, @Nullable String wanted) {
        if (wanted != null && !wanted.equals(has)) {
            differences.add(field + ": has \"" + has + "\", the file says \"" + wanted + "\"");
        }
    }

    private static Manifest of(JsonNode document) {
        known(document, TOP, "");
        if (!document.path("apiVersion").asText().equals("studiolo/v1")) {
            throw new UsageException("apiVersion must be studiolo/v1");
        }
        if (!document.path("kind").asText().equals("Workspace")) {
            throw new UsageException("kind must be Workspace");
        }
        known(document.path("metadata"), Set.of("name"), "metadata.");
        JsonNode spec = document.path("spec");
        known(spec, SPEC, "spec.");
        String name = WorkspaceName.checked(document.at("/metadata/name").asText());
        if (!spec.hasNonNull("template")) {
            throw new UsageException("spec.template is missing; `studiolo template list` shows what there is");
        }
        return new Manifest(new WorkspaceRequest(
                name,
                spec.get("template").asText(),
                spec.hasNonNull("type")
                        ? new TypeText().convert(spec.get("type").asText())
                        : null,
                text(spec, "description"),
                resources(spec.path("resources")),
                map(spec, "parameters"),
                map(spec, "env"),
                null));
    }

    private static WorkspaceRequest.@Nullable ResourcesRequest resources(JsonNode resources) {
        if (!resources.isObject()) {
            return null;
        }
        known(resources, Set.of("cpu", "memory", "pids"), "spec.resources.");
        String cpu = text(resources, "cpu");
        String memory = text(resources, "memory");
        String pids = text(resources, "pids");
        return new WorkspaceRequest.ResourcesRequest(
                cpu == null ? null : new Quantities.Cpu().convert(cpu),
                memory == null ? null : new Quantities.Memory().convert(memory),
                pids == null ? null : new Quantities.Pids().convert(pids));
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.hasNonNull(member) ? node.get(member).asText() : null;
    }

    private static @Nullable Map<String, String> map(JsonNode spec, String member) {
        if (!spec.hasNonNull(member)) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        spec.get(member)
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }

    private static void known(JsonNode node, Set<String> fields, String prefix) {
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw new UsageException("\"" + prefix + field + "\" is no field of a Workspace; there are "
                        + String.join(", ", fields.stream().sorted().toList()));
            }
        });
    }
}
