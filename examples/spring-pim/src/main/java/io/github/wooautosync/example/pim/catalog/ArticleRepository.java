package io.github.wooautosync.example.pim.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Articles in the database. */
public interface ArticleRepository extends JpaRepository<Article, Long> {

    List<Article> findByOwnerOrderById(String owner);

    Optional<Article> findByIdAndOwner(long id, String owner);
}
