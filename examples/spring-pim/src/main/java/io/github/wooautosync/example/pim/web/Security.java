package io.github.wooautosync.example.pim.web;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Two users, each with articles and connections of their own. */
@Configuration(proxyBeanMethods = false)
class Security {

    @Bean
    SecurityFilterChain whoMaySeeWhat(HttpSecurity http) throws Exception {
        // Stores fetch pictures, and they have no user.
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/pictures/**", "/pim.css")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").permitAll().defaultSuccessUrl("/", true))
                .logout(withDefaults());
        return http.build();
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(user("anna"), user("ben"));
    }

    private static org.springframework.security.core.userdetails.UserDetails user(String name) {
        return User.withUsername(name).password("{noop}" + name).build();
    }
}
