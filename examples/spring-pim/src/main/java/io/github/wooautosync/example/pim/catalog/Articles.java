package io.github.wooautosync.example.pim.catalog;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What users do with their articles. One line per method tells the library what changed. */
@Service
public class Articles {

    private final ArticleRepository repository;
    private final AutoSyncService autoSync;

    Articles(ArticleRepository repository, AutoSyncService autoSync) {
        this.repository = repository;
        this.autoSync = autoSync;
    }

    @Transactional(readOnly = true)
    public List<Article> of(String owner) {
        return repository.findByOwnerOrderById(owner);
    }

    @Transactional(readOnly = true)
    public Optional<ArticleForm> form(String owner, long id) {
        return repository.findByIdAndOwner(id, owner).map(ArticleForm::of);
    }

    @Transactional
    public long create(String owner, ArticleForm form) {
        Article article = new Article(owner);
        form.writeTo(article);
        return Objects.requireNonNull(repository.saveAndFlush(article).getId());
    }

    @Transactional
    public void change(String owner, long id, ArticleForm form) {
        form.writeTo(repository.findByIdAndOwner(id, owner).orElseThrow());
        autoSync.autoSyncProductUpdate(ProductId.of(id), OwnerId.of(owner));
    }

    @Transactional
    public void delete(String owner, long id) {
        repository.delete(repository.findByIdAndOwner(id, owner).orElseThrow());
        autoSync.cleanupProductSyncData(List.of(ProductId.of(id)), OwnerId.of(owner));
    }
}
