package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** The host's ways with JSON and errors do not reach the API, nor the API's the host. */
class HostIsolationTest {

    @Test
    void theHostsAdviceAndTheApiDoNotMeet() {
        try (RestHost host = RestHost.start(HostWithOpinions.class)) {
            RestCaller caller = host.caller("alice");

            caller.get("/connections/unknown").expectProblem(404, "unknown-connection", "connectionId");
            caller.post("/connections", "{").expectProblem(400, "malformed-json");
            assertThat(caller.get("/connections").expect(200).response().body()).isEqualTo("{\"data\":[]}");
            assertThat(caller.send("GET", "/fails", null).statusCode()).isEqualTo(418);
            assertThat(caller.send("GET", "/fails", null).body()).contains("the host's own words");
            assertThat(caller.send("GET", "/integration/woocommerce/extra", null)
                            .body())
                    .contains("wrapped")
                    .contains("beneath");
        }
    }

    @Test
    void theHostsJsonSettingsDoNotChangeTheShapes() {
        try (RestHost host = RestHost.start(
                HostWithOpinions.class,
                "spring.jackson.property-naming-strategy=SNAKE_CASE",
                "spring.jackson.default-property-inclusion=non_null")) {
            RestCaller caller = host.caller("alice");
            String connection = host.connect(caller, host.store("Store A"));

            assertThat(caller.get("/connections/" + connection)
                            .json()
                            .path("lastSyncedAt")
                            .isNull())
                    .isTrue();
            assertThat(caller.send("GET", "/host", null).body())
                    .contains("some_name")
                    .doesNotContain("someName");
        }
    }

    @Test
    void anUnexpectedFailureTellsNothingButItsIncident() {
        try (RestHost host = RestHost.start(BrokenOwners.class)) {
            RestCaller.Answer answer =
                    host.caller("alice").get("/connections/default").expectProblem(500, "internal-error");

            assertThat(answer.text("detail")).contains("incident").doesNotContain("cs_secret");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BrokenOwners {

        @Bean
        OwnerResolver brokenOwners() {
            return request -> {
                throw new IllegalStateException("the directory is away, its password is cs_secret");
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class HostWithOpinions {

        @Bean
        HostController hostController() {
            return new HostController();
        }

        @Bean
        HostAdvice hostAdvice() {
            return new HostAdvice();
        }
    }

    record HostAnswer(String someName, Instant time) {}

    @RestController
    static class HostController {

        @GetMapping("/host")
        HostAnswer answer() {
            return new HostAnswer("x", Instant.EPOCH);
        }

        @GetMapping("/fails")
        HostAnswer fail() {
            throw new IllegalArgumentException("bad");
        }

        @GetMapping("/integration/woocommerce/extra")
        Map<String, Object> beneath() {
            return Map.of("place", "beneath");
        }
    }

    /** Wraps every answer and swallows every exception. */
    @RestControllerAdvice
    static class HostAdvice implements ResponseBodyAdvice<Object> {

        @ExceptionHandler
        ResponseEntity<Map<String, Object>> any(Exception failure) {
            return ResponseEntity.status(418).body(Map.of("error", "the host's own words"));
        }

        @Override
        public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
            return true;
        }

        @Override
        public Object beforeBodyWrite(
                @Nullable Object body,
                MethodParameter returnType,
                MediaType contentType,
                Class<? extends HttpMessageConverter<?>> converterType,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            return body == null ? Map.of() : Map.of("wrapped", body);
        }
    }
}
