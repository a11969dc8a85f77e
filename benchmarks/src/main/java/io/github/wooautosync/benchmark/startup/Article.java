package io.github.wooautosync.benchmark.startup;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** What the host keeps. */
@Entity
class Article {

    @Id
    @Nullable
    Long id;

    @Nullable
    String name;
}
