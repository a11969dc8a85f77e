package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.id.OwnerId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

class OwnerResolutionTest {

    @Test
    void nobodyIsToldToSignIn() {
        try (RestHost host = RestHost.start()) {
            RestCaller nobody = new RestCaller(host.port, Map.of());

            nobody.get("/connections").expectProblem(401, "unauthenticated");
            nobody.post("/connections", "{}").expectProblem(401, "unauthenticated");
            nobody.post("/connections/export", "{\"productIds\": [101]}").expectProblem(401, "unauthenticated");
            nobody.get("/exports/1").expectProblem(401, "unauthenticated");
            host.caller("x".repeat(192)).get("/connections").expectProblem(401, "unauthenticated");
        }
    }

    @Test
    void aHostMaySayWhoTheOwnerIs() {
        try (RestHost host = RestHost.start(Tenants.class)) {
            RestCaller caller = host.caller("alice").with("X-Tenant", "acme");
            host.connect(caller, host.store("Store A"));

            assertThat(host.bean(ConnectionService.class).list(OwnerId.of("acme")))
                    .hasSize(1);
            assertThat(host.caller("bob")
                            .with("X-Tenant", "acme")
                            .get("/connections")
                            .json()
                            .path("data"))
                    .hasSize(1);
            host.caller("alice").get("/connections").expectProblem(401, "unauthenticated");
        }
    }

    @Test
    void springSecurityIsAllThatIsNeeded() {
        try (RestHost host = RestHost.secured(Security.class)) {
            RestCaller alice = basic(host, "alice");
            String connection = host.connect(alice, host.store("Store A"));

            assertThat(alice.get("/connections").json().path("data")).hasSize(1);
            basic(host, "bob").get("/connections/" + connection).expectProblem(404, "unknown-connection");
            assertThat(new RestCaller(host.port, Map.of())
                            .send("GET", RestCaller.BASE_PATH + "/connections", null)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void whoIsAnonymousForSpringSecurityIsNobody() {
        try (RestHost host = RestHost.secured(OpenSecurity.class)) {
            new RestCaller(host.port, Map.of()).get("/connections").expectProblem(401, "unauthenticated");
            basic(host, "alice").get("/connections").expect(200);
        }
    }

    /** Nothing of ours takes a path out of the host's protection; a front end sends the token as for the host's own paths. */
    @Test
    void theHostsProtectionAgainstForgedRequestsHolds() {
        try (RestHost host = RestHost.secured(OpenSecurity.class)) {
            String body = RestHost.connection(host.store("Store A"));
            RestCaller alice = basic(host, "alice");
            HttpResponse<String> forged = alice.send("POST", RestCaller.BASE_PATH + "/connections", body);
            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(alice.get("/connections").json().path("data")).isEmpty();

            HttpResponse<String> page = alice.send("GET", "/token", null);
            String session =
                    page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];

            alice.with("Cookie", session)
                    .with("X-CSRF-TOKEN", page.body())
                    .post("/connections", body)
                    .expect(201);
        }
    }

    private static RestCaller basic(RestHost host, String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
        return new RestCaller(host.port, Map.of("Authorization", "Basic " + credentials));
    }

    @Configuration(proxyBeanMethods = false)
    static class Tenants {

        @Bean
        OwnerResolver tenants() {
            return request -> Optional.ofNullable(request.getHeader("X-Tenant")).map(OwnerId::of);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Security {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .csrf(csrf -> csrf.ignoringRequestMatchers("/integration/woocommerce/**"))
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return accounts();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OpenSecurity {

        @Bean
        RouterFunction<ServerResponse> token() {
            return RouterFunctions.route()
                    .GET(
                            "/token",
                            request -> ServerResponse.ok()
                                    .body(((CsrfToken) request.attribute(CsrfToken.class.getName())
                                                    .orElseThrow())
                                            .getToken()))
                    .build();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return accounts();
        }
    }

    private static UserDetailsService accounts() {
        return new InMemoryUserDetailsManager(
                User.withUsername("alice")
                        .password("{noop}secret")
                        .roles("USER")
                        .build(),
                User.withUsername("bob").password("{noop}secret").roles("USER").build());
    }
}
