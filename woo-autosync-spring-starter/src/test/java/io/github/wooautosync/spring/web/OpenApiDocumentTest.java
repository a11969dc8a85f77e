package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The description of the API names every endpoint and no other; {@link OpenApiTruth} compares what they take and answer. */
class OpenApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "options", "head");
    private static final Pattern REFERENCE = Pattern.compile("\"#(/components/[^\"]+)\"");

    private final JsonNode document = OpenApiDocument.read();

    @Test
    void everyEndpointIsDescribedAndNoOther() {
        try (RestHost host = RestHost.start()) {
            Set<String> mapped = host.bean(ApiRouter.class).endpoints().stream()
                    .map(endpoint -> endpoint.method() + " " + endpoint.path())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(described()).isEqualTo(mapped);
        }
    }

    @Test
    void itIsServedWithItsPlace() throws Exception {
        try (RestHost host = RestHost.start("server.servlet.context-path=/pim", "woo.autosync.web.base-path=/shops")) {
            HttpResponse<String> served = host.caller("alice").send("GET", "/pim/shops/openapi.json", null);

            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(new ObjectMapper()
                            .readTree(served.body())
                            .at("/servers/0/url")
                            .asText())
                    .isEqualTo("/pim/shops");
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsUsed() {
        Set<String> referenced = new LinkedHashSet<>();
        Matcher references = REFERENCE.matcher(document.toString());
        while (references.find()) {
            referenced.add(references.group(1));
        }

        assertThat(referenced)
                .allSatisfy(pointer -> assertThat(document.at(pointer).isMissingNode())
                        .as(pointer)
                        .isFalse());
        Set<String> schemas = new TreeSet<>();
        document.at("/components/schemas").fieldNames().forEachRemaining(schemas::add);
        assertThat(schemas).allMatch(name -> referenced.contains("/components/schemas/" + name));
    }

    @Test
    void everyOperationHasANameOfItsOwnAndItsPathVariables() {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            Set<String> variables = Pattern.compile("\\{(\\w+)}")
                    .matcher(path.getKey())
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            Set<String> declared = new TreeSet<>();
            path.getValue()
                    .path("parameters")
                    .forEach(one -> declared.add(one.path("name").asText()));
            assertThat(declared).as(path.getKey()).isEqualTo(variables);
            path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(operation -> assertThat(names.add(
                                    operation.getValue().path("operationId").asText()))
                            .as("%s %s", operation.getKey(), path.getKey())
                            .isTrue());
        }
    }

    @Test
    void theRequestsHaveTheFieldsThatAreRead() {
        assertThat(properties("NewConnection")).containsExactlyInAnyOrderElementsOf(ConnectionFields.OF_NEW);
        assertThat(properties("ConnectionChange")).containsExactlyInAnyOrderElementsOf(ConnectionFields.OF_CHANGE);
    }

    private Set<String> properties(String schema) {
        Set<String> names = new TreeSet<>();
        document.at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private Set<String> described() {
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return described;
    }
}
