package io.github.wooautosync.spring.host;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A PIM with a page that changes a price the careless way: outside of any transaction, in the open view. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Articles.class, WebHostApplication.Prices.class})
public class WebHostApplication {

    /** Where prices are changed. */
    @RestController
    public static class Prices {

        private final Articles articles;

        @PersistenceContext
        private EntityManager entityManager;

        @SuppressWarnings("NullAway.Init")
        public Prices(Articles articles) {
            this.articles = articles;
        }

        @GetMapping("/price")
        public String change(@RequestParam("id") long id, @RequestParam("price") BigDecimal price) {
            Article inView = entityManager.find(Article.class, id);
            inView.setPrice(price);
            if (!entityManager.contains(inView)) {
                articles.changePrice(id, price.toString());
            } else {
                articles.run(() -> {});
            }
            return "changed";
        }
    }
}
