package io.github.wooautosync.example.pim.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.FieldValues;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.catalog.ProductStatus;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.catalog.Variant;
import io.github.wooautosync.example.pim.Pim;
import io.github.wooautosync.id.ProductId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one thing that only a PIM can know: how its articles become products. */
@Component
public class ArticleSource implements ProductSource {

    private final ArticleRepository repository;
    private final Pim pim;

    ArticleSource(ArticleRepository repository, Pim pim) {
        this.repository = repository;
        this.pim = pim;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        List<Long> keys = ids.stream().map(id -> Long.valueOf(id.value())).toList();
        return repository.findAllById(keys).stream()
                .filter(article -> article.getOwner().equals(context.ownerId().value()))
                .map(this::product)
                .collect(toMap(Product::id, identity()));
    }

    private Product product(Article article) {
        List<ArticleAttribute> attributes = article.getAttributes();
        List<ArticleVariant> variants = attributes.isEmpty() ? List.of() : article.getVariants();
        Product.Builder product = Product.builder(ProductId.of(Objects.requireNonNull(article.getId())))
                .sku(article.getSku())
                .name(article.getName())
                .status(ProductStatus.PUBLISH)
                .type(variants.isEmpty() ? ProductType.SIMPLE : ProductType.VARIABLE)
                .description(article.getDescription())
                .images(article.getPictures().stream()
                        .map(file -> ProductImage.of(pim.pictureUrl(file)).withAltText(article.getName()))
                        .toArray(ProductImage[]::new));
        if (variants.isEmpty()) {
            product.price(article.getPrice());
        }
        if (!article.getCategory().isBlank()) {
            product.categories(
                    new CategoryPath(Arrays.asList(article.getCategory().split(">"))));
        }
        for (int i = 0; i < attributes.size(); i++) {
            ArticleAttribute attribute = attributes.get(i);
            boolean forVariants = i == 0 && !variants.isEmpty();
            product.attribute(
                    new AttributeValue(attribute.code(), attribute.label(), attribute.values(), true, forVariants));
        }
        variants.forEach(variant -> product.variant(new Variant(
                variant.sku(),
                Map.of(attributes.get(0).code(), variant.option()),
                FieldValues.builder()
                        .set(ProductField.SKU, variant.sku())
                        .set(ProductField.PRICE, variant.price())
                        .build())));
        return product.build();
    }
}
