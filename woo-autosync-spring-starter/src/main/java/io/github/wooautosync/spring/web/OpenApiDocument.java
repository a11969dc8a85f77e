package io.github.wooautosync.spring.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The description of the REST API, for tools. */
final class OpenApiDocument {

    static final String PATH = "/openapi.json";

    private static final String RESOURCE = "openapi.json";

    private final ObjectNode document = read();
    private final String basePath;

    OpenApiDocument(String basePath) {
        this.basePath = basePath;
    }

    static ObjectNode read() {
        try (InputStream stream = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing in the jar");
            }
            return (ObjectNode) ApiJson.MAPPER.readTree(stream);
        } catch (IOException damaged) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", damaged);
        }
    }

    ServerResponse answer(ServerRequest request) {
        ObjectNode here = document.deepCopy();
        here.putArray("servers").addObject().put("url", request.servletRequest().getContextPath() + basePath);
        return JsonResponse.of(200, MediaType.APPLICATION_JSON, Map.of(), ApiJson.bytes(here));
    }
}
